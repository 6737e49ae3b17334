use super::*;
use crate::voices::Weights;

fn names(text: &str) -> Vec<(String, NameKind)> {
    let text = fold(text);
    Weights::built_in().tagger.tag(&text).into_iter().map(|n| (text[n.start..n.end].to_owned(), n.kind)).collect()
}

#[test]
fn names_stand_in_order_and_apart() {
    let text = fold(
        "（路透社北京20日電）美國國務卿布林肯與法國總統馬克龍通電話。香港警方週三說，李明和Anna Schmidt被捕；《環球時報》未回應。",
    );
    let names = Weights::built_in().tagger.tag(&text);
    assert!(names.len() > 4, "{names:?}");
    let mut last = 0;
    for name in names {
        assert!(name.start >= last && name.end > name.start && text.is_char_boundary(name.end));
        last = name.end;
    }
}

#[test]
fn both_scripts_are_read_alike() {
    let simplified = names("美国国务卿布林肯周三在华盛顿说，中国外交部没有回应。");
    let traditional = names("美國國務卿布林肯週三在華盛頓說，中國外交部沒有回應。");
    assert_eq!(simplified, traditional);
}

#[test]
fn odd_texts_are_tagged_without_a_panic() {
    for text in ["", "。", "\n\n", "····", "A", "𠮷𠮷𠮷", "\u{1}\u{2}\u{1}", "（（（（", "1.2.3", "ä ö ü", "Ａ"]
    {
        let names = Weights::built_in().tagger.tag(text);
        assert!(names.iter().all(|n| text.get(n.start..n.end).is_some_and(|name| !name.is_empty())), "{text}");
    }
}
