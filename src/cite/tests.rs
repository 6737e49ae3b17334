use super::*;

const SEED: &str = "<!--1718000000000-->\n[灯塔_[一]](https://news.example/a{b}?x)\n---\n<div>2024-06-09</div>\
    <p>他说：“好。”见<a href=\"https://b.example/报告\">报告</a>。</p>";

#[test]
fn a_quotation_says_where_it_is_from() {
    // An address with a brace in its path is kept as it is; only its host may hold none.
    let article = Article::parse(SEED);
    let plain = Quotation::of(&article, 0).map(|q| q.plain()).unwrap_or_default();
    assert!(plain.starts_with("“好。”\n—— "), "{plain}");
    assert!(plain.ends_with("《灯塔_[一]》，news.example，2024-06-09，https://news.example/a{b}?x"), "{plain}");
    assert_eq!(Quotation::of(&article, 9), None);
}

#[test]
fn a_speaker_stands_with_what_is_said_of_them() {
    let mut quotation = Quotation::of(&Article::parse(SEED), 0).expect("one quotation");
    quotation.speaker = Some("林可音".to_owned());
    quotation.affiliation = Some("教授".to_owned());
    assert_eq!(quotation.by().as_deref(), Some("林可音（教授）"));
    quotation.certainty = Some(Certainty::Unsure);
    assert_eq!(quotation.by().as_deref(), Some("林可音（教授）（归属不确定）"));
    assert!(quotation.plain().contains("—— 林可音（教授）（归属不确定），《"), "what is copied carries its doubt");
    quotation.with = vec!["王五".to_owned()];
    assert_eq!(quotation.by().as_deref(), Some("林可音（教授）、王五（归属不确定）"), "doubt goes for all");
    quotation.with.clear();
    quotation.certainty = Some(Certainty::Sure);
    quotation.lang = Lang::En;
    assert_eq!(quotation.by().as_deref(), Some("林可音 (教授)"));
    assert_eq!(quotation.marked_title(), "“灯塔_[一]”");
}

#[test]
fn markdown_keeps_its_own_signs_apart() {
    let text = markdown(&Article::parse(SEED));
    assert!(text.contains("[灯塔\\_\\[一\\]](<https://news.example/a{b}?x>)"), "{text}");
}

#[test]
fn bibtex_and_csl_name_the_works() {
    let article = Article::parse(SEED);
    let items = csl(&article);
    assert_eq!(items.iter().map(|i| i.kind).collect::<Vec<_>>(), ["article-newspaper", "webpage"]);
    let text = bibtex(&article);
    assert!(text.contains("date = {2024-06-09}") && text.contains("url = {https://news.example/a%7Bb%7D?x}"), "{text}");
    let depth = text.chars().fold(0i32, |depth, c| depth + i32::from(c == '{') - i32::from(c == '}'));
    assert_eq!(depth, 0, "braces pair");
}

#[test]
fn what_the_header_says_is_said_of_the_article() {
    let seed = "---\ntitle: 灯塔\nauthor: 林可音\nsitename: 海港日报\ntranslator: 王五\noriginal_title: The lamp\n\
        description: 灯灭了。\ntags: [海港, 灯塔]\ncreated: 2024-06-11\ndate: 2024-06-09\n\
        original_url: https://news.example/a\nurl: https://web.archive.org/web/2024/https://news.example/a\n---\n\
        <p>见<a href=\"https://b.example/报告\">报告</a>。</p>";
    let article = Article::parse(seed);
    let text = bibtex(&article);
    for field in [
        "author = {{林可音}}",
        "translator = {{王五}}",
        "date = {2024-06-09}",
        "urldate = {2024-06-11}",
        "origtitle = {The lamp}",
        "abstract = {灯灭了。}",
        "keywords = {海港, 灯塔}",
        "organization = {海港日报}",
        "url = {https://news.example/a}",
        "addendum = {https://web.archive.org/web/2024/https://news.example/a}",
    ] {
        assert_eq!(text.matches(field).count(), 1, "{field} in {text}");
    }
    assert_eq!(csl(&article)[1].container, "b.example");
}
