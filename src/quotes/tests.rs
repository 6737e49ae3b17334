//! Each phenomenon on a sentence made for it.

use crate::document::{Block, Document, Lang, Text};
use crate::quotes::{Findings, find};

pub(super) fn read(lang: Lang, paragraphs: &[&str]) -> Findings {
    let block = |text: &&str| {
        let mut text = Text::plain(text);
        text.lang = lang;
        Block::Paragraph(text)
    };
    find(&Document { lang, blocks: paragraphs.iter().map(block).collect(), ..Document::default() })
}

/// The speaker of each quotation: a name, a description in brackets, or nobody.
pub(super) fn speakers(lang: Lang, paragraphs: &[&str]) -> Vec<String> {
    let findings = read(lang, paragraphs);
    let speaker = |q: &crate::quotes::Quote| match q.attribution.as_ref() {
        Some(a) => a.speaker.clone().or(a.description.as_ref().map(|d| format!("[{d}]"))).unwrap_or_default(),
        None => q.kind.name().to_owned(),
    };
    findings.quotes.iter().map(speaker).collect()
}

pub(super) fn chinese(paragraphs: &[&str]) -> Vec<String> {
    speakers(Lang::ZhHans, paragraphs)
}

pub(super) fn english(paragraphs: &[&str]) -> Vec<String> {
    speakers(Lang::En, paragraphs)
}

#[test]
fn a_title_and_a_gloss_around_the_name() {
    assert_eq!(chinese(&["“水位还会上涨，”滨海大学水文学者林小明(Lin Xiaoming)说。"]), ["林小明"]);
    let names = read(Lang::ZhHans, &["滨海大学水文学者林小明(Lin Xiaoming)说，水位还会上涨。"]).names;
    assert_eq!(names[0].latin.as_deref(), Some("Lin Xiaoming"));
    assert_eq!(names[0].affiliation.as_deref(), Some("滨海大学水文学者"));
    assert_eq!(names[0].mentions.len(), 1);
}

#[test]
fn short_forms_and_pronouns_mean_the_full_name() {
    let text = ["工程师约翰·史密斯在现场表示：“桥是安全的。”", "“我们检查过，”史密斯说。他还补充说，“结果会公布。”"];
    assert_eq!(chinese(&text), ["约翰·史密斯", "约翰·史密斯", "约翰·史密斯"]);
}

#[test]
fn a_quotation_between_two_parts_of_one() {
    assert_eq!(chinese(&["“船来了，”船长林小明说，“我们走吧。”"]), ["林小明", "林小明"]);
}

#[test]
fn words_by_themselves_are_whose_the_paragraph_before_was() {
    assert_eq!(chinese(&["船长林小明说：“风很大。”", "“可是我们没有停。”"]), ["林小明", "林小明"]);
}

#[test]
fn unnamed_speakers_are_described() {
    assert_eq!(chinese(&["一位不愿具名的船员说：“我们不知道。”"]), ["[一位不愿具名的船员]"]);
}

#[test]
fn who_is_spoken_to_does_not_speak() {
    assert_eq!(chinese(&["船长林小明对海港电台表示：“风很大。”"]), ["林小明"]);
}

#[test]
fn relayed_words_are_whose_they_were() {
    assert_eq!(chinese(&["《海港日报》援引船长林小明的话报道说：“风很大，船不能开。”"]).len(), 1);
    assert_eq!(chinese(&["据《海港日报》报道，“风很大，船不能开。”"]), ["海港日报"]);
}

#[test]
fn spokespeople_speak_for_their_body() {
    assert_eq!(chinese(&["美国国务院发言人说：“我们注意到了。”"]), ["美国国务院"]);
}

#[test]
fn traditional_characters_read_alike() {
    assert_eq!(speakers(Lang::ZhHant, &["「風很大，」船長林小明說，「船不能開。」"]), ["林小明", "林小明"]);
}

#[test]
fn labels_have_no_speaker() {
    assert_eq!(chinese(&["船长林小明说，这就是所谓“海上丝路”计划。"]), ["term"]);
}

#[test]
fn english_subjects_on_either_side() {
    let text = [
        "“The wind is strong today,” said Anna Schmidt, a captain at the harbour. “We will not sail,” she added.",
        "Schmidt told reporters that “nobody should go out at all.”",
    ];
    assert_eq!(english(&text), ["Anna Schmidt", "Anna Schmidt", "Anna Schmidt"]);
}

proptest::proptest! {
    #[test]
    fn whatever_stands_there_is_read(pieces in proptest::collection::vec(0usize..PIECES.len(), 0..40), english: bool) {
        let text: String = pieces.into_iter().map(|i| PIECES[i]).collect();
        let findings = read(if english { Lang::En } else { Lang::ZhHans }, &[&text]);
        for quote in &findings.quotes {
            proptest::prop_assert!(text.get(quote.range.clone()).is_some());
            if let Some((_, at)) = quote.attribution.as_ref().and_then(|a| a.evidence.clone()) {
                proptest::prop_assert!(text.get(at).is_some());
            }
        }
        for (_, at) in findings.names.iter().flat_map(|n| n.mentions.clone()) {
            proptest::prop_assert!(text.get(at).is_some());
        }
    }
}

const PIECES: &[&str] = &[
    "“",
    "”",
    "「",
    "」",
    "\"",
    "‘",
    "’",
    "(",
    ")",
    "（",
    "）",
    "《",
    "》",
    "·",
    "，",
    "。",
    "：",
    ":",
    "@",
    ",",
    ".",
    " ",
    "\n",
    "、",
    "的",
    "他",
    "她",
    "这位",
    "学者",
    "林小明",
    "史密斯",
    "约翰·史密斯",
    "欧阳",
    "说",
    "表示",
    "告诉记者",
    "据",
    "援引",
    "对",
    "与",
    "在",
    "美国",
    "外交部",
    "发言人",
    "政府",
    "路透社",
    "日报",
    "报道",
    "声明",
    "一位",
    "网友",
    "名为",
    "用户",
    "记者",
    "该报",
    "来自",
    "岁的",
    "今年三",
    "阿明",
    "苏太",
    "研究中心",
    "如果",
    "来说",
    "人",
    "a",
    "Ab",
    "Anna Schmidt",
    "said",
    "according to",
    "he",
    "’s",
    "Professor 1",
    "Wang Yi",
    "University",
    "of",
    "state media",
    "user_1",
    "é",
    "😀",
    "\u{1}",
    "\u{2}",
    "𠮷",
    "ß",
    "1",
];

#[test]
fn english_appositions_and_according_to() {
    let text = ["Anna Schmidt, a captain in Harbour Town, said, “The wind is far too strong.”"];
    assert_eq!(english(&text), ["Anna Schmidt"]);
    let names = read(Lang::En, &["The wind is strong, according to Anna Schmidt."]).names;
    assert_eq!(names.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(), ["Anna Schmidt"]);
}

#[test]
fn bodies_by_how_they_end_speak_for_their_spokespeople() {
    assert_eq!(chinese(&["灯塔局发言人在星期五发表的声明中说：“灯会亮的。”"]), ["灯塔局"]);
    assert_eq!(chinese(&["船舶检验局的一份检查报告指出，码头“结构不够安全，必须关闭”。"]), ["船舶检验局"]);
    assert_eq!(chinese(&["结局说明：“好人有好报，坏人也有。”"]), ["speech"]);
}

#[test]
fn nothing_is_said_where_it_is_denied() {
    assert!(read(Lang::ZhHans, &["港务局没有立即回应本报的置评请求。"]).names.is_empty());
}

#[test]
fn who_informs_in_the_passive_speaks() {
    assert_eq!(chinese(&["船长林小明说，他被海岸警方告知：“船不能开，今天谁都不能走。”"]), ["海岸警方"]);
}

#[test]
fn a_surname_with_an_honorific_may_be_all_there_is() {
    assert_eq!(chinese(&["一位不愿公开姓名的船主陈先生告诉记者：“我不知道。”"]), ["陈先生"]);
    assert_eq!(chinese(&["阿明说：“风停了，我们走吧。”"]), ["阿明"]);
}

#[test]
fn an_affiliation_is_a_clean_phrase() {
    let affiliation = |text: &str| read(Lang::ZhHans, &[text]).names[0].affiliation.clone().unwrap_or_default();
    assert_eq!(affiliation("“风很大，”滨海大学气象学教授林小明说。"), "滨海大学气象学教授");
    assert_eq!(affiliation("他会见了到访的港务局局长林小明，林小明说，风很大。"), "港务局局长");
}

#[test]
fn a_predicate_is_speech_and_a_label_is_none() {
    let text = ["船长林小明说，这是“历史性的一天”。他还说，“风暴效应”不会结束。"];
    assert_eq!(chinese(&text), ["林小明", "term"]);
}

#[test]
fn bodies_without_capitals() {
    let text = ["Anna Schmidt left.", "The port authority said in a statement, “The harbour is safe and open.”"];
    assert_eq!(english(&text), ["port authority"]);
    assert_eq!(english(&["A spokesperson for Harbourline said, “The ship is safe.”"]), ["Harbourline"]);
}

#[test]
fn a_name_in_commas_is_the_subject() {
    assert_eq!(english(&["In an interview, its chairman, John Smith, said, “The ship is safe.”"]), ["John Smith"]);
}

/// Everyone the article rests on.
pub(super) fn sources(lang: Lang, paragraphs: &[&str]) -> Vec<String> {
    read(lang, paragraphs).names.into_iter().map(|n| n.name).collect()
}

#[test]
fn given_names_of_small_words() {
    assert_eq!(chinese(&["曾在海港任职的律师林可位认为：“判决来得太晚。”"]), ["林可位"]);
    assert_eq!(chinese(&["研究人员林之明认为：“判决来得太晚。”"]), ["林之明"]);
    assert_eq!(chinese(&["他的书已被翻译成至少三十种语言。“判决来得太晚。”"]), ["speech"]);
    let names = read(Lang::ZhHans, &["律师林可音（Lin Keyin）表示，判决来得太晚。"]).names;
    assert_eq!(names[0].latin.as_deref(), Some("Lin Keyin"));
}

#[test]
fn a_nickname_is_its_bearer() {
    let text = ["“船到了。”阿海低声说，“上去吧。”", "阿海本名林大海，三十二岁。他说：“我不怕风。”"];
    assert_eq!(chinese(&text), ["林大海", "林大海", "林大海"]);
}

#[test]
fn a_surname_alone_speaks() {
    let text = ["船长林小明周一抵达。林说：“风很大。”", "林对本台表示：“船不能开。”"];
    assert_eq!(chinese(&text), ["林小明", "林小明"]);
}

#[test]
fn an_answer_over_many_paragraphs() {
    let text = ["船长林小明说：“风很大。”", "“我们等着。”", "“后来天亮了。”", "“船还在。”", "“人也在。”"];
    assert_eq!(chinese(&text), ["林小明"; 5]);
}

#[test]
fn a_meeting_speaks_for_who_met() {
    let text = "海港通讯社报道，海港管理局周一召开会议，会议指出，“必须尽快修好所有的防波堤”。";
    assert_eq!(chinese(&[text]), ["海港管理局"]);
}

#[test]
fn texts_that_speak() {
    assert_eq!(chinese(&["《海港通史》一书中写道：“此地无风。”"]), ["海港通史"]);
    let text = ["中国大使馆发布声明，谴责这一做法。", "声明继续写道：“我们保留一切权利。”"];
    assert_eq!(chinese(&text), ["中国大使馆"]);
    assert_eq!(sources(Lang::ZhHans, &["海港统计局周一公布的数据显示，渔船少了一半。"]), ["海港统计局"]);
}

#[test]
fn bodies_in_latin_letters() {
    assert_eq!(chinese(&["shipco发言人表示：“公司非常重视安全。”"]), ["shipco"]);
    assert_eq!(chinese(&["NASA称：“公司非常重视安全。”"]), ["NASA"]);
}

#[test]
fn names_that_are_joined_are_all_sources() {
    assert_eq!(sources(Lang::ZhHans, &["法国与西班牙近日都表示，将派出船只。"]), ["法国", "西班牙"]);
}

#[test]
fn a_body_named_short() {
    let text = ["海港市警方周一封锁码头。", "警方说：“请不要靠近。”"];
    assert_eq!(chinese(&text), ["海港市警方"]);
}

#[test]
fn names_and_labels_are_no_speech() {
    assert_eq!(chinese(&["船长林小明不在。他们都说“林小明”走了。"]), ["term"]);
    assert_eq!(chinese(&["船长林小明自称“海上王”。"]), ["term"]);
    assert_eq!(chinese(&["船长林小明认为，双方都在“争取时间”。"]), ["林小明"]);
}

#[test]
fn english_bodies_and_texts() {
    let text = "The Harbour Times, a tabloid, wrote: “Nobody was asked about any of it.”";
    assert_eq!(english(&[text]), ["Harbour Times"]);
    let text = "A report by the Academy of Tides found that half of the piers were gone.";
    assert_eq!(sources(Lang::En, &[text]), ["Academy of Tides"]);
    assert_eq!(
        sources(Lang::En, &["According to the Ministry of Ports and Tides, all is well."]),
        ["Ministry of Ports and Tides"]
    );
}

#[test]
fn an_english_name_of_one_word() {
    let text = ["“We should all go home now,” said Hanneli.", "“I will not go home,” Hanneli told me."];
    assert_eq!(english(&text), ["Hanneli", "Hanneli"]);
}

#[test]
fn every_quotation_is_met_once() {
    let text = ["风很大\u{1}，浪也大。", "他说：“风很大。”《“海”的声音》出版，他说：“浪也大。”"];
    let found = read(Lang::ZhHans, &text).quotes;
    assert_eq!(found.iter().map(|q| (q.leaf, q.range.start)).collect::<Vec<_>>().len(), 3);
    assert!(found.is_sorted_by(|a, b| (a.leaf, a.outer.end) <= (b.leaf, b.outer.start)));
}

#[test]
fn names_that_tell_themselves_by_what_they_do() {
    assert_eq!(chinese(&["时事评论员横海告诉本台：“风很大。”"]), ["横海"]);
    assert_eq!(chinese(&["学者普遍认为：“风会停的，浪也会停。”"]), ["[学者]"]);
    assert_eq!(chinese(&["王海强调，双方“不能再这样下去了”。"]), ["王海"]);
    assert_eq!(chinese(&["“我们等了三年，”家住海边的王海说。"]), ["王海"]);
    assert_eq!(chinese(&["海港通讯社援引中国外交部发言人林小明的话说：“风很大。”"]), ["林小明"]);
}

#[test]
fn somebody_in_particular_is_not_who_was_named_last() {
    let text = "林小明在家。这名班主任对她说：“你们不要闹了。”";
    assert_eq!(chinese(&[text]), ["[班主任]"]);
    assert_eq!(chinese(&["班主任林小明在家。这名班主任说：“你们不要闹了。”"]), ["林小明"]);
}

#[test]
fn judgments_and_demands() {
    assert_eq!(chinese(&["船长林小明认为，这是“典型的旧手法”。"]), ["林小明"]);
    assert_eq!(chinese(&["局长林小明要求各地“坚决守住防线”。"]), ["林小明"]);
    assert_eq!(chinese(&["学者林小明将其概括为“海港是国家的稳定器与蓄水池”。"]), ["林小明"]);
}

#[test]
fn english_offices_numbers_and_owners() {
    let text = "Harbour Advisor Anna Schmidt noted that the piers are “in no condition to be used.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    assert_eq!(english(&["Anna Schmidt’s answer was short: “We will not change it.”"]), ["Anna Schmidt"]);
    assert_eq!(english(&["Document 7 warns that “the piers are in no condition to be used.”"]), ["Document 7"]);
    let text = "Anna Schmidt, the mayor, described the repairs as “slow and careless.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    let text = "The mayor agreed with Anna Schmidt, who has argued that “the piers were never safe.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    let text = "The Harbour Times said so too, with Anna Schmidt noting that “the piers were never safe.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    let text = "Anna Schmidt quotes a worker, Hanna Berg, and describes her face as “tired and pale.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    let text = "An editorial in the Harbour Times declared that “the piers will stay as they are.”";
    assert_eq!(english(&[text]), ["Harbour Times"]);
}
