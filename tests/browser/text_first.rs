//! The text stands first; what is found is set into it without moving it.

use serde_json::json;

use crate::driver::Browser;

/// Puts a text into an element of its own; `window.told` is what happened, `window.shift` by how much anything moved since the text stood.
const SHOW: &str = r#"
    window.show = (text) => {
      document.querySelector('seed-reader')?.remove();
      window.told = [];
      window.shift = 0;
      window.e = document.createElement('seed-reader');
      for (const name of ['load', 'analysed', 'error']) e.addEventListener(name, (event) => told.push(event.type));
      Object.assign(e, { loading: 'eager', text });
      document.querySelector('#place').append(e);
      // The tools are in the shadow: what moves among them has no node here.
      const ofText = (entry) => entry.sources.some(({ node }) => node && e.contains(node.parentElement));
      const observe = () =>
        new PerformanceObserver((list) => list.getEntries().filter(ofText).forEach((entry) => { shift += entry.value })).observe({ type: 'layout-shift' });
      // What comes with the text itself has been laid out by then.
      return e.ready.then(() => requestAnimationFrame(() => setTimeout(observe)));
    };
    window.wait = (ms) => new Promise((done) => setTimeout(done, ms));
"#;

/// Speech that folds, a few words, a term, somebody without a name, somebody who is only mentioned inside a mark and beside a link; and more
/// than a window of it: what follows the element in a page is further down.
fn text() -> String {
    let said = "[港口的灯灭了](https://news.example/a)\n---\n\n\
        <p>港务局长<b>林小满说</b>：“码头的灯在昨天夜里全部熄灭，谁也不知道是为什么，我们还在查。”她补充道：“会修好的。”</p>\
        <p>所谓“灯塔计划”已经停了。一名工人说：“我们在这里干了三十年，从来没有见过这样的事情发生，真的没有。”</p>\
        <p>据<a href=https://b.example>《海港日报》</a>报道，市政府否认了这一说法。</p>";
    format!("<!--1735253943000-->\n{said}{}", "<p>风从海上来，吹了整整一夜，码头上没有人说话。</p>".repeat(40))
}

/// Front matter that few archives have, and Markdown.
fn markdown() -> String {
    let body = "## 码头\n\n港务局长**林小满**说：“码头的灯在昨天夜里全部熄灭，谁也不知道是为什么，我们还在查。”\n\n- 一盏\n- 两盏\n\n\
        > 风从海上来，吹了整整一夜。[^1]\n\n[^1]: 《海港日报》\n";
    format!("+++\ntitle = \"港口的灯灭了\"\ndate = 2024-12-27\n+++\n\n{body}")
}

async fn page() -> Browser {
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    browser.wait("the element", "return !!customElements.get('seed-reader')").await;
    browser.js(SHOW).await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn findings_move_no_line_and_keep_what_the_reader_did() {
    let browser = page().await;
    let before = "return show(text).then(() => { \
        getSelection().selectAllChildren(e.querySelector('.sr-article p')); \
        window.nodes = [...e.querySelectorAll('.sr-article, .sr-article *')]; \
        window.words = e.querySelector('.sr-article').textContent; \
        return [e.status, e.analysis, e.querySelectorAll('.sr-by[href]').length, nodes.length > 20] })";
    browser.js(&format!("window.text = {}", json!(text()))).await;
    assert_eq!(browser.js(before).await, json!(["ready", null, 0, true]));
    browser.wait("the findings", "return told.includes('analysed')").await;
    browser.js("return wait(300)").await;
    let after = "return [told.join(), nodes.every((n) => n.isConnected), \
        e.querySelector('.sr-article').textContent.replace(e.querySelector('.sr-tally').textContent, '') === words, \
        getSelection().toString().length > 5, e.querySelectorAll('.sr-by[href]').length >= 3, \
        e.querySelector('.sr-fold > summary').dataset.speaker, !!e.analysis]";
    assert_eq!(browser.js(after).await, json!(["load,analysed", true, true, true, true, "林小满", true]));
    let shift = browser.js("return shift").await.as_f64().expect("a number");
    assert!(shift <= 0.001, "layout shift {shift}");
    // What the reader folds meanwhile stays folded.
    browser.js("return show(text).then(() => { e.querySelector('.sr-fold').open = false })").await;
    browser.wait("the findings", "return told.includes('analysed')").await;
    assert_eq!(browser.js("return e.querySelector('.sr-fold').open").await, json!(false));
    browser.close().await;
}

/// The tree of what stands: names, attributes in order of their names, texts joined. Which pictures have failed by now is left out.
const TREE: &str = r#"
    window.tree = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      node.normalize();
      const attributes = [...node.attributes].filter((a) => !['aria-busy', 'data-missing'].includes(a.name)).map((a) => `${a.name}=${a.value}`).sort();
      return `<${node.localName} ${attributes.join(' ')}>${[...node.childNodes].map(tree).join('')}</>`;
    };
"#;

#[tokio::test(flavor = "multi_thread")]
async fn set_into_a_text_it_is_what_is_written_at_once() {
    let browser = page().await;
    browser.js(TREE).await;
    let shared = std::env::var_os("SEED_READER_SHARED").map_or_else(
        || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        std::path::PathBuf::from,
    );
    let mut texts = vec![text(), markdown()];
    let archive = std::fs::read_dir(shared.join("corpus/archive")).into_iter().flatten().flatten().map(|f| f.path());
    let mut archive: Vec<_> = archive.filter(|f| f.extension().is_some_and(|e| e == "md")).collect();
    archive.sort();
    if archive.is_empty() {
        eprintln!("skipped: there is no corpus at {}", shared.display());
    }
    texts.extend(
        archive.iter().step_by(7).map(|f| String::from_utf8_lossy(&std::fs::read(f).expect("a file")).into_owned()),
    );
    let formats = std::fs::read_dir(shared.join("formats")).into_iter().flatten().flatten().map(|f| f.path());
    // (Joplin's fields stand at the end: behind what is put there below they would be none.)
    let is_one = |f: &std::path::PathBuf| {
        let name = f.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".md") && !["HEADERS.md", "H15-joplin.md"].contains(&&*name)
    };
    let mut formats: Vec<_> = formats.filter(is_one).collect();
    formats.sort();
    texts.extend(formats.iter().map(|f| std::fs::read_to_string(f).expect("a file")));
    for text in texts {
        // A line end of another system's in the header keeps the first file from nothing; a replacement character does: then the rest writes
        // all at once. It stands where nothing shows it, behind the article.
        let both = format!(
            "const text = {}; const of = () => tree(e.querySelector('.sr-layout')).replaceAll(/sr\\d+-/g, 'sr-'); \
             return show(text).then(() => e.analysed).then(() => {{ window.merged = of() }}) \
               .then(() => show(text + '\\n<!-- \\ufffd -->')).then(() => e.analysed).then(() => [merged === of(), merged.length > 500, merged, of()])",
            json!(text)
        );
        let seen = browser.js(&both).await;
        if seen[0] != json!(true) || seen[1] != json!(true) {
            let (merged, whole) = (seen[2].as_str().unwrap_or(""), seen[3].as_str().unwrap_or(""));
            let at = merged.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
            let around = |s: &str| {
                s.chars()
                    .skip(s.get(..at).map_or(0, |s| s.chars().count().saturating_sub(80)))
                    .take(240)
                    .collect::<String>()
            };
            panic!(
                "{}\nset in: {}\nat once: {}",
                &text[..text.floor_char_boundary(120)],
                around(merged),
                around(whole)
            );
        }
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_stands_before_the_second_file_and_without_its_own() {
    let browser = page().await;
    browser.js(&format!("window.text = {}", json!(markdown()))).await;
    let seen = "return [e.querySelector('h1').textContent, e.querySelectorAll('li').length >= 2, !!e.querySelector('strong'), \
        e.querySelectorAll('.sr-quote').length, e.analysis?.quotes.length ?? null]";
    // The file that reads it does not come: then the rest does so.
    browser.site.refuse(Some("any_bg.wasm"));
    browser.js("return show(text)").await;
    browser.wait("the findings", "return told.includes('analysed')").await;
    assert_eq!(browser.js(seen).await, json!(["港口的灯灭了", true, true, 1, 1]));
    browser.client.refresh().await.expect("a page without the second file");
    browser.site.refuse(Some("core_bg.wasm"));
    browser.wait("the element", "return !!customElements.get('seed-reader')").await;
    browser.js(SHOW).await;
    browser.js(&format!("window.text = {}", json!(markdown()))).await;
    browser.js("return show(text)").await;
    assert_eq!(browser.js(seen).await, json!(["港口的灯灭了", true, true, 1, null]));
    browser.close().await;
}

/// The first file frees nothing that it has read, and is begun anew in time; without the second, all these texts are its own.
#[tokio::test(flavor = "multi_thread")]
async fn one_text_after_another_finds_room() {
    let browser = page().await;
    browser.site.refuse(Some("core_bg.wasm"));
    // 72,000 characters each: all of them take more than its memory holds.
    let paragraph = "<p>风从海上来，吹了整整一夜，<b>码头</b>上没有人说话。</p>".repeat(2_000);
    let all = format!(
        "const stood = []; let chain = Promise.resolve(); \
         for (let n = 0; n < 72; n++) \
           chain = chain.then(() => show(`[第${{n}}篇](https://news.example/)\n---\n` + {})) \
             .then(() => stood.push(e.querySelectorAll('.sr-article p').length)).then(() => wait(20)); \
         return chain.then(() => [stood.length, stood.every((n) => n === 2002)])",
        json!(paragraph)
    );
    assert_eq!(browser.js(&all).await, json!([72, true]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_second_file_the_text_is_whole_and_says_what_is_missing() {
    let browser = page().await;
    browser.js(&format!("window.text = {}", json!(text()))).await;
    browser.site.refuse(Some("core_bg.wasm"));
    browser.js("return show(text)").await;
    browser.wait("the failure", "return told.includes('error')").await;
    let seen = "return [e.status, e.analysis, e.querySelectorAll('.sr-article p, .sr-paragraph').length >= 3, !!e.shadowRoot.querySelector('.failure button')]";
    assert_eq!(browser.js(seen).await, json!(["ready", null, true, true]));
    browser.site.refuse(None);
    browser.js("e.shadowRoot.querySelector('.failure button').click()").await;
    browser.wait("the findings", "return told.includes('analysed') && !!e.analysis").await;
    browser.close().await;
}

/// Neither file carries the rare names of characters: the browser is asked, and a text cannot keep it busy.
#[tokio::test(flavor = "multi_thread")]
async fn rare_names_are_the_browsers_and_what_nobody_knows_stands_as_it_is_written() {
    let browser = page().await;
    let unknown: String = (0..700).map(|i| format!("&zq{i}; ")).collect();
    for (body, holds) in [
        ("<p>甲&hearts;&bne;&zq1;</p>".to_owned(), "甲♥=\u{20e5}&zq1;".to_owned()),
        // More than are looked up: the second file reads it, and what is asked for after that is not looked up.
        (format!("<p>&spades;{unknown}&diams;</p>"), format!("♠{unknown}&diams;")),
        ("<p>&diams;</p>".to_owned(), "♦".to_owned()),
    ] {
        let seed = json!(format!("<!--1735253943000-->\n[港口](https://news.example/a)\n---\n\n{body}"));
        browser.js(&format!("return show({seed})")).await;
        browser.wait("the findings", "return told.includes('analysed')").await;
        assert_eq!(browser.js("return e.querySelector('.sr-article > p').textContent").await, json!(holds));
    }
    browser.close().await;
}
