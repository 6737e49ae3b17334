//! Saved pages, opened from a disk: with and without scripts, printed, and saved again by others.

use std::path::PathBuf;
use std::process::Command;

use fantoccini::wd::PrintConfiguration;
use seed_reader::Article;
use seed_reader::document::Timestamp;
use seed_reader::i18n::Locale;
use seed_reader::pair::Pair;
use seed_reader::saved::{self, SaveOptions, SavedContent, Seed, View};
use serde_json::json;

use crate::driver::{Browser, SAMPLE};
use crate::left_out::leaves_out;
use crate::{server, squash};

/// A file of one test's own.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = server::root().join("target/saved");
    std::fs::create_dir_all(&folder).expect("a folder for saved pages");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the page is written");
    path
}

/// The browser's program, for those who start it themselves.
fn chromium() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let programs = std::env::split_paths(&path).flat_map(|p| [p.join("chromium"), p.join("google-chrome")]);
    programs.into_iter().find(|p| p.exists()).expect("Chromium is on PATH")
}

fn sample(lang: &str) -> String {
    std::fs::read_to_string(server::root().join(format!("samples/harbour.{lang}.md"))).expect("a sample")
}

fn options() -> SaveOptions {
    SaveOptions { locale: Locale::En, saved: Some(Timestamp(1_750_000_000_000)), ..SaveOptions::default() }
}

fn save(name: &str, text: &str) -> (PathBuf, Article) {
    let article = Article::parse(text);
    (file(name, saved::page(SavedContent::Article(&article), &Seed::new(text), &options())), article)
}

fn save_pair(name: &str, view: View) -> (PathBuf, Pair) {
    let seed = Seed::pair(sample("zh"), sample("en"));
    let pair = Pair::parse(&seed.text, seed.translation.as_deref().unwrap_or_default());
    (file(name, saved::page(SavedContent::Pair(&pair), &seed, &SaveOptions { view, ..options() })), pair)
}

fn words(article: &Article) -> String {
    squash(&article.document.blocks.iter().map(|b| b.text()).collect::<Vec<_>>().join("\n"))
}

/// What a person reads below the head, and whether every quotation is there and every jump leads somewhere.
async fn assert_whole(browser: &Browser, article: &Article, what: &str) {
    let text = "return [...document.querySelectorAll('.sr-article > :not(.sr-head)')].map((e) => { const c = e.cloneNode(true); \
                return e.querySelector('.sr-missing') ? [...e.childNodes].filter((n) => !n.matches?.('.sr-missing')).map((n) => n.innerText ?? '').join('') : e.innerText }).join('\\n')";
    assert_eq!(squash(&browser.string(text).await), words(article), "{what}: the text");
    let quotes = browser.js("return document.querySelectorAll('.sr-quote[id]').length").await;
    assert_eq!(quotes, json!(article.findings.quotes.len()), "{what}: quotations");
    let jumps = "const all = [...document.querySelectorAll('.sr-jump, .sr-by')]; return all.length > 0 && all.every((a) => document.getElementById(a.href.split('#')[1]))";
    assert_eq!(browser.js(jumps).await, json!(true), "{what}: every jump leads somewhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_page_reads_from_a_disk_with_scripts_and_without() {
    if leaves_out() {
        return;
    }
    let (path, article) = save("article.html", &sample("zh"));
    for scripts in [true, false] {
        let browser = Browser::start().await;
        if !scripts {
            browser.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
        browser.open_file(&path).await;
        assert_whole(&browser, &article, "from a disk").await;
        let ran = browser.js("return !document.querySelector('[data-do=verify]').hidden").await;
        assert_eq!(ran, json!(scripts), "scripts are as they were asked for");
        // A fold, and a jump that opens it.
        browser.click(".sr-fold > summary").await;
        assert_eq!(browser.js("return document.querySelector('.sr-fold').open").await, json!(false));
        let id = browser.string("return document.querySelector('.sr-fold .sr-quote').id").await;
        browser.click(&format!(".sr-jump[href='#{id}']")).await;
        browser.wait("the fold is open", "return document.querySelector('.sr-fold').open").await;
        // The colours.
        let paper = "return getComputedStyle(document.documentElement).backgroundColor";
        let light = browser.string(paper).await;
        browser.click("[value=dark]").await;
        assert_ne!(browser.string(paper).await, light, "dark");
        if scripts {
            browser.click("[data-do=verify]").await;
            browser
                .wait("an answer", "return document.querySelector('.sr-answer').innerText.includes('unchanged')")
                .await;
            browser.js("document.querySelector('template').content.textContent += ' '").await;
            browser.click("[data-do=verify]").await;
            browser
                .wait("another", "return document.querySelector('.sr-answer').innerText.includes('not what it was')")
                .await;
        }
        assert_eq!(browser.requests().await, [""; 0], "nobody is asked for anything");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_page_opens_in_every_engine() {
    let browser = Browser::start().await;
    let (path, article) = save("engines.html", &sample("zh"));
    browser.open_file(&path).await;
    assert_whole(&browser, &article, "from a disk").await;
    browser.click(".sr-fold > summary").await;
    assert_eq!(browser.js("return document.querySelector('.sr-fold').open").await, json!(false));
    let (path, _) = save_pair("engines-pair.html", View::Original);
    browser.open_file(&path).await;
    let shown =
        "return [...document.querySelectorAll('.sr-row > .sr-translation')].some((e) => e.getClientRects().length > 0)";
    assert_eq!(browser.js(shown).await, json!(false));
    browser.js("document.querySelector('[value=side]').click()").await;
    assert_eq!(browser.js(shown).await, json!(true));
    browser.close().await;
}

/// What would end a script, a style, a template or a comment, and what parsers turn into something else.
const HOSTILE: &str = "\u{feff}<!--1735253943000-->\r\n[</title></style></script></template><!-- \u{202e}\u{2028}\"'](https://news.example/?a=%3C/script%3E&b=\"')\n---\n\n\
    <p>他说：“&lt;/template&gt;&lt;script&gt;window.out = 1&lt;/script&gt;一二三四五六七八。”</p>\r<p>\0 &amp;lt; &nbsp; \u{a0} ]]> --> <!-- </template><script>window.out = 1</script>";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_breaks_out_and_every_byte_is_kept() {
    let browser = Browser::start().await;
    for (n, text) in [HOSTILE.to_owned(), HOSTILE.replace(['\r', '\0'], "")].into_iter().enumerate() {
        let (path, _) = save(&format!("hostile-{n}.html"), &text);
        browser.open_file(&path).await;
        browser.click("[data-do=verify]").await;
        browser.wait("an answer", "return document.querySelector('.sr-answer').innerText !== ''").await;
        let answer = browser.text(".sr-answer").await;
        assert!(answer.contains("unchanged"), "{n}: {answer}");
        let inside = "return [document.scripts.length, document.querySelectorAll('template').length, window.out === undefined, document.body.lastElementChild.tagName]";
        assert_eq!(browser.js(inside).await, json!([1, 1, true, "SCRIPT"]), "{n}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_views_of_a_pair_need_no_script() {
    if leaves_out() {
        return;
    }
    let (path, _) = save_pair("pair.html", View::Side);
    let browser = Browser::start().await;
    browser.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.open_file(&path).await;
    let shown = |css: &str| format!("return [...document.querySelectorAll('{css}')].some((e) => e.checkVisibility())");
    let (original, translation) = (
        shown(".sr-row > .sr-original:not(.sr-gap)"),
        shown(".sr-row:not(.sr-row-head) > .sr-translation:not(.sr-gap)"),
    );
    for (view, want) in [
        ("original", [true, false]),
        ("translation", [false, true]),
        ("interleaved", [true, true]),
        ("side", [true, true]),
        ("peek", [true, false]),
    ] {
        browser.click(&format!("[value={view}]")).await;
        assert_eq!([browser.js(&original).await, browser.js(&translation).await], want.map(|w| json!(w)), "{view}");
        let columns = "const [a, b] = document.querySelectorAll('.sr-row:nth-of-type(2) > .sr-side'); return b.getBoundingClientRect().left >= a.getBoundingClientRect().right";
        if view == "side" {
            assert_eq!(browser.js(columns).await, json!(true), "two columns");
        }
    }
    browser.click(".sr-peek > summary").await;
    assert_eq!(browser.js(&translation).await, json!(true), "a peek");
    assert_eq!(browser.requests().await, [""; 0]);
    browser.close().await;
}

/// What single-file-cli makes of a page; `None`, with a line that says so, where there is no single-file-cli.
fn single_file(url: &str, name: &str) -> Option<PathBuf> {
    let Some(saver) = std::env::var_os("SINGLE_FILE") else {
        eprintln!("skipped: SINGLE_FILE does not say where single-file-cli is");
        return None;
    };
    let path = file(name, "");
    std::fs::remove_file(&path).expect("it was just written");
    let mut said = String::new();
    // It now and then loses a page that is still at work ("Execution context not found"), on a busy machine above all.
    for _ in 0..4 {
        let output = Command::new("node")
            .arg(&saver)
            .arg(format!("--browser-executable-path={}", chromium().display()))
            .args(["--browser-args=[\"--no-sandbox\"]", "--browser-wait-delay=3000"])
            .arg(url)
            .arg(&path)
            .output()
            .expect("node runs");
        if path.exists() {
            return Some(path);
        }
        said = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    panic!("single-file: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_live_page_survives_other_savers() {
    if leaves_out() {
        return;
    }
    let article = Article::parse(&sample("zh"));
    let browser = Browser::start().await;
    browser.open(SAMPLE).await;
    let archive = browser.chromium("Page.captureSnapshot", json!({ "format": "mhtml" })).await;
    let archive = file("live.mhtml", archive["data"].as_str().unwrap_or_default());
    browser.open_file(&archive).await;
    assert_whole(&browser, &article, "MHTML of the live page").await;
    if let Some(path) = single_file(&format!("{}/{SAMPLE}", browser.site.origin), "live-single-file.html") {
        browser.open_file(&path).await;
        assert_whole(&browser, &article, "the live page by single-file").await;
    }
    browser.close().await;
}

/// Whether the machine has a font with Chinese glyphs; systems other than Linux come with one.
fn chinese_font() -> bool {
    let listed = Command::new("fc-list").args([":lang=zh-cn", "family"]).output();
    listed.is_ok_and(|fonts| !fonts.stdout.is_empty()) || !cfg!(target_os = "linux")
}

#[tokio::test(flavor = "multi_thread")]
async fn it_survives_printing_and_other_savers() {
    if leaves_out() {
        return;
    }
    let (path, article) = save("survivor.html", &sample("zh"));
    let browser = Browser::start().await;
    browser.open_file(&path).await;
    browser.click("[data-do=fold]").await;
    let folded = "return document.querySelectorAll('.sr-fold[open], .sr-fold-block[open]').length";
    assert_eq!(browser.js(folded).await, json!(0));

    // On paper, every fold open.
    let pdf = browser.client.print(PrintConfiguration::default()).await.expect("a printed page");
    let pdf = file("survivor.pdf", pdf);
    match Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-").output() {
        Ok(_) if !chinese_font() => {
            eprintln!(
                "skipped: no font here has Chinese glyphs, and Chromium prints nothing for them (scripts/setup.sh installs one)"
            );
        }
        Ok(printed) => {
            // The marks under stressed characters are drawn as characters.
            let printed = squash(&String::from_utf8_lossy(&printed.stdout)).replace('•', "");
            for block in &article.document.blocks {
                // Numbers of speakers and of items stand between the words: clause by clause they are all there.
                for part in block.text().split_inclusive(['，', '。', '”', '“', '：', '\n']).map(squash) {
                    assert!(printed.contains(&part), "{part} is not on paper: {printed}");
                }
            }
        }
        Err(_) => eprintln!("skipped: there is no pdftotext"),
    }

    // The browser's own archive.
    let archive = browser.chromium("Page.captureSnapshot", json!({ "format": "mhtml" })).await;
    let archive = file("survivor.mhtml", archive["data"].as_str().unwrap_or_default());
    browser.open_file(&archive).await;
    browser.js("document.querySelectorAll('details').forEach((d) => { d.open = true })").await;
    assert_whole(&browser, &article, "MHTML").await;

    // A page saver.
    let Some(again) = single_file(&format!("file://{}", path.display()), "survivor-again.html") else {
        return browser.close().await;
    };
    browser.open_file(&again).await;
    assert_whole(&browser, &article, "single-file").await;
    browser.click(".sr-fold > summary").await;
    assert_eq!(browser.js("return document.querySelector('.sr-fold').open").await, json!(false), "it still folds");
    let text = std::fs::read_to_string(&again).expect("what it saved");
    assert_eq!(saved::open(&text), Some(Seed::new(sample("zh"))), "the seed is in it still");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_in_one_file_opens_texts_from_a_disk() {
    let browser = Browser::start().await;
    browser.open_file(&server::root().join("dist/seed-reader-offline.html")).await;
    browser.settled().await;
    assert!(browser.text(".sr-article h1").await.contains("灯塔"), "the sample is in it");
    browser.click(".tools .primary").await;
    let text = server::root().join("samples/harbour.en.md");
    browser.keys("#open-file", &text.to_string_lossy()).await;
    browser.wait("the file", "return document.querySelector('.sr-article')?.lang === 'en'").await;
    // A part that is loaded on request is not in it: that is said, and the text stays.
    assert_eq!(browser.requests().await, [""; 0]);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_works_without_its_server_after_the_first_visit() {
    let mut browser = Browser::start().await;
    browser.open("").await;
    let ready = "return navigator.serviceWorker.getRegistration().then((r) => !!r?.active)";
    browser.wait("the site is kept", ready).await;
    browser.stop_site();
    browser.goto("?src=samples/harbour.en.md").await;
    browser.settled().await;
    assert_eq!(browser.string("return document.querySelector('.sr-article').lang").await, "en");
    let caches = browser.js("return caches.keys().then((keys) => keys.length)").await;
    assert_eq!(caches, json!(1), "one version");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_only_claims_to_be_saved_is_text_with_a_warning_and_runs_nothing() {
    let (path, _) = save("claims.html", &sample("zh"));
    let page = std::fs::read_to_string(path).expect("the page");
    let (shown, seed) = page.split_at(page.rfind("<template").expect("where the seed stands"));
    let hash = seed.find("data-sha256").expect("the hash") + "data-sha256=".len() + 3;
    let digit = if seed.as_bytes()[hash] == b'0' { "1" } else { "0" };
    let run = "<script>window.out = 1</script><img src=x onerror='window.out = 1'><svg onload='window.out = 1'></svg>";
    let pages = [
        ("as it was saved", page.clone(), false),
        ("one character of the seed", format!("{shown}{}", seed.replacen('沈', "鼠", 1)), true),
        ("one digit of the hash", format!("{shown}{}{digit}{}", &seed[..hash], &seed[hash + 1..]), true),
        (
            "a script in place of the seed",
            format!("{shown}{}{run}</template>", &seed[..=seed.find('>').expect("its end")]),
            true,
        ),
        ("a script beside the seed", page.replace("</article>", &format!("{run}</article>")), false),
    ];
    let browser = Browser::start().await;
    for (what, page, is_altered) in pages {
        browser.goto("pages/element.html").await;
        browser.wait("the element", "return !!customElements.get('seed-reader')").await;
        browser.js(&format!("window.e = document.createElement('seed-reader'); e.loading = 'eager'; e.text = {}; document.body.append(e)", json!(page))).await;
        browser.wait(what, "return !!e.analysis").await;
        let warned = "return [...e.querySelectorAll('.sr-damage')].some((d) => d.innerText.includes('was changed after it was saved'))";
        assert_eq!(browser.js(warned).await, json!(is_altered), "{what}: the warning");
        let ran = "return [window.out === undefined, e.querySelectorAll('script, svg[onload], [onerror]').length, e.querySelector('h1').innerText !== '']";
        assert_eq!(browser.js(ran).await, json!([true, 0, true]), "{what}: nothing runs");
        if what.starts_with("one ") {
            browser.open_file(&file("claims-altered.html", &page)).await;
            browser.click("[data-do=verify]").await;
            browser
                .wait(what, "return document.querySelector('.sr-answer').innerText.includes('not what it was')")
                .await;
        }
    }
    browser.close().await;
}
