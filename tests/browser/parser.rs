//! Our parser against the browser's own: what we keep and what we say is left out are, together, what a browser would have shown.

use std::collections::HashMap;

use seed_reader::Article;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::server::shared;

/// The text of documents as the browser parses them, without what is never shown.
const TEXTS: &str = "const SKIP = ['SCRIPT', 'STYLE', 'TEMPLATE'];
    const text = (node) => node.nodeType === 3 ? node.data : SKIP.includes(node.nodeName) ? '' : [...node.childNodes].map(text).join('');
    return arguments[0].map((html) => text(new DOMParser().parseFromString(html, 'text/html')))";

async fn browsers_texts(browser: &Browser, bodies: Vec<&str>) -> Vec<String> {
    let all = browser.client.execute(TEXTS, vec![json!(bodies)]).await.expect("the browser parses");
    all.as_array().into_iter().flatten().map(|t| squash(t.as_str().unwrap_or_default())).collect()
}

/// White space and what has no width are the style sheet's business.
fn squash(text: &str) -> String {
    let invisible = |c: char| c.is_whitespace() || "\u{200b}\u{200c}\u{200d}\u{feff}\u{ad}\u{2060}".contains(c);
    text.chars().filter(|c| !invisible(*c)).collect()
}

/// How often each character stands in a text.
fn count(text: &str) -> HashMap<char, isize> {
    let mut counts = HashMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

/// The characters that one text has more of than the other, with how many.
fn differences(ours: &str, theirs: &str) -> Vec<(char, isize)> {
    let mut counts = count(ours);
    count(theirs).into_iter().for_each(|(c, n)| *counts.entry(c).or_default() -= n);
    let mut differing: Vec<_> = counts.into_iter().filter(|(_, n)| *n != 0).collect();
    differing.sort_unstable();
    differing
}

/// All that an article holds of its body.
fn held(article: &Article) -> String {
    let blocks = article.document.blocks.iter().map(|b| squash(&b.text()));
    blocks.chain(article.document.dropped.iter().map(|d| squash(&d.text))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_of_the_corpus_holds_the_browsers_text() {
    let Some(shared) = shared() else { return eprintln!("skipped: there is no corpus") };
    let mut files = Vec::new();
    for folder in ["archive", "outlets", "parallel", "seed"] {
        let entries = std::fs::read_dir(shared.join("corpus").join(folder)).expect("a folder of the corpus");
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let seed = String::from_utf8_lossy(&std::fs::read(&path).expect("a file")).replace("\r\n", "\n");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_rule = |line: &str| line.len() >= 3 && line.bytes().all(|b| b == b'-');
            let rule = seed.lines().find(|line| is_rule(line.trim_end()));
            if let Some((_, body)) = rule.and_then(|rule| seed.split_once(&format!("\n{rule}\n"))) {
                files.push((name, Article::parse(&seed), body.to_owned()));
            }
        }
    }
    assert!(files.len() > 190, "{} files", files.len());
    let browser = Browser::start().await;
    browser.goto("").await;
    for part in files.chunks(20) {
        let theirs = browsers_texts(&browser, part.iter().map(|(.., body)| body.as_str()).collect()).await;
        for ((name, article, _), theirs) in part.iter().zip(theirs) {
            assert_eq!(differences(&held(article), &theirs), [], "{name}");
            let mut at = 0;
            for block in &article.document.blocks {
                let words = squash(&block.text());
                let found = theirs[at..].find(&words);
                at += found.unwrap_or_else(|| panic!("{name}: out of order: {words}")) + words.len();
            }
        }
    }
    browser.close().await;
}

/// By the HTML standard, whichever engine reads it: what differs is listed with its reason, and what only newer engines do is expected only
/// of those.
#[tokio::test(flavor = "multi_thread")]
async fn malformed_html_has_the_same_characters() {
    let Some(shared) = shared() else { return eprintln!("skipped: there are no malformed inputs") };
    let inputs = shared.join("bench/security/html5lib-treeconstruction.json");
    let inputs: Value = serde_json::from_slice(&std::fs::read(inputs).expect("the inputs")).expect("JSON");
    let inputs: Vec<(&str, &str)> = inputs
        .as_array()
        .into_iter()
        .flatten()
        .map(|i| (i["id"].as_str().unwrap_or_default(), i["data"].as_str().unwrap_or_default()))
        .collect();
    let browser = Browser::start().await;
    browser.goto("").await;
    let theirs = browsers_texts(&browser, inputs.iter().map(|(_, data)| *data).collect()).await;
    let mut differ = Vec::new();
    for ((id, data), theirs) in inputs.iter().zip(theirs) {
        let article = Article::parse(&format!("<!--1718000000000-->\n[T](https://news.example/1)\n---\n{data}"));
        if !differences(&held(&article), &theirs).is_empty() {
            differ.push(*id);
        }
    }
    let mut known: Vec<&str> = Vec::new();
    for (_, where_it_is_so, ids) in REASONS {
        let is_so =
            browser.client.execute(&format!("return Boolean({where_it_is_so})"), vec![]).await.expect("an answer");
        if is_so == json!(true) {
            known.extend(ids);
        }
    }
    let unknown: Vec<_> = differ.iter().filter(|id| !known.contains(id)).collect();
    let mended: Vec<_> = known.iter().filter(|id| !differ.contains(id)).collect();
    assert!(unknown.is_empty() && mended.is_empty(), "not in the list: {unknown:?}; no longer in it: {mended:?}");
    assert!(inputs.len() > 1700 && differ.len() * 50 <= inputs.len(), "{} of {}", differ.len(), inputs.len());
    browser.close().await;
}

/// The malformed inputs whose characters differ: why, in which browsers (what they answer with true), and which.
const REASONS: [(&str, &str, &[&str]); 5] = [
    (
        "a page of frames has no text in a browser; here what is written in it is kept",
        "true",
        &[
            "html5lib-foreign-fragment-052",
            "html5lib-plain-text-unsafe-019",
            "html5lib-plain-text-unsafe-020",
            "html5lib-tests18-018",
            "html5lib-tests18-019",
            "html5lib-tests18-021",
            "html5lib-tests19-041",
            "html5lib-tests2-006",
            "html5lib-tests2-007",
            "html5lib-tests2-008",
            "html5lib-tests6-008",
        ],
    ),
    (
        "what the browser parses here runs no scripts, so that it takes a noscript for markup; here it ends at the next </noscript>, as where scripts run",
        "true",
        &[
            "html5lib-noscript01-010",
            "html5lib-tests16-084",
            "html5lib-tests16-086",
            "html5lib-tests16-088",
            "html5lib-tests16-181",
            "html5lib-tests16-183",
            "html5lib-tests16-185",
            "html5lib-tests18-005",
            "html5lib-tests5-016",
        ],
    ),
    (
        "a browser that knows `selectedcontent` shows the chosen option twice, in the list and on its button; here it stands once",
        "'HTMLSelectedContentElement' in window",
        &["html5lib-webkit02-045", "html5lib-webkit02-046", "html5lib-webkit02-047", "html5lib-webkit02-048"],
    ),
    (
        "a browser from before lists could hold anything drops a plaintext in them, and takes its end for one; here it is text",
        "!new DOMParser().parseFromString('<select><plaintext>', 'text/html').querySelector('plaintext')",
        &["html5lib-tests18-014", "html5lib-tests18-015"],
    ),
    (
        "of templates in templates the first end tag ends all; here their text is kept",
        "true",
        &["html5lib-template-070"],
    ),
];
