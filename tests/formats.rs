//! The headers of every archive that is known: what each of the small files of `../shared/formats` says, and that none of it is
//! shown as text.

use std::path::PathBuf;

use seed_reader::Article;
use seed_reader::document::Block;

struct Want {
    file: &'static str,
    url: Option<&'static str>,
    published: Option<&'static str>,
    archived: Option<&'static str>,
    byline: Option<&'static str>,
}

const QUAY: Option<&str> = Some("https://news.example/zh/quay");
const LI_MING: Option<&str> = Some("李明");

const WANT: [Want; 15] = [
    Want {
        file: "H01-jekyll-yaml-url.md",
        url: Some("https://news.example/article/36517/"),
        published: Some("2020-12-17T00:00:00Z"),
        archived: None,
        byline: Some("林勵"),
    },
    Want {
        file: "H02-jekyll-linkline.md",
        url: QUAY,
        published: Some("2018-04-07T00:00:00Z"),
        archived: None,
        byline: LI_MING,
    },
    Want {
        file: "H03-forum-export.md",
        url: None,
        published: Some("2018-05-07T00:20:00Z"),
        archived: Some("2018-05-07T00:20:00Z"),
        byline: None,
    },
    Want {
        file: "H04-hugo-toml.md",
        url: QUAY,
        published: Some("2024-03-05T07:07:00Z"),
        archived: None,
        byline: LI_MING,
    },
    Want {
        file: "H07-jina-reader.md",
        url: QUAY,
        published: Some("2024-03-05T07:07:00Z"),
        archived: None,
        byline: None,
    },
    Want {
        file: "H08-obsidian-clipper.md",
        url: QUAY,
        published: Some("2024-03-05T00:00:00Z"),
        archived: Some("2025-08-26T00:00:00Z"),
        byline: LI_MING,
    },
    Want {
        file: "H09-omnivore.md",
        url: QUAY,
        published: Some("2024-03-05T15:07:00Z"),
        archived: Some("2024-03-06T03:01:46Z"),
        byline: LI_MING,
    },
    Want { file: "H10-readwise.md", url: QUAY, published: None, archived: None, byline: LI_MING },
    Want {
        file: "H11-markdownload.md",
        url: QUAY,
        published: None,
        archived: Some("2024-03-06T10:01:37Z"),
        byline: LI_MING,
    },
    Want {
        file: "H12-broadcast-log.md",
        url: None,
        published: Some("2024-03-05T00:00:00Z"),
        archived: None,
        byline: None,
    },
    Want { file: "H14-logseq.md", url: QUAY, published: Some("2024-03-05T00:00:00Z"), archived: None, byline: LI_MING },
    Want { file: "H15-joplin.md", url: QUAY, published: None, archived: Some("2024-03-06T10:01:37Z"), byline: LI_MING },
    Want {
        file: "H17-seed-with-frontmatter.md",
        url: QUAY,
        published: Some("2024-03-05T00:00:00Z"),
        archived: None,
        byline: LI_MING,
    },
    Want { file: "H18-seed-markdown-body.md", url: QUAY, published: None, archived: None, byline: None },
    Want { file: "H19-seed-markdown-one-tag.md", url: QUAY, published: None, archived: None, byline: None },
];

fn read(file: &str) -> Option<Article> {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    match std::fs::read_to_string(shared.join("formats").join(file)) {
        Ok(text) => Some(Article::parse(&text)),
        Err(_) => {
            eprintln!("skipped: there is no {file} in {}", shared.display());
            None
        }
    }
}

#[test]
fn every_header_says_what_it_says() {
    for want in WANT {
        let Some(article) = read(want.file) else { continue };
        let d = &article.document;
        let title = match want.file {
            "H01-jekyll-yaml-url.md" => "码头的灯灭了 船等了三小时",
            "H12-broadcast-log.md" => "《港口新闻》 (20240305)",
            _ => "码头的灯灭了",
        };
        assert_eq!(d.title, title, "{}", want.file);
        assert_eq!(d.url.as_ref().map(|u| u.as_str()), want.url, "{}", want.file);
        assert_eq!(d.published.as_ref().map(|p| p.at.rfc3339()).as_deref(), want.published, "{}", want.file);
        assert_eq!(d.archived.map(|a| a.rfc3339()).as_deref(), want.archived, "{}", want.file);
        assert_eq!(d.byline.as_deref(), want.byline, "{}", want.file);
    }
}

#[test]
fn no_header_is_shown() {
    for want in WANT {
        let Some(article) = read(want.file) else { continue };
        let shown = article.document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("\n");
        for part in [
            "title",
            "Title",
            "author",
            "source",
            "layout",
            "tags",
            "aid:",
            "type_",
            "Markdown Content",
            "Metadata",
            "Excerpt",
            "Read O",
            "+++",
            "Omnivore",
            "rw-book-cover",
        ] {
            assert!(!shown.contains(part), "{}: {part} in {shown}", want.file);
        }
        let said = &article.findings.quotes;
        assert!(said.iter().all(|q| q.leaf > 0 || !shown.starts_with('“')), "{}", want.file);
        assert!(shown.contains("林大海说"), "{}", want.file);
    }
}

#[test]
fn the_copy_is_told_from_the_source() {
    let Some(article) = read("H01-jekyll-yaml-url.md") else { return };
    let d = article.document;
    let copy = "https://web.archive.org/web/20210630171255/https://news.example/article/36517/";
    assert_eq!(d.archive_url.as_ref().map(|u| u.as_str()), Some(copy));
    assert_eq!(d.tags, ["码头", "Harbour"]);
    assert_eq!(d.metadata, [("category".to_owned(), "眾聞".to_owned())]);
}

#[test]
fn summaries_are_no_text() {
    for file in ["H02-jekyll-linkline.md", "H08-obsidian-clipper.md", "H11-markdownload.md"] {
        let Some(article) = read(file) else { return };
        assert!(article.document.summary.is_some(), "{file}");
    }
}

/// What else is met in the wild, in our own words.
#[test]
fn headers_that_are_in_no_folder() {
    let title = |text: &str| Article::parse(text).document.title;
    let project = "[#]: subject: (The light is out)\n[#]: via: (https://news.example/light)\n[#]: translator: (wxy)\n\
        [#]: author: (Ann Lee https://news.example/lee/)\n[#]: url: (https://linux.example/1)\n\n码头的灯灭了\n======\n\n正文。";
    let d = Article::parse(project).document;
    assert_eq!(d.title, "The light is out");
    assert_eq!(d.blocks.iter().map(Block::text).collect::<Vec<_>>(), ["码头的灯灭了", "正文。"], "its heading stays");
    let once = project.replace("(The light is out)", "\"码头的灯灭了\"");
    let d = Article::parse(&once).document;
    assert_eq!((d.title.as_str(), d.blocks.len()), ("码头的灯灭了", 1), "but not the title once more");
    let d = Article::parse(project).document;
    assert_eq!(d.url.as_ref().map(|u| u.as_str()), Some("https://news.example/light"));
    assert_eq!((d.byline.as_deref(), d.translator.as_deref()), (Some("Ann Lee"), Some("wxy")));

    let reader = "> 本文由 [简悦 SimpRead](http://s.example/) 转码， 原文地址 [news.example](https://news.example/zh/quay)\n\n正文。";
    let d = Article::parse(reader).document;
    assert_eq!(d.url.as_ref().map(|u| u.as_str()), QUAY);
    assert_eq!(d.blocks.len(), 1);

    let wiki = "---\ntitle: 【第68期】灯：灭了！\npublished: true\ndate: 2025-11-02T03:43:43.767Z\ntags: \ndateCreated: 2023-01-26T04:26:41.312Z\n---\n\n正文。";
    let d = Article::parse(wiki).document;
    assert_eq!(d.title, "【第68期】灯：灭了！");
    assert_eq!(d.published.map(|p| p.at.rfc3339()).as_deref(), Some("2025-11-02T03:43:43Z"), "a flag is no date");

    let page = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example/zh/quay \n \
        saved date: Wed Mar 06 2024 18:01:37 GMT+0800 (CST)\n--><title>码头的灯灭了 - 海港日报</title><body><h1>码头的灯灭了</h1><p>正文。";
    let a = Article::parse(page);
    assert_eq!(a.document.url.as_ref().map(|u| u.as_str()), QUAY);
    assert_eq!(a.document.archived.map(|at| at.rfc3339()).as_deref(), Some("2024-03-06T10:01:37Z"));
    assert_eq!(a.document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>(), ["正文。"], "the headline once");

    assert_eq!(
        title("---\ntitle: 前\n---\n<!--1735253943000-->\n[后](https://a.example/)\n------\n正文"),
        "后",
        "the archiver's wins"
    );
    assert_eq!(title("---\nlayout: post\ntitle: \"甲\"乙\"丙\"\n---\n正文"), "甲\"乙\"丙", "no valid YAML");
}

#[test]
fn replies_stand_below_the_article() {
    let thread = "---\ntitle: 题\ncomments:\n    -\n        authorID: 13\n        addTime: 2018-01-13T12:28:00.000Z\n        \
        content: 就这样吧\n    -\n        authorID: 1\n        content: |-\n            一\n\n            二\n---\n\n正文。";
    let text = Article::parse(thread).document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("|");
    assert!(
        text.starts_with("正文。|") && text.contains("13 ·") && text.contains("|就这样吧|") && text.ends_with("|一|二"),
        "{text}"
    );
}
