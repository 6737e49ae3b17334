//! Seed text → [`Document`]. Parsing is total: damaged input gives what could be read, and [`Warning`]s.

mod build;
mod date;
mod dialect;
mod elements;
mod encoding;
mod facts;
mod frame;
mod front;
mod header;
mod html;
mod languages;
mod leaf;
mod leave_out;
mod markdown;
mod media;
mod opening;
mod prepared;
mod reader;
mod related;
mod warning;

pub use dialect::Dialect;
pub use encoding::Encoding;
#[cfg(feature = "lean")]
pub use html::{Named, ask_for_entities};
pub use markdown::{Linked, READER};
pub use reader::{Reader, Readers};
pub use warning::{Warning, WarningKind};

use std::ops::Range;

use crate::document::{Block, Document, DropReason, Dropped, Post, SafeUrl, Style, Text};
use crate::pace::{self, Pause};

/// Reads a seed text.
///
/// Never fails and never panics; linear in the length of `input`. Byte spans of warnings are into `input` as given, with
/// any byte order mark and line ends as they stand.
///
/// ```
/// use seed_reader::format::{self, WarningKind};
///
/// let (document, warnings) = format::parse("[标题](https://news.example/a)\n<p>没有分隔线。</p>");
/// assert_eq!((document.title.as_str(), document.blocks[0].text().as_str()), ("标题", "没有分隔线。"));
/// assert!(warnings.iter().any(|w| w.kind == WarningKind::MissingRule), "reading goes on, with a warning");
/// ```
pub fn parse(input: &str) -> (Document, Vec<Warning>) {
    pace::at_once(parse_paced(input, &mut Linked, &mut pace::Never))
}

/// As [`parse`], in slices: `pause` decides when the work rests, and `readers` gives the reader of Markdown.
///
/// ```
/// use seed_reader::format::{self, Linked};
/// use seed_reader::pace::{self, Never};
///
/// let (document, _) = pace::at_once(format::parse_paced("# 灯塔\n\n灯**灭**了。\n", &mut Linked, &mut Never));
/// assert_eq!(document.leaves().last().map(|text| text.as_str()), Some("灯灭了。"));
/// ```
pub async fn parse_paced<R: Readers>(input: &str, readers: &mut R, pause: &mut impl Pause) -> (Document, Vec<Warning>) {
    let mut head = header::header(input);
    if head.others && header::front_matter(input, &mut head) {
        if R::OTHER_HEADERS {
            header::others(input, &mut head);
        } else {
            readers.lack();
        }
    }
    header::settle(&mut head);
    let (mut document, mut warnings, whole) = (head.document, head.warnings, head.body);
    for line in head.taken.into_iter().filter(|line| !line.is_empty()) {
        document.dropped.push(Dropped::new(DropReason::Metadata, line));
    }

    let mut starts = header::further_headers(&input[..whole.end], whole.start);
    if !starts.is_empty() && Dialect::of(&input[whole.clone()]) == Dialect::Markdown {
        // `[words](address)` over hyphens is a heading there, or a link above a rule; with the moment above it, it is a header.
        starts.retain(|&start| input[start..].starts_with("<!--"));
    }
    starts.push(whole.end);
    let base = document.url.clone();
    let first = body(input, whole.start..starts[0], base.as_ref(), readers, pause).await;
    let time = add(first, &mut document, &mut warnings);
    front::first_lines(&mut document, time);
    if !document.title.is_empty() {
        Warning::take_back(&mut warnings, &|kind| kind == WarningKind::MissingTitle);
    }
    for reply in &head.replies {
        document.blocks.push(reply_head(reply));
        // What is wrong with it stands in no place of the input: it came out of the header.
        let reply = body(&reply.text, 0..reply.text.len(), base.as_ref(), readers, pause).await;
        add(reply, &mut document, &mut Vec::new());
    }
    for pair in starts.windows(2) {
        let further = header::further(&input[pair[0]..pair[1]]);
        let (begin, text) = (pair[0], pair[0] + further.body.start);
        warnings.push(Warning { kind: WarningKind::FurtherArticle, span: begin..text });
        further_article(&mut document, &input[begin..text], &further);
        let next = body(input, text..pair[1], further.document.url.as_ref(), readers, pause).await;
        add(next, &mut document, &mut warnings);
    }
    feed_promotion(&mut document);
    related::set_apart(&mut document.blocks);
    restore(&mut document);
    if document.blocks.is_empty() {
        warnings.push(Warning { kind: WarningKind::EmptyBody, span: whole });
    }
    languages::tell(&mut document, pause).await;
    (document, warnings)
}

/// Reads one article's body; relative addresses are read from `base`.
async fn body(
    input: &str,
    range: Range<usize>,
    base: Option<&SafeUrl>,
    readers: &mut impl Readers,
    pause: &mut impl Pause,
) -> build::Body {
    let mut builder = build::Builder::new(base);
    let (text, from) = (&input[range.clone()], range.start);
    let dialect = Dialect::of(text);
    let reader = if dialect == Dialect::Markdown { readers.markdown().await } else { None };
    if let Some(reader) = reader {
        let prepared = (reader.prepare)(text);
        html::pass_on_all(&mut *(reader.tokens)(&prepared, from), &mut builder, pause).await;
    } else if dialect == Dialect::Html && text.contains('<') {
        html::tokenize(text, from, &mut builder, pause).await;
    } else {
        // Text without a single tag was never HTML: its lines are lines.
        for line in text.lines() {
            html::tokenize(line, from, &mut builder, pause).await;
            builder.line_break();
        }
    }
    let mut body = builder.finish();
    if let Some(reader) = reader {
        (reader.settle)(&mut body.blocks);
    }
    body
}

/// Adds a body to the document. Answers its first `time` element.
fn add(mut body: build::Body, document: &mut Document, warnings: &mut Vec<Warning>) -> Option<(String, String)> {
    front::join_place_line(&mut body.blocks, &body.gaps);
    let offset = document.links.len() as u32;
    if offset > 0 {
        body.blocks.iter_mut().for_each(|b| b.for_each_text_mut(&mut |t| t.shift_links(offset)));
    }
    document.links.append(&mut body.links);
    document.blocks.append(&mut body.blocks);
    document.dropped.append(&mut body.dropped);
    warnings.append(&mut body.warnings);
    body.time
}

/// The header of an article that follows another in the same text: its title becomes a heading.
fn further_article(document: &mut Document, lines: &str, header: &header::Header) {
    let mut text = Text::default();
    let link = header.document.url.clone().map(|url: SafeUrl| {
        document.links.push(url);
        document.links.len() as u32 - 1
    });
    text.push(&header.document.title, Style::PLAIN, link);
    document.blocks.push(Block::Rule);
    if !text.is_empty() {
        document.blocks.push(Block::Heading { level: 1, text });
    }
    // The rest of the header's lines is on record, so that no character is unaccounted for.
    let title = header.document.title.as_str();
    let mut rest = String::new();
    for line in lines.lines().filter(|l| !l.trim_start().starts_with("<!--")) {
        rest.push_str(line);
        rest.push('\n');
    }
    let (before, after) = rest.split_once(title).unwrap_or((&rest, ""));
    document.dropped.push(Dropped::new(DropReason::Metadata, [before, after].concat().trim()));
}

/// The line above a reply: its author and its date.
fn reply_head(reply: &header::Reply) -> Block {
    let (author, at) = (reply.author.as_str(), reply.at.as_ref().map_or("", |at| &at.text));
    let gap = if author.is_empty() || at.is_empty() { "" } else { " · " };
    let text = Text::plain(&[author, gap, at].concat());
    if text.is_empty() {
        return Block::Rule;
    }
    let author = (!author.is_empty()).then(|| author.to_owned());
    Block::Post(Post { author, published: reply.at.clone(), text })
}

/// Feeds end with a rule and a line about themselves.
fn feed_promotion(document: &mut Document) {
    let Some(rule) = document.blocks.iter().rposition(|b| matches!(b, Block::Rule)) else { return };
    let text = Block::text_of(&document.blocks[rule + 1..]);
    if leave_out::is_feed_promotion(&text) {
        document.blocks.truncate(rule);
        document.dropped.push(Dropped::new(DropReason::Promotion, text));
    }
}

/// Where nothing is left, what was left out by the look of it is the text after all.
fn restore(document: &mut Document) {
    if !document.blocks.is_empty() {
        return;
    }
    let by_look = |d: &Dropped| {
        use DropReason::{Advert, Control, Hidden, Navigation, Noscript, Promotion};
        matches!(d.reason, Advert | Control | Hidden | Navigation | Noscript | Promotion) && !d.text.trim().is_empty()
    };
    for dropped in std::mem::take(&mut document.dropped) {
        if by_look(&dropped) {
            document.blocks.push(Block::Paragraph(Text::plain(dropped.text.trim())));
        } else {
            document.dropped.push(dropped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;

    fn texts(body: &str) -> Vec<String> {
        let (document, _) = parse(&format!("[t](https://a.example/)\n---\n{body}"));
        document.blocks.iter().map(|b| format!("{} {}", b.type_name(), b.text())).collect()
    }

    #[test]
    fn two_breaks_are_a_paragraph_and_spacers_are_none() {
        assert_eq!(
            texts("<p>一<br /><br />二<br>三</p><p> </p><p>&nbsp;</p>四"),
            ["paragraph 一", "paragraph 二\n三", "paragraph 四"]
        );
    }

    #[test]
    fn plain_text_keeps_its_lines() {
        assert_eq!(texts("一\n二\n\n三"), ["paragraph 一\n二", "paragraph 三"]);
    }

    #[test]
    fn a_place_line_joins_its_paragraph() {
        assert_eq!(
            texts("台北 —<section hidden>甲</section><p>日本寻求</p>"),
            ["paragraph 台北 —", "paragraph 日本寻求"],
            "but not across what was left out"
        );
        assert_eq!(texts("台北 — <p>日本寻求</p>"), ["paragraph 台北 — 日本寻求"]);
    }

    #[test]
    fn captions_in_small_type_and_by_class() {
        let img = "<img src=https://a.example/1.jpg>";
        assert_eq!(
            texts(&format!("{img}<div><small>说明</small></div><p>正文</p>")),
            ["figure 说明", "paragraph 正文"]
        );
        let by_class =
            format!("<div class=photo>{img}</div><div class=photo-credit>(AP)</div><div class=photo-caption>甲</div>");
        assert_eq!(texts(&by_class), ["figure (AP)\n甲"]);
        assert_eq!(texts(&format!("<figure>{img}<figcaption>乙</figcaption></figure>")), ["figure 乙"]);
    }

    #[test]
    fn players_become_cards_and_pixels_nothing() {
        let (document, _) = parse(
            "---\n<iframe src='https://v.example/1' title=片>x</iframe><img src=https://a.example/i width=1 height=1>",
        );
        assert_eq!(document.blocks.len(), 1);
        let reasons: Vec<_> = document.dropped.iter().map(|d| (d.reason, d.text.as_str())).collect();
        assert_eq!(reasons, [(DropReason::Media, "x"), (DropReason::Tracking, "")]);
    }

    #[test]
    fn the_feed_speaks_of_itself_after_the_last_rule() {
        let (document, _) =
            parse("---\n<p>正文</p><hr><div>获取更多RSS：<br><a href=https://f.example>https://f.example</a></div>");
        assert_eq!(document.blocks.len(), 1);
        assert_eq!(document.dropped[0].reason, DropReason::Promotion);
    }

    #[test]
    fn an_advert_that_is_never_closed_swallows_nothing() {
        assert_eq!(texts("<div class=advert>广告<p>正文</p>"), ["paragraph 广告", "paragraph 正文"]);
    }

    #[test]
    fn several_articles_in_one_text() {
        let (document, warnings) = parse(
            "<!--1735253943000-->\n[甲](https://a.example/1)\n---\n<p>一</p>\n<!--NaN-->\n[乙](https://a.example/2)\n---\n<p>二</p>",
        );
        let texts: Vec<_> = document.blocks.iter().map(Block::text).collect();
        assert_eq!(texts, ["一", "", "乙", "二"]);
        assert!(warnings.iter().any(|w| w.kind == WarningKind::FurtherArticle));
    }

    #[test]
    fn each_text_has_its_language() {
        let (document, _) = parse("---\n<p>这是简体中文</p><p>這是繁體中文</p><p>This is the English of it.</p>");
        let langs: Vec<_> = document.blocks.iter().map(Block::lang).collect();
        assert_eq!(langs, [Lang::ZhHans, Lang::ZhHant, Lang::En]);
    }

    #[test]
    fn a_time_in_a_sentence_leaves_the_sentence() {
        assert_eq!(
            texts("<p>白宫<time datetime=2020-10-05>星期一</time>表示。</p><p>第二段。</p>"),
            ["paragraph 白宫星期一表示。", "paragraph 第二段。"]
        );
        assert_eq!(
            texts("<div><time datetime=2020-10-05>18 分钟前</time></div><p>第二段。</p>"),
            ["paragraph 第二段。"]
        );
    }

    #[test]
    fn hidden_text_that_is_never_closed_is_text() {
        let all = ["paragraph 分享", "paragraph 第一段。", "heading h"];
        assert_eq!(texts("<span class=sr-only>分享<p>第一段。</p><h2>h</h2>"), all);
        assert_eq!(texts("<button>分享<p>第一段。</p><h2>h</h2>"), all);
        let long = "很长。".repeat(400);
        assert_eq!(texts(&format!("<span class=sr-only>{long}</span>")), [format!("paragraph {long}")]);
    }

    #[test]
    fn a_head_that_is_never_closed_swallows_nothing() {
        assert_eq!(texts("<html><head><title>T</title><body><p>第一段。</p>"), ["paragraph 第一段。"]);
    }

    #[test]
    fn a_page_that_is_all_newsletter_is_shown() {
        assert_eq!(texts("<div class=\"newsletter-post post\"><p>一</p></div>"), ["paragraph 一"]);
        assert_eq!(texts("<div class=advert><p>一</p></div>"), ["paragraph 一"], "where nothing else is left");
        assert_eq!(texts("<div class=advert><p>一</p></div><p>二</p>"), ["paragraph 二"]);
    }

    #[test]
    fn templates_are_code() {
        assert_eq!(texts("<p>甲<template>乙<b>丙</b></template>丁</p>"), ["paragraph 甲丁"]);
    }

    #[test]
    fn players_name_their_sources() {
        let body = "<video poster=https://a.example/p.jpg><source src=https://a.example/v.mp4></video>";
        let (document, _) = parse(&format!("---\n{body}"));
        let Some(Block::Figure { media, .. }) = document.blocks.first() else { panic!("a card") };
        assert_eq!(media.url.as_str(), "https://a.example/v.mp4");
    }

    #[test]
    fn each_article_of_a_text_reads_its_own_addresses() {
        let (document, _) =
            parse("[甲](https://a.example/1)\n---\n<p>一\n[乙](https://b.example/2)\n---\n<a href=/rel>二</a>");
        assert_eq!(document.links.last().map(|l| l.as_str()), Some("https://b.example/rel"));
    }

    #[test]
    fn cells_keep_their_spans() {
        let (document, _) = parse("---\n<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>");
        let Some(Block::Table(rows)) = document.blocks.first() else { panic!("a table") };
        assert_eq!((rows[0][0].rows, rows[0][1].rows, rows.len()), (2, 1, 2));
    }

    #[test]
    fn buttons_of_the_site_are_no_figures() {
        let figures = |html: &str| {
            let mut count = 0;
            let (document, _) = parse(&format!("[t](https://a.example/)\n---\n<p>一</p>{html}"));
            document.blocks.iter().for_each(|b| b.for_each_figure(&mut |_, _| count += 1));
            count
        };
        assert_eq!(figures("<img src=/++plone++harbour-resources/img/icon-zoom.png>"), 0);
        assert_eq!(figures("<img src=/graphics/zoom-icon.png alt=' '>"), 0);
        // With words, or a size, or among the pictures of somebody who is called so.
        assert_eq!(figures("<img src=/graphics/icon-zoom.png alt=灯塔的模型>"), 1);
        assert_eq!(figures("<img src=/graphics/icon-zoom.png width=640 height=480>"), 1);
        assert_eq!(figures("<img src=https://icon-pictures.example/lighthouse.jpg>"), 1);
    }
}
