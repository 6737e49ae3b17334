//! What goes wrong, and what somebody means to go wrong: a clear line each, nothing outside the site, nothing lost.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::helper::{Town, command, said};
use crate::pages::links_hold;

#[test]
fn names_of_files_do_no_harm() {
    let town = Town::new();
    let long = format!("{}.md", "长".repeat(84));
    let names = [
        "CON.md",
        "con.md",
        "a\nb.md",
        "\u{202e}gpj.md",
        "-rf.md",
        "..md.md",
        "$(reboot).md",
        "%2e%2e.md",
        " .md",
        &long,
    ];
    for (i, name) in names.iter().enumerate() {
        // Without a title the name is the title.
        fs::write(
            town.articles.join(name),
            format!("<!--17230000000{i:02}-->\n<p>第{i}篇。周阿水说：“名字怎么写都可以，第{i}次。”</p>"),
        )
        .expect("a file");
    }
    let output = town.built(&[]);
    assert!(!said(&output).contains('\u{202e}'));
    let files = town.files();
    links_hold(&files);
    assert!(files.keys().all(|path| path.bytes().all(|b| b.is_ascii_graphic())), "{:?}", files.keys());
    let mut folded: Vec<String> = files.keys().map(|path| path.to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), files.len(), "two names differ by case alone");
    let pages = files.values().filter(|b| String::from_utf8_lossy(b).contains("名字怎么写都可以")).count();
    assert!(pages >= names.len(), "{pages}");
}

#[test]
fn a_bad_file_is_listed_and_the_rest_goes_on() {
    let town = Town::new();
    fs::write(town.articles.join("empty.md"), "").expect("a file");
    fs::write(town.articles.join("large.md"), vec![b'a'; 1_200_000]).expect("a file");
    fs::write(town.articles.join("bytes.md"), (0..=255u8).cycle().take(5_000).collect::<Vec<_>>()).expect("a file");
    fs::copy(town.articles.join("01-lamp.md"), town.articles.join("copy.md")).expect("a copy");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/passwd", town.articles.join("link.md")).expect("a link");
        std::os::unix::fs::symlink("/etc", town.articles.join("etc")).expect("a link");
        std::os::unix::fs::symlink(".", town.articles.join("circle")).expect("a link");
    }
    let config = town.beside("c.toml", "max_megabytes = 1");
    let output = town.build(&["--config", config.to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let said = said(&output);
    for line in [
        "empty.md: the file is empty",
        "large.md: 1 MB are more",
        "copy.md: holds the same bytes as town/01-lamp.md",
        "link.md: a symbolic link",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    assert!(!town.files().values().any(|bytes| String::from_utf8_lossy(bytes).contains("root:x:")));
    links_hold(&town.files());
    let json = town.build(&["--config", config.to_str().expect("a plain path"), "--json"]);
    let lines = String::from_utf8(json.stdout).expect("UTF-8");
    let lines: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert!(lines.iter().any(|l| l["event"] == "file" && l["lost"] == true));
    assert_eq!(lines.last().map(|l| l["event"] == "done" && l["lost"] == 2), Some(true), "{lines:?}");
}

#[test]
fn what_it_did_not_write_is_not_overwritten() {
    let town = Town::new();
    fs::create_dir_all(&town.site).expect("a folder");
    fs::write(town.site.join("index.html"), "mine").expect("a file");
    let output = town.build(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("index.html: is there and was not written"), "{}", said(&output));
    assert_eq!(town.files().into_iter().collect::<Vec<_>>(), [("index.html".to_owned(), b"mine".to_vec())]);
    fs::remove_file(town.site.join("index.html")).expect("it was there");
    town.built(&[]);
    // Changed by hand, it is no longer what this program wrote.
    fs::write(town.site.join("index.html"), "changed by hand").expect("a file");
    town.add("20-new.md", "新的一篇", "港务局长沈望潮说：“新的一天，还是这盏灯。”");
    assert_eq!(town.build(&[]).status.code(), Some(2));
    assert_eq!(town.read("index.html"), "changed by hand");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_site_leads_nowhere() {
    let town = Town::new();
    let elsewhere = town.beside("elsewhere", "");
    fs::remove_file(&elsewhere).expect("it was there");
    fs::create_dir(&elsewhere).expect("a folder");
    fs::create_dir_all(&town.site).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, town.site.join("voices")).expect("a link");
    let output = town.build(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read_dir(&elsewhere).expect("a folder").count(), 0);
}

#[test]
fn a_site_among_its_sources_is_no_source() {
    let mut town = Town::new();
    town.site = town.articles.join("site");
    town.built(&[]);
    let before = town.files();
    let output = town.built(&[]);
    assert!(said(&output).contains("nothing has changed"), "{}", said(&output));
    assert_eq!(town.files(), before);
}

#[test]
fn nothing_to_read_is_said() {
    let town = Town::new();
    let empty = town.beside("nothing", "");
    fs::remove_file(&empty).expect("it was there");
    fs::create_dir(&empty).expect("a folder");
    let output = crate::helper::seed_archive(&[
        "build",
        empty.to_str().expect("a plain path"),
        "--out",
        town.site.to_str().expect("a plain path"),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no article found"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn interrupted_the_site_is_as_it_was() {
    let town = Town::new();
    town.built(&[]);
    let before = town.files();
    let long: String = (0..400)
        .map(|n| format!("<p>港务局长沈望潮说：“第{n}次说起这盏灯，我还是那句话，不会让它灭掉。”</p>"))
        .collect();
    for n in 0..60 {
        fs::write(
            town.articles.join(format!("long-{n}.md")),
            format!("<!--1724000000{n:03}-->\n[长文{n}](https://long.example/{n})\n------\n{long}"),
        )
        .expect("a file");
    }
    let mut child = command(&[
        "build",
        town.articles.to_str().expect("a plain path"),
        "--out",
        town.site.to_str().expect("a plain path"),
    ])
    .stderr(Stdio::piped())
    .spawn()
    .expect("it starts");
    std::thread::sleep(Duration::from_millis(700));
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success(), "it was over before it could be interrupted");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    assert!(town.files() == before);
    assert!(!town.site.join(".seed-archive/stage").exists());
    town.built(&[]);
    links_hold(&town.files());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_the_site_is_as_it_was() {
    let town = Town::new();
    fs::create_dir_all(&town.site).expect("a folder");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(&town.site).status();
    if !mounted.is_ok_and(|s| s.success()) {
        eprintln!("left out: a small disk cannot be made here (mount needs root)");
        return;
    }
    town.built(&[]);
    let before = town.files();
    for n in 0..40 {
        let long: String = (0..3_000)
            .map(|i| format!("<p>第{n}篇第{i}段，字数要多，内容要不一样：{}。</p>", i * 7919 * (n + 1)))
            .collect();
        fs::write(
            town.articles.join(format!("long-{n}.md")),
            format!("[长文{n}](https://long.example/{n})\n------\n{long}"),
        )
        .expect("a file");
    }
    let output = town.build(&[]);
    let same = town.files() == before;
    let unmounted = Command::new("umount").arg(&town.site).status().expect("umount runs");
    assert!(unmounted.success());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(same, "the site changed");
    assert!(said(&output).contains("error: "), "{}", said(&output));
}

#[test]
fn a_full_pipe_is_said() {
    let full = std::path::Path::new("/dev/full");
    if !full.exists() {
        eprintln!("left out: there is no /dev/full here");
        return;
    }
    let town = Town::new();
    let out = fs::OpenOptions::new().write(true).open(full).expect("it opens");
    let output = command(&["analyse", town.articles.to_str().expect("a plain path")])
        .stdout(out)
        .stderr(Stdio::piped())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("No space left"), "{}", said(&output));
}
