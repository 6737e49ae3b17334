use super::*;
use crate::format;

fn read(body: &str) -> Document {
    format::parse(&format!("[t](https://a.example/1)\n---\n{body}")).0
}

/// The links, as numbers of blocks.
fn links(original: &str, translation: &str) -> Vec<(Vec<usize>, Vec<usize>)> {
    let alignment = align(&read(original), &read(translation));
    alignment.links.into_iter().map(|l| (l.original.collect(), l.translation.collect())).collect()
}

fn p(texts: &[&str]) -> String {
    texts.iter().map(|t| format!("<p>{t}</p>")).collect()
}

const ZH: [&str; 5] = [
    "台湾港务公司星期三表示，去年共有一千二百艘货轮在高雄港停靠，比前一年多出一成。",
    "“我们没有想到会有这么多，”港务长林小明(Lin Xiaoming)说。",
    "工会则要求增加工人。十月的罢工持续了十一天。",
    "林小明说，谈判将在2025年继续。",
    "居民的抱怨也越来越多：夜里的噪音让孩子们无法入睡。",
];
const EN: [&str; 5] = [
    "Some 1,200 freighters called at Kaohsiung last year, a tenth more than the year before, Taiwan’s port company said Wednesday.",
    "“We had not expected so many,” said Lin Xiaoming, the harbor master.",
    "The union wants more workers; a strike in October lasted 11 days.",
    "Negotiations will go on in 2025, Lin said.",
    "Residents have been complaining too: the noise at night keeps their children awake.",
];

#[test]
fn paragraph_by_paragraph() {
    let want: Vec<_> = (0..5).map(|i| (vec![i], vec![i])).collect();
    assert_eq!(links(&p(&ZH), &p(&EN)), want);
    assert_eq!(links(&p(&EN), &p(&ZH)), want);
}

#[test]
fn merged_and_split() {
    let merged = format!("{} {}", EN[0], EN[1]);
    let got = links(&p(&ZH), &p(&[&merged, EN[2], EN[3], EN[4]]));
    assert_eq!(got[..2], [(vec![0, 1], vec![0]), (vec![2], vec![1])]);
    let back = links(&p(&[&merged, EN[2], EN[3], EN[4]]), &p(&ZH));
    assert_eq!(back[0], (vec![0], vec![0, 1]));
}

#[test]
fn left_out_and_added_stand_alone() {
    let got = links(&p(&ZH), &p(&[EN[0], EN[1], EN[3], EN[4]]));
    assert_eq!(got[2], (vec![2], vec![]));
    let alignment = align(&read(&p(&ZH)), &read(&p(&[EN[0], EN[1], EN[3], EN[4]])));
    assert_eq!(alignment.links[2], Link { original: 2..3, translation: 2..2 });
    assert_eq!(
        (alignment.of_original(3), alignment.of_translation(2), alignment.of_translation(9)),
        (Some(3), Some(3), None)
    );
    assert_eq!(alignment.swapped().links[2], Link { original: 2..2, translation: 2..3 });
}

#[test]
fn pictures_find_themselves() {
    let picture = |server: &str, n: u8| format!("<figure><img src='https://{server}/{n}.jpg?w=9'></figure>");
    let zh = p(&ZH[..2]) + &picture("a.example", 1) + &p(&ZH[2..]) + &picture("a.example", 2);
    let en = picture("b.example", 3) + &p(&EN[..2]) + &picture("b.example", 1) + &p(&EN[2..]);
    let got = links(&zh, &en);
    assert_eq!(got[0], (vec![], vec![0]));
    assert!(got.contains(&(vec![2], vec![3])), "{got:?}");
    assert_eq!(got.last(), Some(&(vec![6], vec![])));
}

#[test]
fn both_scripts_of_one_text() {
    let hant = [
        "臺灣港務公司星期三表示，去年共有一千二百艘貨輪在高雄港停靠，比前一年多出一成。",
        "工會則要求增加工人。十月的罷工持續了十一天。",
        "林小明說，談判將在2025年繼續。",
    ];
    assert_eq!(
        links(&p(&ZH), &p(&hant)),
        [(vec![0], vec![0]), (vec![1], vec![]), (vec![2], vec![1]), (vec![3], vec![2]), (vec![4], vec![])]
    );
}

#[test]
fn documents_without_anything_in_common() {
    assert_eq!(links("", ""), []);
    assert_eq!(links("", &p(&EN[..1])), [(vec![], vec![0])]);
    assert_eq!(links(&p(&ZH[..1]), ""), [(vec![0], vec![])]);
    assert_eq!(links("<hr>", &p(&EN[..1])).len(), 2);
}
