use crate::document::{Block, Document, Style};
use crate::format::parse;

fn read(body: &str) -> Document {
    parse(&format!("[t](https://a.example/d/)\n---\n\n{body}\n\n**完**")).0
}

/// The blocks of a body, each by its type and its text.
fn texts(body: &str) -> Vec<String> {
    let document = read(body);
    let mut texts: Vec<_> = document.blocks.iter().map(|b| format!("{} {}", b.type_name(), b.text())).collect();
    assert_eq!(texts.pop().as_deref(), Some("paragraph 完"), "{body}");
    texts
}

/// What of a paragraph looks like this.
fn styled(body: &str, style: Style) -> Vec<String> {
    let document = read(body);
    let Block::Paragraph(text) = &document.blocks[0] else { panic!("a paragraph: {:?}", document.blocks) };
    let marked = text.inlines().iter().filter(|i| i.style.has(style));
    marked.map(|i| text.as_str()[i.range.clone()].to_owned()).collect()
}

#[test]
fn emphasis_beside_chinese_punctuation() {
    for (body, strong) in [
        ("他说**「好」**后来", "「好」"),
        ("他说**“好。”**后来", "“好。”"),
        ("**《书》**的作者", "《书》"),
        ("**注意：**下文", "注意："),
        ("（**甲（乙）**，丙）", "甲（乙）"),
        ("是**\"quoted\"**的", "\"quoted\""),
        ("**甲) **，", "甲) "),
        ("**foo)**，", "foo)"),
        ("**重点 **后", "重点 "),
        ("前** 重点**", " 重点"),
        ("**\u{3000}重点**后", "\u{3000}重点"),
        ("**甲****乙**", "甲乙"),
        ("**标题：****内容**后", "标题：内容"),
        ("`**` **\"好\"**said", "\"好\""),
        ("**bold** text", "bold"),
        ("*a* **b**c", "b"),
    ] {
        assert_eq!(styled(body, Style::STRONG).concat().trim(), strong.trim(), "{body}");
        assert!(body.contains('`') || !texts(body)[0].contains('*'), "{body}");
    }
    assert_eq!(styled("见~~「旧」~~新", Style::STRUCK), ["「旧」"]);
}

#[test]
fn what_is_no_emphasis_stays() {
    for body in ["a ** b ** c", "2*3*4 是", "5~10元，3~8元", "snake_case_name", "\\*甲\\* 与 \\**乙"] {
        assert_eq!(texts(body)[0].replace("paragraph ", ""), body.replace('\\', "").replace("2*3*4", "234"), "{body}");
    }
}

#[test]
fn headings_of_every_form() {
    assert_eq!(
        texts("# 一\n\n##二\n\n三\n===\n\n四\n---\n\n# Tabs {.tabset}\n\n#标签\n\n## 甲 {乙}"),
        ["heading 一", "heading 二", "heading 三", "heading 四", "heading Tabs", "paragraph #标签", "heading 甲 {乙}"]
    );
}

#[test]
fn lists_tables_code_and_rules() {
    assert_eq!(
        texts("- 甲\n- 乙\n  1. 丙\n\n| 一 | 二 |\n|---|---|\n| 三 | **四** |\n\n```js\n<p> **x**\n```\n\n***"),
        ["list 甲\n乙\n丙", "table 一\n二\n三\n四", "preformatted <p> **x**", "rule "]
    );
}

#[test]
fn what_the_standard_would_not_show_is_shown() {
    assert_eq!(
        texts("[注]: 下同\n\n[1]: 参见http://a.example\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 | 五 | 六 |\n| 七 |"),
        ["paragraph [注]: 下同", "paragraph [1]: 参见http://a.example", "table 一\n二\n三\n四\n五\n六\n七"]
    );
}

#[test]
fn tasks_are_ticked_or_not() {
    let document = read("- [x] 甲\n- [ ] 乙");
    let mut icons = Vec::new();
    document.blocks[0].for_each_text(&mut |t| icons.extend(t.icons().iter().map(|i| (i.at, i.alt.clone()))));
    assert_eq!(icons, [(0, "☑".to_owned()), (0, "☐".to_owned())]);
}

#[test]
fn links_lead_where_they_say() {
    let document = read(
        "<https://a.example/1> https://b.example/2，[三](/3) [四][r] <me@c.example> [[李明]] [[a|乙]] [五](javascript:x) [[1]](https://e.example)\n\n[r]: https://d.example",
    );
    let links: Vec<_> = document.links.iter().map(|l| l.as_str()).collect();
    assert_eq!(
        links,
        [
            "https://a.example/1",
            "https://b.example/2",
            "https://a.example/3",
            "https://d.example",
            "mailto:me@c.example",
            "https://e.example"
        ]
    );
    assert_eq!(texts("[[李明]]与[[a|乙]]与![[x.png]]"), ["paragraph 李明与乙与x.png"]);
}

#[test]
fn pictures_and_their_words() {
    let document = read("![Image 3: 码头](https://i.example/a b.jpg \"题\")\n\n![](/b.png =100x50)");
    let mut figures = Vec::new();
    document
        .blocks
        .iter()
        .for_each(|b| b.for_each_figure(&mut |m, _| figures.push((m.alt.clone(), m.url.to_string(), m.size))));
    assert_eq!(
        figures,
        [
            ("码头".to_owned(), "https://i.example/a%20b.jpg".to_owned(), None),
            (String::new(), "https://a.example/b.png".to_owned(), Some((100, 50)))
        ]
    );
}

#[test]
fn html_inside_is_html() {
    assert_eq!(
        texts(
            "甲<br>\n乙 <script>var a = \"*b*\"</script>丙\n\n<div>\n\n**丁**\n\n</div>\n\n<figure><img src=/i.jpg><figcaption>图</figcaption></figure>\n\n这一段戊比其他的都要长，<b>己</b>"
        ),
        ["paragraph 甲\n乙 丙", "paragraph 丁", "figure 图", "paragraph 这一段戊比其他的都要长，己"]
    );
    assert_eq!(
        texts("甲 <script>乙\n\n丙"),
        ["paragraph 甲 乙", "paragraph 丙"],
        "without its end it swallows nothing"
    );
}

#[test]
fn markdown_in_a_block_of_html_is_read() {
    assert_eq!(
        texts(
            "<figure>\n<img src=/i.jpg>\n<figcaption>图：[甲](https://b.example)，**「乙」**后</figcaption>\n</figure>\n\n这一段比说明要长一些，长到是正文为止。"
        ),
        ["figure 图：甲，「乙」后", "paragraph 这一段比说明要长一些，长到是正文为止。"]
    );
    assert_eq!(
        texts("<pre>\n**x** [a](b)\n</pre>\n\n这一段比代码要长一些，长到是正文为止。")[0],
        "preformatted **x** [a](b)"
    );
}

#[test]
fn paragraphs_that_the_standard_takes_for_something_else() {
    assert_eq!(
        texts("    甲说，这是一段话。\n\n\t乙说。\n\n1. 丙\n\n    丁\n\n    let x = 1;"),
        ["paragraph 甲说，这是一段话。", "paragraph 乙说。", "list 丙\n丁\nlet x = 1;"]
    );
    assert_eq!(texts("灯灭了。\n---\n\n小标题\n---"), ["paragraph 灯灭了。", "rule ", "heading 小标题"]);
    assert_eq!(texts("[甲](https://b.example){:target=\"_blank\"}后"), ["paragraph 甲后"]);
}

#[test]
fn templates_stay_visible() {
    let body = "{{<figure src=\"x\">}} 与 {{< youtube x >}} 与 {% raw %}";
    assert_eq!(texts(body), [format!("paragraph {body}")]);
}

#[test]
fn callouts_have_their_title() {
    assert_eq!(texts("> [!note] 标题\n> 正文\n\n> [!tip]\n> 正文"), ["quote 标题\n正文", "quote tip\n正文"]);
}

#[test]
fn footnotes_stand_where_they_were_written() {
    assert_eq!(
        texts("甲[^1]，乙[^n]。\n\n[^1]: 一\n\n丙\n\n[^n]: 二\n\n    三\n\n[^x]: 没有人提到"),
        [
            "paragraph 甲1，乙n。",
            "paragraph 1 一",
            "paragraph 丙",
            "paragraph n 二",
            "paragraph 三",
            "paragraph x 没有人提到"
        ]
    );
}

#[test]
fn lines_break_where_they_were_broken() {
    assert_eq!(texts("一\n二  \n三\\\n四"), ["paragraph 一\n二\n三\n四"]);
}

#[test]
fn a_thread_is_posts_one_under_the_other() {
    let document = read(
        "李明\n\n1楼 大 中 小 发表于 2009-3-23 20:24\n\n灯灭了。\n\n王芳\n\n2楼 大 中 小 发表于 2009-3-23 21:00\n\n真的？",
    );
    let posts: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|b| match b {
            Block::Post(post) => Some((
                post.author.clone(),
                post.published.as_ref().map(|p| p.at.rfc3339()),
                post.text.as_str().to_owned(),
            )),
            _ => None,
        })
        .collect();
    let post = |name: &str, at: &str, text: &str| (Some(name.to_owned()), Some(at.to_owned()), text.to_owned());
    assert_eq!(
        posts,
        [
            post("李明", "2009-03-23T20:24:00Z", "李明\n1楼 大 中 小 发表于 2009-3-23 20:24"),
            post("王芳", "2009-03-23T21:00:00Z", "王芳\n2楼 大 中 小 发表于 2009-3-23 21:00"),
        ]
    );
    let same_line = read("#3 王芳 发表于 2009-3-23\n\n好。\n\n他说这篇文章发表于 2009-3-23 的报纸。");
    assert!(matches!(&same_line.blocks[0], Block::Post(p) if p.author.as_deref() == Some("王芳")));
    assert!(matches!(&same_line.blocks[2], Block::Paragraph(_)), "a sentence is no head of a post");
}
