//! What stands on the pages, and where their links lead.

use std::collections::{BTreeMap, HashSet};

use crate::helper::Town;

/// The values of an attribute, as they stand.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=");
    let mut out = Vec::new();
    for (at, _) in html.match_indices(&start) {
        let rest = &html[at + start.len()..];
        out.push(match rest.strip_prefix('"') {
            Some(rest) => rest.split('"').next().unwrap_or_default(),
            None => rest.split([' ', '>']).next().unwrap_or_default(),
        });
    }
    out
}

/// Where a relative address leads from a page.
fn resolved(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop().expect("no link climbs out of the site")),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Every link of every page leads to a file that is there, and to a place that is there in it.
pub fn links_hold(files: &BTreeMap<String, Vec<u8>>) {
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
        .collect();
    let ids: BTreeMap<&str, HashSet<&str>> =
        pages.iter().map(|(path, html)| (*path, attribute(html, "id").into_iter().collect())).collect();
    let mut links = 0;
    for (page, html) in &pages {
        for address in
            attribute(html, "href").into_iter().chain(attribute(html, "src")).chain(attribute(html, "action"))
        {
            if address.contains(':') || address.is_empty() {
                continue;
            }
            let (path, place) = address.split_once('#').map_or((address, None), |(path, place)| (path, Some(place)));
            let target = if path.is_empty() { (*page).to_owned() } else { resolved(page, path) };
            assert!(files.contains_key(&target), "{page}: {address} leads to no file");
            if let Some(place) = place {
                assert!(ids[target.as_str()].contains(place), "{page}: {address} leads to no place");
            }
            links += 1;
        }
    }
    assert!(links > 500, "{links} links were looked at");
}

#[test]
fn every_link_leads_somewhere() {
    let town = Town::new();
    town.built(&[]);
    links_hold(&town.files());
}

#[test]
fn every_link_leads_somewhere_in_every_language() {
    let town = Town::new();
    let config = town.beside("c.toml", "title = '岬角镇'\nlanguages = ['zh-Hant', 'en']\nbase_url = 'https://archive.example/cape/'\n[feeds]\nvoice_articles = 1");
    town.built(&["--config", config.to_str().expect("a plain path")]);
    let files = town.files();
    links_hold(&files);
    assert!(
        files.contains_key("en/voices/index.html")
            && files.contains_key("sitemap.xml")
            && files.contains_key("opensearch.xml")
    );
    let (path, english) = town.page_with("en/articles", "<title>老灯塔还要不要留");
    assert!(
        english.contains("About this article") && english.contains("<html class=\"sr-app ar-root\" lang=\"en\""),
        "{english}"
    );
    let (_, chinese) = town.page_with(path.trim_start_matches("en/"), "<title>老灯塔还要不要留");
    assert!(chinese.contains("關於本文") && !chinese.contains("About this article"));
    let feed = town.read("feeds/index.xml");
    assert!(feed.contains("<id>https://archive.example/cape/articles/"), "{feed}");
}

#[test]
fn a_voice_has_all_that_it_is_quoted_with() {
    let town = Town::new();
    town.built(&[]);
    let (path, html) = town.voice("沈望潮");
    for words in [
        "这座灯塔照了一百二十年，我们不会让它在我手上灭掉。",
        "这一票是替还没有出生的人投的。",
        "卫星会坏，灯不会撒谎。",
        // In Traditional characters, and under the Latin form that another article gives.
        "這裡每一塊磚都記得一個名字。",
        "The pier will not close while I am here,",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert!(html.contains("Shen Wangchao") && html.contains("港务局长"), "{html}");
    assert!(html.find("灯没有灭过一秒钟") < html.find("这座灯塔照了一百二十年"), "the newest first");
    // From the article there and back.
    let (_, article) = town.page_with("articles/", "<title>老灯塔还要不要留");
    assert!(article.contains(&path) && article.contains("条，见于"), "{article}");
}

#[test]
fn a_voice_says_what_it_rests_on_until_it_is_told() {
    let town = Town::new();
    town.built(&[]);
    let (_, html) = town.voice("王芳");
    assert!(html.contains("镇医院医生") && html.contains("律师") && html.contains("同名的未必是同一人"));
    let told = town.beside(
        "voices.toml",
        "[[split]]\nname = '王芳'\nas = '王芳（医生）'\noffice = ['医生']\n[[hide]]\nname = '周阿水'\n",
    );
    town.built(&["--voices", told.to_str().expect("a plain path")]);
    let (_, doctor) = town.voice("王芳（医生）");
    assert!(doctor.contains("我父亲的船") && !doctor.contains("合同里"));
    assert!(town.voice("王芳").1.contains("合同里"));
    assert!(!town.files().values().any(|bytes| String::from_utf8_lossy(bytes).contains("<h1><bdi>周阿水</bdi></h1>")));
    links_hold(&town.files());
}

#[test]
fn an_article_and_its_translation_are_one_page() {
    let town = Town::new();
    town.built(&[]);
    let (_, html) = town.page_with("articles/", "A lamp in two languages");
    assert!(html.contains("两种语言里的灯") && html.contains("name=\"sr-data-view\""));
    assert!(html.matches("sr-row").count() > 1);
}

#[test]
fn nothing_of_an_article_is_more_than_text() {
    let town = Town::new();
    town.built(&[]);
    for (path, bytes) in town.files() {
        if path.ends_with(".html") {
            let html = String::from_utf8(bytes).expect("UTF-8");
            assert!(
                !html.contains("<script>") && !html.contains(" onmouseover=") && !html.contains(" onclick="),
                "{path}"
            );
            assert!(html.contains("default-src 'none'"), "{path}");
            let title = html.split("<title>").nth(1).and_then(|t| t.split("</title>").next()).expect("a title");
            assert!(!title.contains('\u{202e}'), "{path}");
            assert!(!html.contains(['\u{fdd1}', '\u{fdd2}', '\u{fdd3}']), "{path} holds a mark of ours");
        }
    }
}

#[test]
fn a_theme_is_a_few_tokens() {
    let town = Town::new();
    let config = town.beside("c.toml", "theme = { accent = '#0a5' }");
    town.built(&["--config", config.to_str().expect("a plain path")]);
    assert!(town.read("assets/archive.css").contains("--accent: #0a5;"));
    let wrong = town.beside("w.toml", "colour = 'red'");
    let output = town.build(&["--config", wrong.to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(crate::helper::said(&output).contains("colour"));
}

#[test]
fn articles_become_live_where_that_is_asked_for() {
    let town = Town::new();
    let config = town.beside("c.toml", "reader = 'seed-reader/define.js'");
    town.built(&["--config", config.to_str().expect("a plain path")]);
    let (path, html) = town.page_with("articles/", "<title>老灯塔还要不要留");
    let seed = attribute(&html, "src").into_iter().find(|src| src.ends_with(".md")).expect("the seed's address");
    assert_eq!(
        town.read(&resolved(&path, seed)),
        std::fs::read_to_string(town.articles.join("01-lamp.md")).expect("the article")
    );
    assert!(
        html.contains("<script type=\"module\" src=\"../../../seed-reader/define.js\">")
            && html.contains("connect-src 'self'")
    );
    // Without the script the text stands there all the same.
    assert!(html.contains("我们不会让它在我手上灭掉"));
}
