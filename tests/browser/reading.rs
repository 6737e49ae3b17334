//! Reading: the text, folding, jumping.

use seed_reader::Article;
use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;
use crate::{server, squash};

/// The document that the project started from.
const SEED: &str = "corpus/seed/voa-7915207.md";

/// The text of a file as the analysis has it: its blocks, one after the other.
fn analysed(path: &str) -> Option<String> {
    let file = server::shared()?.join(path);
    let text = std::fs::read_to_string(file).expect("a corpus file");
    Some(Article::parse(&text).document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("\n"))
}

/// What a person reads below the head.
async fn visible(browser: &Browser) -> String {
    // Images do not come here; what stands in their place is the interface's.
    browser.js("document.querySelectorAll('.sr-missing').forEach((e) => e.remove())").await;
    browser
        .string("return [...document.querySelector('.sr-article').children].filter((e) => !e.matches('.sr-head')).map((e) => e.innerText).join('\\n')")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_visible_text_is_the_analysis() {
    if server::shared().is_none() {
        return eprintln!("skipped: there is no corpus");
    }
    let browser = Browser::start().await;
    for path in [
        SEED,
        "corpus/outlets/matters-news-06a528c3.md",
        "corpus/outlets/chinafile-com-0389b8c0.md",
        "corpus/outlets/rfa-1047486.md",
    ] {
        browser.open(&format!("?src={path}")).await;
        assert_eq!(squash(&visible(&browser).await), squash(&analysed(path).unwrap_or_default()), "{path}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_folds_and_unfolds() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let first = "document.querySelector('.sr-fold')";
    assert_eq!(browser.js(&format!("return {first}.open")).await, json!(true));
    let before = browser.text(".sr-paragraph").await;

    browser.click(".sr-fold > summary").await;
    assert_eq!(browser.js(&format!("return {first}.open")).await, json!(false));
    assert_ne!(browser.text(".sr-paragraph").await, before, "the words are out of view");
    let label = browser.string(&format!("return {first}.firstChild.ariaLabel")).await;
    assert!(label.contains('我'), "the summary says which: {label}");
    browser.keys(".sr-fold > summary", "\u{e007}").await;
    assert_eq!(browser.text(".sr-paragraph").await, before, "the Enter key opens it, and the text is as it was");

    browser.click(".fold-all").await;
    let open = "return document.querySelectorAll('.sr-article details[open]').length";
    assert_eq!(browser.js(open).await, json!(0));
    browser.click(".fold-all").await;
    assert!(browser.js(open).await.as_u64() > Some(4));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_quotation_stands_in_its_line() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    // The text after the quotation goes on where the quotation ends, on the same line.
    let gap = browser
        .js("const q = document.querySelector('.sr-fold .sr-quote'); const r = document.createRange(); r.selectNode(q.closest('details').nextSibling); \
             const a = [...q.getClientRects()].at(-1), b = [...r.getClientRects()].find((x) => x.width > 0); return Math.abs(a.top - b.top)")
        .await;
    assert!(gap.as_f64() < Some(6.0), "{gap}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_jump_to_a_place_and_back() {
    if server::shared().is_none() {
        return eprintln!("skipped: there is no corpus");
    }
    let browser = Browser::with_size(1000, 800).await;
    browser.open("?src=corpus/outlets/nyt-1047792.md").await;
    browser.js("document.querySelector('#sr-sources').scrollIntoView()").await;
    browser.wait("the sources", "return scrollY > 500").await;
    browser.js("document.querySelector('.sr-tabs [value=found]').click(); document.querySelector('.sr-domains details').open = true; document.querySelector('.sr-domains').scrollIntoView({ block: 'center' })").await;
    // It may stand under the bar, where a driver does not click.
    browser.js("document.querySelector('.sr-domains .sr-jump').click()").await;
    browser.wait("the link in the text", "const r = document.querySelector(':target').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight").await;
    assert!(browser.string("return document.querySelector(':target').tagName").await == "A");
    browser.click(".sr-back").await;
    let again = "const r = document.querySelector('.sr-domains .sr-jump').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight";
    browser.wait("the sources again", again).await;
    browser.wait("no way back any more", "return !document.querySelector('.sr-back')").await;
    browser.close().await;
}

/// Pictures that fail take their room with them: WebKit does not hold a place that is jumped to, as other engines do.
#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_in_view_though_what_stands_above_it_shrinks() {
    let browser = Browser::with_size(1000, 800).await;
    browser.open(SAMPLE).await;
    let last = "[...document.querySelectorAll('.sr-quote')].at(-1)";
    // Tall enough for the last quotation to be out of view where it would be held in its place.
    let room = format!(
        "const room = document.createElement('div'); room.style.height = '1500px'; document.querySelector('.sr-article .sr-head').after(room); \
         const below = room.cloneNode(); document.querySelector('.sr-layout').after(below); \
         window.addEventListener('hashchange', () => setTimeout(() => room.remove(), 300)); location.hash = {last}.id"
    );
    browser.js(&room).await;
    browser.wait("the room is gone", "return !document.querySelector('.sr-article div[style]')").await;
    browser
        .wait(
            "in view",
            &format!("const r = {last}.getBoundingClientRect(); return r.top >= 0 && r.top <= innerHeight"),
        )
        .await;
    // A reader who goes on by hand is left alone.
    browser.js("location.hash = ''; scrollTo({ top: 0, behavior: 'instant' })").await;
    let by_hand =
        "dispatchEvent(new WheelEvent('wheel')); scrollTo({ top: 0, behavior: 'instant' }); document.title = 'by hand'";
    browser
        .js(&format!("window.addEventListener('hashchange', () => setTimeout(() => {{ {by_hand} }}, 300)); location.hash = {last}.id"))
        .await;
    browser.wait("the reader's own way", "return document.title === 'by hand'").await;
    browser.stays("at the top", "return scrollY === 0").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permalink_opens_its_fold() {
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let id = browser.string("return [...document.querySelectorAll('.sr-quote')].at(-1).id").await;
    browser.click(".fold-all").await;
    browser.js(&format!("location.hash = '{id}'")).await;
    browser.wait("the fold is open", &format!("return document.getElementById('{id}').closest('details').open")).await;
    // And in a page that begins with it.
    browser.goto("?again").await;
    browser.open(&format!("#{id}")).await;
    browser.wait("in view", &format!("const r = document.getElementById('{id}').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight")).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn folded_quotations_are_printed() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let open = squash(&visible(&browser).await);
    browser.click(".fold-all").await;
    assert_ne!(squash(&visible(&browser).await), open);
    browser.js("document.documentElement.dataset.theme = 'dark'").await;
    browser.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    assert_eq!(squash(&visible(&browser).await), open);
    let colour = "return getComputedStyle(document.querySelector('.sr-article')).color";
    assert_eq!(browser.string(colour).await, "rgb(0, 0, 0)", "paper is light in every theme");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_article_is_laid_out_in_slices() {
    let browser = Browser::start().await;
    browser.site.before_pages("window.gaps = []; let last = performance.now(); setInterval(() => { const now = performance.now(); gaps.push(now - last); last = now; }, 10)");
    browser.goto("?src=text/long").await;
    browser
        .wait("how it begins", "return document.querySelector('.sr-paragraph')?.innerText.startsWith('第0段')")
        .await;
    browser.settled().await;
    assert_eq!(browser.js("return document.querySelectorAll('.sr-article .sr-paragraph').length").await, json!(3_000));
    assert_eq!(browser.js("return document.querySelectorAll('.sr-article > .sr-part').length").await, json!(47));
    // What was shown of it meanwhile is gone.
    assert_eq!(browser.js("return document.querySelectorAll('.sr-article').length").await, json!(1));
    // Reading is one piece of work; laying out is many, and the page answers between them.
    let answered = browser.js("return gaps.length").await;
    assert!(answered.as_u64() > Some(20), "the page answered {answered} times");
    browser.close().await;
}
