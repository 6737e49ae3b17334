//! The app as it is replaced while somebody has it open: no page gets files of two builds.

use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;
use crate::server::Build;

const REGISTRATION: &str = "const worker = await navigator.serviceWorker.getRegistration();";

/// Which build the open page is of, by the folder that its script is from; whole, with who says what.
async fn shown(browser: &Browser) -> Option<Build> {
    browser.open(SAMPLE).await;
    browser.wait("the tools", "return !!document.querySelector('header.toolbar .tools')").await;
    let script = browser.string("return document.querySelector('script[type=module]').src").await;
    [Build::This, Build::Next].into_iter().find(|build| script.contains(&build.folder()))
}

/// Has the browser look for another build, and waits until that is installed or given up.
async fn look_for_updates(browser: &Browser) {
    let settled = "await worker.update();
        const next = worker.installing;
        if (next) await new Promise((done) => next.addEventListener('statechange', () => next.state !== 'installing' && done()));";
    browser.js(&format!("{REGISTRATION} {settled}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_build_takes_over_as_a_whole_and_a_broken_one_never_does() {
    if leaves_out() {
        return;
    }
    let browser = Browser::start().await;
    browser.open("").await;
    browser.wait("the site is kept", &format!("{REGISTRATION} return !!worker?.active")).await;
    assert_eq!(shown(&browser).await, Some(Build::This));
    browser.wait("its worker answers", "return !!navigator.serviceWorker.controller").await;

    // What cannot be had as a whole is not installed.
    browser.site.publish(Build::Broken);
    look_for_updates(&browser).await;
    assert_eq!(browser.js(&format!("{REGISTRATION} return !worker.waiting")).await, json!(true), "it is given up");
    assert_eq!(shown(&browser).await, Some(Build::This));

    // While a page of the old build is open, every page is of that one.
    browser.site.publish(Build::Next);
    look_for_updates(&browser).await;
    browser.wait("the next one waits", &format!("{REGISTRATION} return !!worker.waiting")).await;
    assert_eq!(shown(&browser).await, Some(Build::This));

    // A browser lets the old one go a moment after its last page: who is back within that moment sees it once more.
    let mut visits = 0;
    while visits == 0 || shown(&browser).await == Some(Build::This) {
        visits += 1;
        assert!(visits < 5, "it never comes to the next build");
        browser.reopened().await;
    }
    assert_eq!(shown(&browser).await, Some(Build::Next));
    browser.wait("one version is kept", "return caches.keys().then((keys) => keys.length === 1)").await;
    let kept = browser.js("return caches.keys().then((keys) => keys[0])").await;
    assert!(kept.to_string().contains("Next"), "{kept}");
    browser.close().await;
}
