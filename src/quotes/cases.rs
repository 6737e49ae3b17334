//! What once went wrong on articles that no rule was made with: each on a sentence made for it.

use super::tests::{chinese, english, sources, speakers};
use crate::document::Lang;

fn chinese_sources(paragraphs: &[&str]) -> Vec<String> {
    sources(Lang::ZhHans, paragraphs)
}

#[test]
fn the_story_is_of_whom_it_is_about() {
    let text = [
        "船长林小明今年六十岁。林小明说：“风很大。”",
        "林小明又说：“我不走。”",
        "一位老人告诉他，海上有雾。“我都见过。”",
        "船员王海在岸上等。",
        "“天会亮的。”",
    ];
    assert_eq!(chinese(&text), ["林小明"; 4]);
}

#[test]
fn who_has_just_spoken_goes_on_before_whom_the_story_is_about() {
    let text = ["船长林小明说：“风很大。”", "林小明又说：“我不走。”", "船员王海说：“我走。”", "他还说：“天会亮的。”"];
    assert_eq!(chinese(&text), ["林小明", "林小明", "王海", "王海"]);
}

#[test]
fn an_answer_goes_on_behind_what_introduces_it() {
    let text = [
        "海港电台报道，船长林小明说，“风一直很大，没有人敢出海”。",
        "根据报道，在访问中，“船上的灯坏了，没有人来修”。",
        "以下是报道的节录。",
        "“我等了三天。",
        "“后来天亮了。”",
    ];
    assert_eq!(chinese(&text), ["林小明"; 4]);
}

#[test]
fn a_state_says_not_i() {
    let text = "船长林小明回来了。法国人认为风会停，法国认为不会。“我的船不等人，风停了再说。”";
    assert_eq!(chinese(&[text]), ["林小明"]);
}

#[test]
fn a_clause_of_another_between_two_quotations() {
    let text = ["船长林小明在岸上。“我想听他们说真话。”有的老人告诉他，当年就是“船来啦，特别害怕！”"];
    assert_eq!(chinese(&text), ["林小明", "[有的老人]"]);
}

#[test]
fn names_without_a_surname() {
    assert_eq!(chinese(&["来自海边的横海在城里读书。“我想家，”横海说。"]), ["横海"]);
    assert_eq!(chinese(&["三十岁的横海就在城里读书。“我想家，”她说。"]), ["横海"]);
    assert_eq!(chinese(&["三十岁的幼儿园老师就在城里。“我想家，”她说。"]), ["speech"]);
    assert_eq!(chinese(&["校长横海生对学生说：“不要怕。”"]), ["横海生"]);
    assert_eq!(chinese(&["街坊苏太说：“我不走。”"]), ["苏太"]);
    assert_eq!(chinese(&["横海今年二十岁。“我想家，”她说。"]), ["横海"]);
    assert_eq!(chinese(&["新任部长宍户健太郎对记者说：“我不辞职。”"]), ["宍户健太郎"]);
    assert_eq!(chinese(&["消息人士扎西对本台说：“他们走了。”"]), ["扎西"]);
    assert_eq!(chinese(&["裁缝郁姨说：“我不走。”"]), ["郁姨"]);
    assert_eq!(chinese(&["K女士说：“我不走。”"]), ["K女士"]);
}

#[test]
fn small_words_in_given_names() {
    assert_eq!(chinese(&["副部长金与正星期二抵达。金与正在谈话中说：“我们会回应。”"]), ["金与正"]);
    assert_eq!(chinese(&["大使林从友则表示：“我们会回应。”"]), ["林从友"]);
    assert_eq!(chinese(&["“会停的，”林小明第一个说。船长林小明说：“风很大。”"]), ["林小明", "林小明"]);
}

#[test]
fn words_that_stand_where_names_do_are_none() {
    assert!(chinese_sources(&["他们减轻农民劳役和赋税。农民劳役很重。"]).is_empty());
    assert!(chinese_sources(&["这是他的一部长篇小说。从这个角度说，船不能开。"]).is_empty());
    assert!(chinese_sources(&["记者突然说，风停了。"]).is_empty());
}

#[test]
fn names_between_dots_are_whole() {
    assert_eq!(chinese_sources(&["历史学家马歇尔·汤因比对此说，好。"]), ["马歇尔·汤因比"]);
    assert_eq!(chinese_sources(&["反对派人士林登·彼得斯说，好。"]), ["林登·彼得斯"]);
    assert!(chinese_sources(&["每次谢赫·扎耶德图书奖公布时，都有人去。"]).is_empty());
    let text = ["作家斯维特兰娜·奥尔洛娃说：“风很大。”", "斯维特兰娜说：“我不走。”"];
    assert_eq!(chinese(&text), ["斯维特兰娜·奥尔洛娃"; 2]);
}

#[test]
fn japanese_names_in_front_of_a_gloss() {
    assert_eq!(chinese_sources(&["组织者引用牧村次夫（Tsugio Makimura）的话说，风会停。"]), ["牧村次夫"]);
}

#[test]
fn comments_by_readers() {
    let text = ["风吹麦浪：“菜都烂了。”", "海上人家：船也没了。", "老李在路上：“何时开船？”"];
    assert_eq!(chinese_sources(&text), ["风吹麦浪", "海上人家", "老李在路上"]);
    let dialogue = ["海港书评：你怎么看？", "林小明：不知道。", "海港书评：为什么？", "林小明：没去过。"];
    assert!(!chinese_sources(&dialogue).contains(&"海港书评".to_owned()));
}

#[test]
fn whoever_speaks_by_a_pronoun_is_a_source() {
    assert_eq!(chinese_sources(&["船员林小明在岸上。他说，风会停。"]), ["林小明"]);
}

#[test]
fn what_is_met_with_or_might_be_said_is_no_source() {
    assert!(chinese_sources(&["法国拒绝接受批评。"]).is_empty());
    assert!(chinese_sources(&["除非法国请求，船不会来。"]).is_empty());
    assert!(chinese_sources(&["这是法国构成的严重威胁，船不会来。"]).is_empty());
}

#[test]
fn bodies_that_go_over_a_small_word() {
    let text = "智库战略与海洋研究中心在报告中警告，“谁也不能出海，谁也不能回来”。";
    assert_eq!(chinese(&[text]), ["战略与海洋研究中心"]);
    assert_eq!(chinese_sources(&["重庆儿童医院表示，医生会来。"]), ["重庆儿童医院"]);
    let text = "“没有人问过我们，”曾在海港工厂担任主管的林小明说。";
    assert_eq!(chinese(&[text]), ["林小明"]);
}

#[test]
fn a_colon_behind_reported_words() {
    let text = "律师林小明认为，警方的做法于法无据：“会见权是法律写明的。”";
    assert_eq!(chinese(&[text]), ["林小明"]);
}

#[test]
fn the_author_of_a_text() {
    let text = ["该报记者林小明（Lin Xiaoming）在评论中写道：“谁也不信。”", "作者接着写道：“要的是船。”"];
    assert_eq!(chinese(&text), ["林小明", "林小明"]);
}

#[test]
fn traditional_stories_too() {
    let text = ["戲院老闆羅啟田今年六十八歲。", "「你看這個座位。」他拍了拍椅背。", "常客阿寬每個禮拜都來。"];
    assert_eq!(speakers(Lang::ZhHant, &text), ["羅啟田"]);
}

#[test]
fn english_fragments_in_the_words_of_whom_the_sentence_is_about() {
    let text = "Schmidt has discouraged “waiting for the next tide” and pledged to “resolutely avoid falling asleep.”";
    assert_eq!(english(&["Anna Schmidt spoke.", text]), ["Anna Schmidt"; 2]);
    let text = "The wind is strong, says Anna Schmidt. The town could at least “keep its people warm.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
}

#[test]
fn english_bodies_with_and() {
    let text = "According to the Tides and Reform Commission, all is well.";
    assert_eq!(sources(Lang::En, &[text]), ["Tides and Reform Commission"]);
    let text = "According to a report on fish by the Organization for Tidal Trade and Development, all is well.";
    assert_eq!(sources(Lang::En, &[text]), ["Organization for Tidal Trade and Development"]);
    let text = "As Harbour Times’ Mike Berg said, all is well.";
    assert_eq!(sources(Lang::En, &[text]), ["Mike Berg"]);
}

#[test]
fn who_is_told_does_not_speak() {
    let text =
        "Anna Schmidt, a lawmaker from the Green Party, told the Harbour Times that “nobody should go out at all.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
}

#[test]
fn whoever_writes_is_not_in_the_story() {
    let text = "When I asked Anna Schmidt whether she would sail, she laughed. “Sail?” she said. “I never stopped.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"; 2]);
}

#[test]
fn turns_of_a_dialogue_are_nobodys() {
    let text = ["Anna Schmidt called.", "“Come and help me now!”", "“Who is chasing you?”", "“Nobody is, of course.”"];
    assert_eq!(english(&text)[1..], ["speech", "speech"]);
}

#[test]
fn a_quotation_that_ends_with_another() {
    let text = "“He said, ‘Hold it like a bird,’” Anna Schmidt recalled.";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
}

#[test]
fn english_words_within_reports_of_others() {
    let text = "The Harbour Times described Anna Schmidt as saying that the piers were “in good hands at last.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    assert_eq!(english(&["Anna Schmidt spoke of the plan, which she derided as “dreaming.”"]), ["Anna Schmidt"]);
    let text = "Anna Schmidt spoke to the town, imploring captains to “let every ship stay where it is.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    let text = "The piers are closed, according to Green Party journal Harbour Times.";
    assert_eq!(sources(Lang::En, &[text]), ["Harbour Times"]);
    assert_eq!(sources(Lang::En, &["According to Greenhaven, all is well."]), ["Greenhaven"]);
    let text = "Anna Schmidt, the mayor until 2020, complained that volunteers “see danger in every wave.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
    assert!(sources(Lang::En, &["Anna Schmidt wants to say that all is well."]).is_empty());
}

#[test]
fn what_seldom_is_in_a_name_is_told_by_what_follows() {
    assert_eq!(chinese(&["国防部长林明和周日在会上说：“我们等着。”"]), ["林明和"]);
    assert_eq!(chinese(&["秘书长林之明及同事到了。", "林之明在船上回应说，“我们等着”。"]), ["林之明"]);
    assert_eq!(chinese(&["教授亚历克斯·林德说：“风很大。”"]), ["亚历克斯·林德"]);
    assert_eq!(chinese(&["部长莱纳-门德尔（Anna Lehner-Mendel）昨天来访。她说：“风很大。”"]), ["莱纳-门德尔"]);
    assert_eq!(speakers(Lang::ZhHans, &["伊朗-伊拉克边境的船员说：“风很大。”"]), ["[船员]"]);
}

#[test]
fn a_name_ends_where_whom_one_speaks_to_begins() {
    let text = ["船长林小明的一位顾问向路透社透露，风很大，“我们不走”。", "约翰·林德来了。林德同时表示，他不走。"];
    assert_eq!(chinese_sources(&text), ["约翰·林德"]);
    assert!(chinese_sources(&["发言人回复记者查询时表示，风很大。"]).is_empty());
}

#[test]
fn whose_words_they_are_is_told_in_many_ways() {
    assert_eq!(chinese(&["正如船长林小明所说，“风总会停的”。"]), ["林小明"]);
    assert_eq!(chinese(&["一如《海港志》中所说的，“风总会停的”。"]), ["海港志"]);
    assert_eq!(chinese(&["用船长林小明的话来说，“风总会停的”。"]), ["林小明"]);
    assert_eq!(chinese(&["在船长林小明看来，“风总会停的”。"]), ["林小明"]);
    assert_eq!(chinese(&["“风总会停的。”船长林小明说，他已经等了三天，还可以等下去。"]), ["林小明"]);
    assert_eq!(chinese(&["船长林小明说，“风总会停的”，但许多人抱怨，船太旧了。"]), ["林小明"]);
}

#[test]
fn a_spokesperson_without_a_name_speaks_for_the_body_named_last() {
    let text = ["船长林小明说：“风很大。”", "港务局发言人周一就此发表谈话。发言人说：“我们等着。”"];
    assert_eq!(chinese(&text), ["林小明", "港务局"]);
}

#[test]
fn the_end_of_a_report_is_somebodys_judgment() {
    let text = |words: &str| format!("港务局局长林小明周一在会上表示，港口的水位“{words}”。");
    for words in ["日益严峻", "尚无定论", "毫无道理", "高得离谱"] {
        assert_eq!(chinese(&[&text(words)]), ["林小明"], "{words}");
    }
    assert_eq!(chinese(&["港务局局长林小明说，船员把港口视为“最容易出海的地方”。"]), ["林小明"]);
    assert_eq!(chinese(&["港务局局长林小明说，他去的是“和平饭店”。"]), ["term"]);
}

#[test]
fn a_body_speaks_in_its_report_and_in_an_answer() {
    assert_eq!(chinese(&["滨海市港务局在今年的年度报告中警告说，“风会更大，船会更少”。"]), ["滨海市港务局"]);
    assert_eq!(chinese(&["滨海市港务局发言人回复记者查询时表示，“风会更大，船会更少”。"]), ["滨海市港务局"]);
    assert_eq!(chinese(&["滨海大学校方表示，“课会照常上”。"]), ["滨海大学"]);
    assert_eq!(chinese(&["船长王海回答记者提问时说：“好。”"]), ["王海"]);
}

#[test]
fn a_text_speaks_for_who_gave_it_out() {
    assert_eq!(chinese(&["这份由滨海港务局发布、长达八十页的报告说，“港口会更忙”。"]), ["滨海港务局"]);
    assert_eq!(chinese(&["一篇发表在《海港日报》上的评论写道，“港口会更忙”。"]), ["海港日报"]);
    let text = ["林小明周一收到滨海市港务局的处罚告知书。", "告知书称，船长的话“不合规定，应当改正”。"];
    assert_eq!(chinese(&text), ["滨海市港务局"]);
}

#[test]
fn a_body_has_one_name() {
    let text = [
        "滨海港口管理委员会（以下简称港委）周一说，“风很大”。港委又表示，“港口会更忙”。",
        "港管委周二说，“风停了”。",
        "海岸国家航运研究理事会表示，“船会更少”。",
    ];
    assert_eq!(chinese(&text[..2]), ["滨海港口管理委员会"; 3]);
    assert_eq!(chinese_sources(&text), ["滨海港口管理委员会", "海岸国家航运研究理事会"]);
    let text = ["台湾海巡署说，“风很大”。", "海巡署又表示，“船会更少”。"];
    assert_eq!(chinese_sources(&text), ["台湾海巡署"]);
    assert_eq!(chinese_sources(&["滨海智库海岸研究中心说，“风很大”。"]), ["海岸研究中心"]);
}

#[test]
fn whom_a_phrase_is_about_is_not_who_belongs_to_it() {
    assert_eq!(chinese(&["滨海总理约翰·林德的一位顾问向路透社透露，“我们不抱希望”。"]), ["[一位顾问]"]);
    assert_eq!(chinese(&["《海港日报》报道了此事。该报驻港记者林小明的文章写道，“港口会更忙”。"]), ["林小明"]);
    assert_eq!(chinese_sources(&["通过细致深入的船体分析，林小明认为，船太旧了。"]), ["林小明"]);
    assert!(chinese_sources(&["林小明：《海港志》，海港出版社。"]).is_empty());
}

#[test]
fn everyone_who_says_a_thing_together_is_a_source() {
    let text = ["港长林小明(Lin Xiaoming)、王海议员(Wang Hai)以及陈山议员(Chen Shan)在联合声明中说，风很大。"];
    assert_eq!(chinese_sources(&text), ["林小明", "王海", "陈山"]);
    assert_eq!(chinese_sources(&["据研究平台DataHarbour统计，船少了一半。"]), ["DataHarbour"]);
    assert_eq!(chinese_sources(&["HBC中文网报道，船少了一半。"]), ["HBC中文网"]);
}

#[test]
fn a_comparison_can_quote_somebody() {
    assert_eq!(chinese(&["就像林明说的，“风总会停，船总会来”，我们等着。"]), ["林明"]);
    assert_eq!(chinese(&["更如约翰·林德在《海港志》中谈到的：“风总会停，船总会来。”"]), ["约翰·林德"]);
    assert_eq!(chinese(&["港务局周一公布一份报告。这份长达百页的报告指出，船员“天真而毫无准备”。"]), ["港务局"]);
    assert_eq!(chinese(&["时评人横海在文章《风暴》里写道，“风总会停”。"]), ["横海"]);
    assert!(chinese_sources(&["约翰斯·林德金斯大学的船员没有来。"]).is_empty());
}

#[test]
fn nobody_is_guessed_where_another_may_be_meant() {
    assert_eq!(chinese(&["船员林小明去找船长王海。林小明说，对方答应帮忙，但“手续上很难”。"]), ["林小明"]);
    assert_eq!(chinese(&["船员林小明来了。她去找船长，对方说会帮忙，但“手续上非常难”。"]), ["[对方]"]);
    let text = ["得知林小明来访后，《海港日报》连发三篇文章，以质问的口气喊话：“谁还敢出海？”"];
    assert_eq!(chinese(&text), ["海港日报"]);
    let text = ["The Harbour Times said that the port was full.", "The ships were still “idle and full of old rope.”"];
    assert_eq!(english(&text), ["speech"]);
}

#[test]
fn a_pronoun_means_nobody_who_is_called_by_the_other() {
    let text = ["船长林小明来了。他说：“风很大。”", "船员陈太也来了。陈太说：“风很小。”", "“我们都看着。”他说。"];
    assert_eq!(chinese(&text), ["林小明", "陈太", "林小明"]);
    let text = [
        "The sailor Anna Schmidt came. “The wind is up,” she said. “We wait,” she added.",
        "The captain Peter Lind said that he had seen it before. “It will pass,” he said. “We stay,” he added.",
        "“We both wait for it,” she said.",
    ];
    assert_eq!(english(&text)[4], "Anna Schmidt");
}

#[test]
fn a_name_is_told_from_the_place_in_front_of_it() {
    let text = [
        "Anna Schmidt came. As Harbour Office coordinator for the North-Coast Anna Schmidt has warned, “it will not last.”",
    ];
    assert_eq!(english(&text), ["Anna Schmidt"]);
}

#[test]
fn papers_and_those_who_write_for_them() {
    assert_eq!(chinese(&["《海港》杂志的一篇报道揭露了此事。报道中写道，船员们“永远等不到天亮”。"]), ["海港"]);
    assert_eq!(chinese(&["《海港日报》驻滨海记者则写道，港口“从来没有这么忙过”。"]), ["海港日报"]);
}

#[test]
fn what_is_asked_of_others_or_held_against_them() {
    assert_eq!(chinese(&["港务局局长林小明宣布退出协会，称其“制造分裂”。"]), ["林小明"]);
    assert_eq!(chinese(&["港务局局长林小明敦促渔会“恪守出海的原则”。"]), ["林小明"]);
    let text =
        ["林小明第一次见到我的时候，递过来一瓶酒。“先喝再说话。”他笑着说。", "林小明是船长。", "林小明又拿出一瓶酒。"];
    assert_eq!(chinese(&text), ["林小明"]);
    assert_eq!(chinese(&["船上有一个叫 Anna 的人。Anna 去年来到海边。她说自己“不敢算日子”。"]), ["Anna"]);
}

#[test]
fn a_name_can_be_a_word_besides() {
    let text = ["港务局新闻发言人高峰周一来了。“船会照常开，”高峰说道。", "“高峰时船会更多，”港务局说。"];
    assert_eq!(chinese(&text), ["高峰", "港务局"]);
    assert_eq!(chinese(&["船长林小明来了。“船会照常开，”明确说。"]), ["林小明"]);
}

#[test]
fn offices_in_a_list_with_clauses_of_their_own() {
    let text = "“船会照常开，”议会多数党领袖、来自滨海州的议员约翰·林德(John Lind)在会上说。";
    assert_eq!(chinese(&[text]), ["约翰·林德"]);
}

#[test]
fn a_text_that_a_body_has_given_out() {
    assert_eq!(chinese(&["滨海重建局去年公布的文件提到，码头将成为“一个人人都能走进的地方”。"]), ["滨海重建局"]);
}

#[test]
fn how_somebody_speaks_ends_their_name() {
    assert_eq!(chinese(&["滨海大学荣誉教授林小明持不同见解：“风会停的，浪也会停。”"]), ["林小明"]);
    assert_eq!(chinese(&["旅美学者林明接受本台采访时痛批：“风会停的，浪也会停。”"]), ["林明"]);
}

#[test]
fn who_says_nothing_is_a_body_all_the_same() {
    let text = "滨海市商务局拒绝接受采访，但该局上月的一封公开信敦促商户“拿出勇气，开拓新的航线”。";
    assert_eq!(chinese(&[text]), ["滨海市商务局"]);
}

#[test]
fn somebody_who_does_not_agree() {
    assert_eq!(chinese(&["时事评论人士林明不认同这种说法，他告诉本台：“风会停的，浪也会停。”"]), ["林明"]);
}

#[test]
fn a_participle_that_judges() {
    let text = "Anna Schmidt, the mayor, went further, dismissing the repairs as “slow and careless.”";
    assert_eq!(english(&[text]), ["Anna Schmidt"]);
}
