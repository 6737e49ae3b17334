//! A browser, driven through WebDriver.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::server::Site;
use crate::session::Session;

/// A browser with one page of the site, and the site.
pub struct Browser {
    session: Session,
    pub client: Client,
    pub site: Site,
    /// Whether something was set that outlasts a page.
    changed: AtomicBool,
}

/// A text of our own, alone.
pub const SAMPLE: &str = "?src=samples/harbour.zh.md";

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(40);

/// How long a driver may take to answer: the longest scripts of the tests run for a minute, and WebKit's driver sometimes never answers.
const ANSWER: Duration = Duration::from_secs(180);

/// What a command gives, where the driver answers and nothing went wrong.
async fn answer<T>(what: &str, command: impl Future<Output = Result<T, CmdError>>) -> T {
    let given = tokio::time::timeout(ANSWER, command).await.unwrap_or_else(|_| panic!("no answer: {what}"));
    given.unwrap_or_else(|e| panic!("{what}: {e}"))
}

impl Browser {
    pub async fn start() -> Self {
        Self::with_size(1280, 900).await
    }

    pub async fn with_size(width: u32, height: u32) -> Self {
        let session = Session::begin(width, height).await;
        let browser =
            Self { client: session.client.clone(), session, site: Site::start(), changed: AtomicBool::new(false) };
        if Engine::chosen() == Engine::Chromium {
            // What the test before asked for.
            browser.requests().await;
        }
        browser
    }

    /// Opens the site with a query, and waits until the article, or the notice in its place, is there.
    pub async fn open(&self, query: &str) {
        self.goto(query).await;
        self.settled().await;
    }

    /// Waits until an article is whole in the page, or a notice stands in its place.
    pub async fn settled(&self) {
        let whole = "!!document.querySelector('.sr-article[aria-busy=false] .sr-head') && !!document.querySelector('.sr-sources')";
        self.wait("a text or a notice", &format!("return ({whole}) || !!document.querySelector('.failure')")).await;
    }

    pub async fn goto(&self, query: &str) {
        let url = format!("{}/{query}", self.site.origin);
        answer(&url, self.client.goto(&url)).await;
    }

    /// Opens a file from the disk.
    pub async fn open_file(&self, path: &std::path::Path) {
        let url = url::Url::from_file_path(path).expect("an absolute path");
        self.client.goto(url.as_str()).await.expect("the file opens");
    }

    /// The page is closed, as a reader closes a tab, and an empty one is opened. (A page that is only left stays alive for the way back.)
    pub async fn reopened(&self) {
        let next = answer("a new tab", self.client.new_window(true)).await.handle;
        answer("closing the tab", self.client.close_window()).await;
        answer("the new tab", self.client.switch_to_window(next)).await;
    }

    /// The site's server goes away; its address stays.
    pub fn stop_site(&mut self) {
        let origin = std::mem::take(&mut self.site.origin);
        self.site = Site::start();
        self.site.origin = origin;
    }

    /// The addresses that were asked for since this was last called: of the network, so none of files and none that stand in a page. In
    /// Chromium by the browser's own log; elsewhere what the page that is open knows of (it leaves out what a policy refused).
    pub async fn requests(&self) -> Vec<String> {
        let own =
            |url: &String| !["file:", "data:", "blob:", "chrome:", "cid:", "about:"].iter().any(|s| url.starts_with(s));
        if Engine::chosen() != Engine::Chromium {
            let known = self.js("return performance.getEntriesByType('resource').map((e) => e.name)").await;
            return serde_json::from_value::<Vec<String>>(known).expect("addresses").into_iter().filter(own).collect();
        }
        let log = self.client.issue_cmd(PerformanceLog).await.expect("the browser's log");
        let events = log.as_array().into_iter().flatten();
        let events = events.filter_map(|e| serde_json::from_str::<Value>(e["message"].as_str()?).ok());
        let asked = events.filter(|e| e["message"]["method"] == "Network.requestWillBeSent");
        let urls = asked.filter_map(|e| e["message"]["params"]["request"]["url"].as_str().map(str::to_owned));
        urls.filter(own).collect()
    }

    /// Runs a script in the page; one that awaits something is waited for.
    pub async fn js(&self, script: &str) -> Value {
        let script = if script.contains("await ") { &format!("return (async () => {{ {script} }})()") } else { script };
        answer(script, self.client.execute(script, vec![])).await
    }

    /// Runs a script as one of the page's own, so that what it replaces is replaced for the page as well: Firefox runs a driver's scripts beside
    /// it, with a `Date` and modules of their own.
    pub async fn in_page(&self, script: &str) {
        let run = format!("(async () => {{ {script}; window.dispatchEvent(new Event('ran')) }})()");
        let ran = format!(
            "return new Promise((done) => {{ window.addEventListener('ran', () => done(), {{ once: true }}); \
             const own = document.createElement('script'); own.textContent = {}; document.head.append(own); own.remove() }})",
            json!(run)
        );
        self.js(&ran).await;
    }

    pub async fn string(&self, script: &str) -> String {
        self.js(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script answers `true`.
    pub async fn wait(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.js(script).await != json!(true) {
            assert!(start.elapsed() < PATIENCE, "waited too long for: {what}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Holds that a script goes on answering `true`: for a second, longer than anything in the page waits.
    pub async fn stays(&self, what: &str, script: &str) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(1) {
            assert_eq!(self.js(script).await, json!(true), "it did not stay: {what}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until what happened is drawn and nothing moves: two frames, and as long as they began an animation that ends, its end and two more.
    pub async fn stands_still(&self) {
        let still = "const ends = (a) => a.timeline === document.timeline && a.playState === 'running' && Number.isFinite(a.effect.getComputedTiming().endTime); \
            for (;;) { \
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); \
                const moving = document.getAnimations().filter(ends); \
                if (!moving.length) return; \
                await Promise.all(moving.map((a) => a.finished.catch(() => {}))); \
            }";
        self.js(still).await;
    }

    /// Waits until a part that is fetched on request is there and at work.
    pub async fn part(&self, file: &str) {
        let there =
            format!("return performance.getEntriesByType('resource').some((e) => e.name.endsWith({}))", json!(file));
        self.wait(file, &there).await;
        self.stands_still().await;
    }

    pub async fn click(&self, css: &str) {
        if Engine::chosen() == Engine::WebKit {
            // Its driver aims beside what stands in a box that scrolls by itself.
            let click = "e.scrollIntoView({ block: 'nearest', behavior: 'instant' }); e.focus(); e.click()";
            self.js(&format!("const e = document.querySelector({}); {click}", json!(css))).await;
            return;
        }
        self.on(css, |element| async move { element.click().await }).await;
    }

    /// Does something with the element that a selector finds. A list that is written anew takes the element away between the two: it is found again.
    async fn on<F: Future<Output = Result<(), CmdError>>>(&self, css: &str, act: impl Fn(Element) -> F) {
        let start = Instant::now();
        loop {
            let element = self.client.find(Locator::Css(css)).await.unwrap_or_else(|e| panic!("{css}: {e}"));
            match tokio::time::timeout(ANSWER, act(element)).await.unwrap_or_else(|_| panic!("no answer: {css}")) {
                Err(e) if e.is_stale_element_reference() && start.elapsed() < PATIENCE => {}
                done => return done.unwrap_or_else(|e| panic!("{css}: {e}")),
            }
        }
    }

    /// The browser's own way back.
    pub async fn back(&self) {
        if Engine::chosen() == Engine::WebKit {
            // Its driver's waits for a page that is not loaded, for a jump within one.
            self.js("history.back()").await;
        } else {
            self.client.back().await.expect("the browser's own way back");
        }
    }

    /// Moves the pointer onto an element.
    pub async fn hover(&self, css: &str) {
        let duration = Some(Duration::from_millis(80));
        self.on(css, |element| {
            let onto = PointerAction::MoveToElement { element, duration, x: 0., y: 0. };
            self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(onto))
        })
        .await;
    }

    /// Picks one of the values of a group.
    pub async fn choose(&self, select: &str, value: &str) {
        self.js(&format!(
            "document.querySelector({} + ' [value=\"' + {} + '\"]').click()",
            json!(select),
            json!(value)
        ))
        .await;
    }

    /// Opens the panel that changes how the text looks; what it holds comes when it is first opened.
    pub async fn open_looks(&self) {
        self.click(".display").await;
        self.wait("what the panel holds", "return !!document.querySelector('#display-panel input')").await;
    }

    /// Opens the menu of everything else, with the language of the interface in it.
    pub async fn open_menu(&self) {
        self.click(".more").await;
        self.wait("what the menu holds", "return !!document.querySelector('#more-panel input')").await;
    }

    /// Chooses the language of the interface.
    pub async fn speak(&self, tag: &str) {
        self.open_menu().await;
        self.choose(".language", tag).await;
        self.js("document.querySelector('#more-panel').hidePopover()").await;
    }

    /// What a person reads in an element.
    pub async fn text(&self, css: &str) -> String {
        self.string(&format!("return document.querySelector({})?.innerText ?? ''", json!(css))).await
    }

    /// A command of Chromium's own protocol, for what WebDriver has no word for.
    pub async fn chromium(&self, cmd: &'static str, params: Value) -> Value {
        self.changed.store(true, Ordering::Relaxed);
        let command = Chromium(json!({ "cmd": cmd, "params": params }).to_string());
        self.client.issue_cmd(command).await.unwrap_or_else(|e| panic!("{cmd}: {e}"))
    }

    pub async fn keys(&self, css: &str, keys: &str) {
        self.on(css, |element| async move { element.send_keys(keys).await }).await;
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: char) {
        let [down, up] = [KeyAction::Down { value: key }, KeyAction::Up { value: key }];
        let keys = KeyActions::new("keyboard".to_owned()).then(down).then(up);
        answer(&format!("pressing {key:?}"), self.client.perform_actions(keys)).await;
    }

    /// Leaves the browser to the next test. A test that fails never comes here: its browser ends with it.
    pub async fn close(self) {
        if !self.changed.load(Ordering::Relaxed) {
            self.session.end().await;
        }
    }
}

#[derive(Debug)]
struct Chromium(String);

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.clone()))
    }
}

/// What the browser did, as it wrote it down.
#[derive(Debug)]
struct PerformanceLog;

impl WebDriverCompatibleCommand for PerformanceLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "performance" }).to_string()))
    }
}
