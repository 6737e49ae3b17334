//! What two say together, from the text to the saved page: it is both's wherever it is somebody's.

use seed_reader::Article;
use seed_reader::analysis::Analysis;
use seed_reader::cite::Quotation;
use seed_reader::i18n::Locale;
use seed_reader::saved::{SaveOptions, SavedContent, Seed, page};

const TEXT: &str = "[码头](https://a.example/)\n---\n<p>船长林小明和船员王海表示：“风很大，我们今天不走，明天也不走，等风停了再走。”</p>\
    <p>林小明又说：“船会等你们的。”</p>";

fn saved(locale: Locale) -> String {
    page(
        SavedContent::Article(&Article::parse(TEXT)),
        &Seed::new(TEXT),
        &SaveOptions { locale, ..SaveOptions::default() },
    )
}

#[test]
fn both_are_in_the_analysis_and_in_the_list_of_sources() {
    let article = Article::parse(TEXT);
    let analysis: serde_json::Value = serde_json::to_value(Analysis::of("a.md", &article)).expect("JSON");
    let quotes = &analysis["quotes"];
    assert_eq!((&quotes[0]["speaker"], &quotes[0]["with"]), (&"林小明".into(), &serde_json::json!(["王海"])));
    assert!(quotes[1].get("with").is_none(), "who speaks alone is as ever: {}", quotes[1]);
    let said = |name: &str| {
        let sources = analysis["sources"].as_array().expect("a list").iter();
        sources.filter(|s| s["name"] == name).map(|s| s["quotes"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((said("林小明"), said("王海")), (vec![serde_json::json!([0, 1])], vec![serde_json::json!([0])]));
}

#[test]
fn a_copied_quotation_names_both() {
    let quotation = Quotation::of(&Article::parse(TEXT), 0).expect("a quotation");
    assert!(quotation.plain().contains("—— 林小明（船长）、王海"), "{}", quotation.plain());
}

#[test]
fn a_saved_page_has_it_under_both_in_three_languages() {
    for (locale, one, other) in [
        (Locale::En, "Together with 王海", "Together with 林小明"),
        (Locale::ZhHans, "与王海共同表示", "与林小明共同表示"),
        (Locale::ZhHant, "與王海共同表示", "與林小明共同表示"),
    ] {
        let page = saved(locale);
        assert_eq!((page.matches(one).count(), page.matches(other).count()), (1, 1), "{locale:?}");
    }
    let page = saved(Locale::En);
    assert!(page.contains("data-speaker=\"林小明、王海\"") && page.contains("data-source=\"1 2\""), "both in the text");
    assert!(page.contains("Speaker: 林小明、王海"), "and in the sign behind it");
}
