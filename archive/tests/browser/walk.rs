//! From the front page to a voice, to its words in an article, and back.

use serde_json::json;

use crate::driver::Browser;

const IN_SIGHT: &str = "const r = document.querySelector(':target').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0";

/// Clicks the link that says this.
async fn follow(browser: &Browser, within: &str, words: &str) {
    let find = format!(
        "const a = [...document.querySelectorAll({})].find((a) => a.textContent.includes({})); a?.setAttribute('data-follow', ''); return !!a",
        json!(within),
        json!(words)
    );
    assert_eq!(browser.js(&find).await, json!(true), "a link in {within} that says {words}");
    browser.click("[data-follow]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_voice_to_its_words_and_back() {
    let browser = Browser::start().await;
    browser.goto("index.html").await;
    follow(&browser, "main a", "周阿水").await;
    browser.wait("the voice", "return document.querySelector('h1')?.innerText === '周阿水'").await;
    let voice = browser.string("return location.pathname").await;
    browser.click(".ar-entry:last-of-type .ar-place").await;
    browser
        .wait("the article", "return !!document.querySelector('.sr-article') && !!document.querySelector(':target')")
        .await;
    assert!(browser.text(":target").await.contains("夜里回来的时候"));
    browser.wait("the words in sight", IN_SIGHT).await;
    // The way back that the page itself has: from the list of sources.
    follow(&browser, ".sr-sources li .ar-more", "条，见于").await;
    browser.wait("the voice", "return !!document.querySelector('.ar-entry:target')").await;
    browser.back().await;
    browser.back().await;
    browser.wait("the voice", &format!("return location.pathname === {}", json!(voice))).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_and_from_a_disk_it_is_the_same() {
    let browser = Browser::start().await;
    browser.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.open_file(&crate::site().join("index.html")).await;
    let follow = async |css: &str| {
        let link = browser.client.find(fantoccini::Locator::Css(css)).await.unwrap_or_else(|e| panic!("{css}: {e}"));
        link.click().await.unwrap_or_else(|e| panic!("{css}: {e}"));
    };
    follow(".ar-voices a").await;
    follow(".ar-place").await;
    let target = browser.client.find(fantoccini::Locator::Css(":target")).await.expect("the words");
    assert!(!target.text().await.expect("text").is_empty());
    follow(".sr-sources .ar-more").await;
    follow(".ar-bar nav a:nth-of-type(3)").await;
    follow(".ar-calendar td a").await;
    follow(".ar-title").await;
    browser.client.find(fantoccini::Locator::Css(".sr-article")).await.expect("an article");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_languages_stand_side_by_side_without_a_script() {
    let browser = Browser::start().await;
    let page =
        std::fs::read_dir(crate::site().join("articles/2024/07")).expect("the articles").flatten().map(|e| e.path());
    let mut pair = page.filter(|p| std::fs::read_to_string(p).is_ok_and(|html| html.contains("<title>两种语言里的灯")));
    browser.open_file(&pair.next().expect("the pair")).await;
    let beside = "const [a, b] = [...document.querySelectorAll('.sr-row:nth-of-type(2) > .sr-side')].map((e) => e.getBoundingClientRect()); return a && b ? Math.abs(a.top - b.top) < 4 && a.right <= b.left : 'no row'";
    let rows = "return document.querySelectorAll('.sr-row').length";
    assert!(browser.js(rows).await.as_i64() > Some(1), "{}", browser.js(rows).await);
    browser.click("[value=side]").await;
    assert_eq!(browser.js(beside).await, json!(true));
    browser.click("[value=original]").await;
    assert_eq!(
        browser.js("return document.querySelector('.sr-article').innerText.includes('While the lamp burns')").await,
        json!(false)
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_are_chosen_once_for_all_pages() {
    let browser = Browser::start().await;
    browser.goto("index.html").await;
    let paper = "return getComputedStyle(document.documentElement).backgroundColor";
    let before = browser.string(paper).await;
    browser.click("[value=dark]").await;
    let dark = browser.string(paper).await;
    assert_ne!(before, dark);
    browser.goto("en/voices/index.html").await;
    browser.wait("dark", &format!("{} === {}", paper, json!(dark))).await;
    assert_eq!(browser.text("h1").await, "Voices");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_loaded_from_elsewhere_and_nothing_is_refused() {
    let browser = Browser::start().await;
    let mut pages = Vec::new();
    collect(crate::site(), &mut pages);
    browser.requests().await;
    for page in &pages {
        // Not as a script of the page's: its policy would refuse it.
        let listen =
            "addEventListener('securitypolicyviolation', (e) => { globalThis.refused = e.violatedDirective; })";
        browser.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": listen })).await;
        browser.goto(page).await;
        assert_eq!(browser.js("return globalThis.refused ?? null").await, json!(null), "{page}");
        assert_eq!(
            browser.js("return document.documentElement.scrollWidth <= innerWidth").await,
            json!(true),
            "{page} is too wide"
        );
    }
    let origin = &browser.site.origin;
    let elsewhere: Vec<_> =
        browser.requests().await.into_iter().filter(|url| !url.starts_with(origin.as_str())).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(pages.len() > 30, "{}", pages.len());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_shows_no_more_than_its_width() {
    let browser = Browser::with_size(360, 740).await;
    let mut pages = Vec::new();
    collect(crate::site(), &mut pages);
    for page in pages.iter().filter(|p| !p.starts_with("en/")) {
        browser.goto(page).await;
        assert_eq!(
            browser.js("return document.documentElement.scrollWidth <= innerWidth").await,
            json!(true),
            "{page} is too wide"
        );
    }
    browser.close().await;
}

fn collect(folder: &std::path::Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "html") {
            out.push(path.strip_prefix(crate::site()).expect("below").to_string_lossy().into_owned());
        }
    }
    out.sort();
}
