//! Small inputs, each with the property of a public report: what is right for each of them, as `../shared/cases` says.
//! (Who speaks is tested in `src/quotes`.)

use std::path::PathBuf;

use seed_reader::Article;
use seed_reader::document::{Block, Style, Text};
use seed_reader::markup::{HtmlSink, Rows, Writer};

fn case(name: &str) -> Option<Article> {
    let shared = std::env::var_os("SEED_READER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    match std::fs::read_to_string(shared.join("cases").join(format!("{name}.md"))) {
        Ok(text) => Some(Article::parse(&text)),
        Err(_) => {
            eprintln!("skipped: there is no {name} in {}", shared.display());
            None
        }
    }
}

fn texts(article: &Article) -> Vec<String> {
    article.document.blocks.iter().map(Block::text).filter(|t| !t.is_empty()).collect()
}

fn pictures(article: &Article) -> Vec<String> {
    let mut out = Vec::new();
    article.document.blocks.iter().for_each(|b| b.for_each_figure(&mut |m, _| out.push(m.url.to_string())));
    out
}

fn leaves(article: &Article) -> Vec<&Text> {
    let mut out = Vec::new();
    article.document.blocks.iter().for_each(|b| b.for_each_text(&mut |t| out.push(t)));
    out
}

fn quotes(article: &Article) -> Vec<String> {
    let leaves = leaves(article);
    article.findings.quotes.iter().map(|q| leaves[q.leaf].as_str()[q.range.clone()].to_owned()).collect()
}

fn markup(article: &Article) -> String {
    let mut writer = Writer::new(article, "x-");
    let mut html = HtmlSink::new(seed_reader::i18n::Locale::En);
    (0..writer.len()).for_each(|row| writer.row(row, &mut html));
    html.finish()
}

#[test]
fn a_line_of_code_is_a_line_and_quotes_nobody() {
    let Some(a) = case("06-wechat-code") else { return };
    assert_eq!(texts(&a)[1], "for line in open(name):\n    if line.startswith(\"!\"):\n        print(line)");
    assert!(quotes(&a).is_empty());
}

#[test]
fn spans_on_lines_of_their_own_are_paragraphs() {
    let Some(a) = case("07-no-paragraphs") else { return };
    assert_eq!(texts(&a).len(), 5);
    assert_eq!(texts(&a)[2], "“今天的潮水来得早，”值班员李明说。");
}

#[test]
fn the_picture_and_not_its_placeholder() {
    let Some(a) = case("08-lazy-attributes") else { return };
    let files = ["a-actual", "b-src", "c-original", "d-lazy", "e-lazyload", "f-file", "g-1280"];
    assert_eq!(pictures(&a), files.map(|f| format!("https://img.example/{f}.jpg")));
    let Some(a) = case("14-noscript-image") else { return };
    assert_eq!(pictures(&a), ["https://img.example/2000/fog.jpg", "https://img.example/800/boats.jpg"]);
    assert_eq!(texts(&a)[0], "Fog at six. Photo: A. Ruiz", "and its caption");
    let Some(a) = case("24-amp-picture") else { return };
    let files = ["amp.jpg", "two-1600.webp", "four,w_1600.jpg", "five.jpg"].map(|f| format!("https://img.example/{f}"));
    let [amp, two, four, five] = files;
    assert_eq!(pictures(&a), [amp, two, "https://news.example/three-800.jpg".to_owned(), four, five]);
}

#[test]
fn readings_stand_beside_the_text() {
    let Some(a) = case("09-ruby") else { return };
    assert_eq!(texts(&a), ["これは灯台の話です。", "她住在潯陽江邊，說：「我每天看船。」"]);
    assert_eq!(quotes(&a), ["我每天看船。"]);
    let readings: Vec<_> = leaves(&a)
        .iter()
        .flat_map(|t| t.readings().iter().map(|r| (&t.as_str()[r.range.clone()], r.text.as_str())))
        .collect();
    assert_eq!(readings, [("灯台", "とうだい"), ("話", "はなし"), ("潯", "xún"), ("陽", "yáng"), ("船", "chuán")]);
    assert!(
        markup(&a).contains("<ruby>潯<rt data-reading=xún></rt></ruby>")
            || markup(&a).contains("<ruby>潯<rt data-reading=\"xún\"></rt></ruby>")
    );
}

#[test]
fn a_formula_is_there_once() {
    let Some(a) = case("10-mathml") else { return };
    assert_eq!(
        texts(&a),
        ["The height is h=at2 for small t.", "E=m is the other rule.", "Old pages show as a picture."]
    );
    assert_eq!(leaves(&a)[2].icons().len(), 1, "the picture in its line");
}

#[test]
fn headings_are_without_the_sign_of_their_link() {
    let Some(a) = case("11-heading-in-link") else { return };
    let headings = a.document.blocks.iter().filter(|b| matches!(b, Block::Heading { .. })).map(Block::text);
    assert_eq!(headings.collect::<Vec<_>>(), ["The light is out", "The ferry is late", "Tides", "Boats"]);
    assert!(a.sources.iter().any(|s| s.name == "The ferry is late Again by an hour."));
}

#[test]
fn notes_are_jumped_to_and_back() {
    let Some(a) = case("13-footnotes") else { return };
    let html = markup(&a);
    let ids: Vec<&str> =
        html.split("id=").skip(1).map(|r| r.split([' ', '>']).next().unwrap_or("").trim_matches('"')).collect();
    let jumps: Vec<&str> = html
        .split("href=")
        .skip(1)
        .map(|r| r.split([' ', '>']).next().unwrap_or("").trim_matches('"'))
        .filter(|h| h.starts_with("#x-n"))
        .collect();
    assert_eq!(jumps.len(), 5, "three notes and two ways back: {html}");
    assert!(jumps.iter().all(|jump| ids.contains(&&jump[1..])), "{jumps:?} {ids:?}");
    assert_eq!(a.sources.iter().filter(|s| s.url.is_some()).count(), 1, "the article is no source of its own");
}

#[test]
fn lines_of_facts_are_read() {
    for (name, byline, outlet) in [
        ("15-date-1", None, None),
        ("15-date-2", None, Some("海港日报")),
        ("15-date-4", Some("李明"), Some("海港日报")),
        ("15-date-5", None, None),
    ] {
        let Some(a) = case(name) else { return };
        let d = &a.document;
        assert_eq!(d.published.as_ref().map(|p| p.at.rfc3339()).as_deref(), Some("2024-03-05T15:07:00Z"), "{name}");
        assert_eq!((d.byline.as_deref(), d.outlet.as_deref()), (byline, outlet), "{name}");
        assert_eq!(texts(&a), ["今天的潮水来得比昨天早，港口的人都说没有见过。"], "{name}");
    }
    let Some(a) = case("15-date-7") else { return };
    assert_eq!(a.document.byline.as_deref(), Some("王小明"));
    assert!(leaves(&a)[0].inlines()[0].style.has(Style::PLACE));
}

#[test]
fn a_title_is_decoded_as_often_as_it_was_encoded() {
    let Some(a) = case("19-title-entities") else { return };
    assert_eq!(a.document.title, "The keeper’s \"last\" lamp & the boats' oil");
    assert_eq!(a.document.url.map(|u| u.to_string()).as_deref(), Some("https://news.example/t?a=1&b=2"));
}

#[test]
fn what_is_hidden_until_it_is_found_is_text() {
    let Some(a) = case("20-aria-hidden-body") else { return };
    assert!(texts(&a).iter().any(|t| t == "The sixth folds."));
    assert_eq!(texts(&a).len(), 10);
}

#[test]
fn icons_stay_in_their_line() {
    let Some(a) = case("21-weibo-icons") else { return };
    assert_eq!(
        texts(&a),
        ["流浪的海鸥又来了，查看图片 //@老水手:我也看到了。", "一切都好 明天见。", "风很大，船没走。"]
    );
    assert_eq!(leaves(&a)[0].icons().iter().map(|i| i.alt.as_str()).collect::<Vec<_>>(), ["[喵喵]", "[费解]"]);
    assert!(pictures(&a).is_empty());
}

#[test]
fn every_shape_of_mark_quotes() {
    let Some(a) = case("18-uk-single") else { return };
    assert_eq!(
        quotes(&a),
        [
            "I don’t think the light’s broken,",
            "It’s the wire that isn’t sound.",
            "I don't know who'll pay,",
            "They won't."
        ]
    );
    let Some(a) = case("25-block-quotes") else { return };
    assert!(quotes(&a).contains(&"舊報紙用這種引號，".to_owned()));
    let Some(a) = case("02-typo-apostrophe") else { return };
    assert_eq!(quotes(&a).len(), 4);
}

#[test]
fn captions_and_cells_stay_in_order() {
    let Some(a) = case("16-table-in-figure") else { return };
    assert_eq!(texts(&a)[1..3], ["Month\nBoats\nMay\n12\nJune\n9", "Boats by month. Source: harbour office"]);
    let Some(a) = case("17-broken-paragraph") else { return };
    assert_eq!(texts(&a).len(), 3);
    assert_eq!(quotes(&a)[0], "the gate\nstays shut until the toll is paid");
}
