//! A page that stays open: what was shown before costs nothing any more.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::left_out::leaves_out;

/// Texts of different lengths, no two alike; the element `e` shows them one after another.
const TEXTS: &str = "window.text = (n) => `<!--1718000000000-->\\n[第${n}篇](https://news.example/${n})\\n---\\n` + Array.from({ length: 3 + n % 40 }, (_, i) => \
        `<p>第${i}段，<a href=\"https://news.example/${n}/${i}\">一个链接</a>。“这是第${n}篇文章里第${i}条足够长的引语，”${'王李张刘陈'[i % 5]}小${'明红军华'[n % 4]}说。<img src=\"data:,${n}\" alt=图></p>`).join(''); \
    window.show = async (e, from, to) => { for (let n = from; n < to; n++) { e.text = text(n); await (n % 4 ? e.ready : e.analysed); if (n % 7 === 0) e.quotes = n % 2 ? 'open' : 'folded' } }; \
    window.wasm = async () => (await (await import('/seed-reader/core.js')).default()).memory.buffer.byteLength";

/// What a page holds on to.
#[derive(Debug)]
struct Held {
    nodes: f64,
    listeners: f64,
    /// JavaScript's, in bytes.
    heap: f64,
    /// WebAssembly's, in bytes.
    wasm: f64,
}

impl Held {
    async fn by(browser: &Browser) -> Self {
        // What the last text had is let go of with the next frames; what WebAssembly held for an object that is gone, after that.
        for _ in 0..2 {
            browser.js("return new Promise((r) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => r(true))), 100))").await;
            browser.chromium("HeapProfiler.collectGarbage", json!({})).await;
        }
        let dom = browser.chromium("Memory.getDOMCounters", json!({})).await;
        let heap = browser.chromium("Runtime.getHeapUsage", json!({})).await;
        let wasm = browser.js("return window.wasm()").await;
        let number = |v: &Value| v.as_f64().unwrap_or(f64::NAN);
        Self {
            nodes: number(&dom["nodes"]),
            listeners: number(&dom["jsEventListeners"]),
            heap: number(&heap["usedSize"]),
            wasm: number(&wasm),
        }
    }

    fn assert_no_more_than(&self, before: &Self) {
        // Pages that an allocator asks for now and then; two kilobytes a text would be five times this.
        self.assert_no_more_than_with(before, 262_144.0);
    }

    /// The same, with so many bytes more of WebAssembly's memory.
    fn assert_no_more_than_with(&self, before: &Self, more: f64) {
        assert!(self.nodes <= before.nodes + 100.0, "nodes: {before:?} {self:?}");
        assert!(self.listeners <= before.listeners + 5.0, "listeners: {before:?} {self:?}");
        assert!(self.heap <= before.heap * 1.1 + 100_000.0, "JS heap: {before:?} {self:?}");
        assert!(self.wasm <= before.wasm + more, "wasm memory: {before:?} {self:?}");
    }
}

async fn page() -> Option<Browser> {
    if leaves_out() {
        return None;
    }
    let browser = Browser::start().await;
    browser.goto("pages/element.html").await;
    browser.js(TEXTS).await;
    browser.js("document.querySelector('#place').innerHTML = '<seed-reader loading=eager></seed-reader>'; window.e = document.querySelector('seed-reader')").await;
    Some(browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_texts_through_one_element() {
    let Some(browser) = page().await else { return };
    // The same text at both ends. What the browser has compiled and remembered by then does not count.
    browser.js("return show(e, 0, 300).then(() => show(e, 1000, 1001))").await;
    let before = Held::by(&browser).await;
    browser.js("return show(e, 300, 1000).then(() => show(e, 1000, 1001))").await;
    Held::by(&browser).await.assert_no_more_than(&before);
    assert_eq!(browser.text("h1").await, "第1000篇");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_elements_at_once_and_gone_again() {
    let Some(browser) = page().await else { return };
    browser.js("return show(e, 39, 40)").await;
    let twenty = "const all = Array.from({ length: 20 }, (_, n) => { const e = document.createElement('seed-reader'); e.loading = 'eager'; e.text = text(n); document.body.append(e); return e }); \
        return Promise.all(all.map((e) => e.analysed)).then(() => { const words = all.map((e) => e.querySelector('h1').innerText).join(); all.forEach((e) => e.remove()); return words })";
    let words: Vec<String> = (0..20).map(|n| format!("第{n}篇")).collect();
    assert_eq!(browser.string(twenty).await, words.join(","));
    // How many of twenty analyses are under way at once differs from time to time, and memory stays at the highest.
    for _ in 0..3 {
        browser.js(twenty).await;
    }
    let before = Held::by(&browser).await;
    for _ in 0..5 {
        browser.js(twenty).await;
    }
    Held::by(&browser).await.assert_no_more_than_with(&before, 1_048_576.0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_changes_again_and_again() {
    let Some(browser) = page().await else { return };
    // Some come to stand in the page, most are replaced on their way.
    browser.js("window.change = async (times) => { for (let n = 0; n < times; n++) { e.src = `../samples/harbour.${n % 2 ? 'en' : 'zh'}.md?${n % 10}`; await (n % 5 ? new Promise((r) => setTimeout(r, n % 4)) : e.ready) } e.src = '../samples/harbour.zh.md'; await e.analysed }").await;
    browser.js("return change(60)").await;
    let before = Held::by(&browser).await;
    browser.js("return change(300)").await;
    Held::by(&browser).await.assert_no_more_than(&before);
    assert!(browser.text("h1").await.contains("灯塔"));
    browser.close().await;
}
