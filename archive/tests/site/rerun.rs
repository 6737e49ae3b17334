//! The second run.

use std::time::SystemTime;

use crate::helper::{Town, said};
use crate::pages::links_hold;

fn changed(town: &Town) -> Vec<(String, SystemTime)> {
    let time = |path: &String| std::fs::metadata(town.site.join(path)).and_then(|m| m.modified()).expect("a time");
    town.files().keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn what_has_not_changed_is_not_written() {
    let town = Town::new();
    town.built(&[]);
    let before = changed(&town);
    let output = town.built(&[]);
    assert!(said(&output).contains("nothing has changed"), "{}", said(&output));
    assert_eq!(changed(&town), before);
}

#[test]
fn what_was_kept_gives_the_same_site_as_reading_anew() {
    let (town, fresh) = (Town::new(), Town::new());
    town.built(&[]);
    for town in [&town, &fresh] {
        town.add("20-new.md", "新的一篇", "港务局长沈望潮说：“新的一天，还是这盏灯。”");
    }
    let output = town.built(&[]);
    assert!(said(&output).contains("(1 read anew)"), "{}", said(&output));
    fresh.built(&[]);
    let (ours, theirs) = (town.files(), fresh.files());
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    for (path, bytes) in &ours {
        assert!(*bytes == theirs[path], "{path} differs");
    }
}

#[test]
fn only_what_changed_is_written() {
    let town = Town::new();
    town.built(&[]);
    let before = changed(&town);
    town.add("20-new.md", "没有人说话的一篇", "这里没有引语。");
    town.built(&[]);
    let after: std::collections::BTreeMap<_, _> = changed(&town).into_iter().collect();
    let same =
        before.iter().filter(|(path, time)| path.starts_with("voices/") && after.get(path) == Some(time)).count();
    let voices = before.iter().filter(|(path, _)| path.starts_with("voices/")).count();
    assert!(same + 2 >= voices && voices > 5, "{same} of {voices} pages of voices are as they were");
}

#[test]
fn files_that_are_gone_go_and_others_stay() {
    let town = Town::new();
    town.built(&[]);
    let (path, _) = town.page_with("articles/", "<title>台风过后");
    std::fs::write(town.site.join("CNAME"), "archive.example").expect("a file");
    std::fs::write(town.site.join("articles/mine.txt"), "mine").expect("a file");
    std::fs::remove_file(town.articles.join("06-storm.md")).expect("it was there");
    town.built(&[]);
    assert!(!town.site.join(path).exists());
    assert_eq!(town.read("CNAME"), "archive.example");
    assert_eq!(town.read("articles/mine.txt"), "mine");
    links_hold(&town.files());
}

#[test]
fn a_site_that_lost_a_file_gets_it_back() {
    let town = Town::new();
    town.built(&[]);
    let before = town.files();
    std::fs::remove_file(town.site.join("voices/index.html")).expect("it was there");
    town.built(&[]);
    assert_eq!(town.files(), before);
}
