//! Lists of other articles in the body of one: 延伸閱讀, 相关报道, Related. They are kept, and set apart.

use crate::document::{Block, Text, one_of};

/// What such a list is headed by.
const LABELS: [&str; 41] = [
    "之前相关报道",
    "相关内容",
    "相關內容",
    "相关图集",
    "相关视频",
    "相關影片",
    "相关链接",
    "延伸閱讀",
    "延伸阅读",
    "更多阅读",
    "更多閱讀",
    "相关阅读",
    "相關閱讀",
    "相关报道",
    "相關報道",
    "相关报导",
    "相關報導",
    "相关新闻",
    "相關新聞",
    "相关文章",
    "相關文章",
    "推荐阅读",
    "推薦閱讀",
    "阅读更多",
    "閱讀更多",
    "更多报道",
    "更多報導",
    "更多新闻",
    "更多新聞",
    "扩展阅读",
    "往期文章",
    "往期回顾",
    "猜你喜欢",
    "你可能感兴趣",
    "Related",
    "Related articles",
    "Related stories",
    "Related topics",
    "Read more",
    "See also",
    "More on this story",
];

/// A label with a title behind it is shorter than this (bytes).
const LONGEST: usize = 360;

/// Joins each label at the top level with the links that follow it.
pub(super) fn set_apart(blocks: &mut Vec<Block>) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = std::mem::take(blocks).into_iter().peekable();
    while let Some(block) = rest.next() {
        let (alone, led) = match words(&block).map(|text| (text, begins(text))) {
            Some((text, Some(len))) => {
                let behind = text.as_str()[len..].trim_matches(one_of(" \u{a0}：:】]\u{3000}>»▼↓"));
                // Behind the label a title that is a link, or lines with links in them.
                let lines = text.as_str()[len..].trim_start_matches(one_of(":： ")).starts_with('\n');
                (behind.is_empty(), !behind.is_empty() && leads_away(text, len, if lines { 5 } else { 8 }))
            }
            _ => (false, false),
        };
        if led {
            out.push(Block::Related(vec![block]));
            continue;
        }
        if !alone {
            out.push(block);
            continue;
        }
        let mut list = vec![by_link(block)];
        while let Some(next) = rest.next_if(is_list) {
            list.push(by_link(next));
        }
        // Pictures at its end are the article's again.
        let end = list.iter().rposition(|b| !matches!(b, Block::Figure { .. })).unwrap_or(0);
        let mut after = list.split_off(end + 1);
        if list.len() > 1 {
            out.push(Block::Related(list))
        } else {
            out.append(&mut list)
        }
        out.append(&mut after);
    }
    *blocks = out;
}

fn words(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } if text.as_str().len() <= LONGEST || has_lines(text) => {
            Some(text)
        }
        _ => None,
    }
}

/// Whether the first line of a text is as short as a label.
fn has_lines(text: &Text) -> bool {
    text.as_str().find('\n').is_some_and(|at| at <= 40)
}

/// Where the label ends that a text begins with.
fn begins(text: &Text) -> Option<usize> {
    let words = text.as_str();
    let bare = words.trim_start_matches(one_of(" 【[▲●■◆★※»>-"));
    let skipped = words.len() - bare.len();
    let found = LABELS.iter().filter(|label| {
        let head = bare.get(..label.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(label))
            // A word ends where it ends.
            && !bare.as_bytes().get(label.len()).is_some_and(u8::is_ascii_alphanumeric)
    });
    found.map(|label| skipped + label.len()).max()
}

/// Bytes of a text that stand in links, from a byte on, and bytes in all, white space left out.
fn linked(text: &Text, from: usize) -> (usize, usize) {
    let size = |range: std::ops::Range<usize>| text.as_str()[range].split_whitespace().map(str::len).sum::<usize>();
    let inside = text.inlines().iter().filter(|i| i.link.is_some() && i.range.end > from);
    (inside.map(|i| size(i.range.start.max(from)..i.range.end)).sum(), size(from..text.as_str().len()))
}

/// Whether at least this many tenths of a text stand in links.
fn leads_away(text: &Text, from: usize, tenths: usize) -> bool {
    let (links, all) = linked(text, from);
    links * 10 >= all * tenths
}

/// Whether a block under a label is more of the list: mostly links, or a picture between two of them.
fn is_list(block: &Block) -> bool {
    match block {
        Block::Figure { notes, .. } => notes.is_empty(),
        Block::Paragraph(_) | Block::List { .. } | Block::Quote(_) => {
            let (mut links, mut all) = (0, 0);
            block.for_each_text(&mut |text| {
                let (l, a) = linked(text, 0);
                links += l;
                all += a;
            });
            links * 2 >= all && all > 0
        }
        _ => false,
    }
}

/// Links that stand one after another without anything between them are a list that lost its lines.
fn by_link(block: Block) -> Block {
    let Block::Paragraph(text) = &block else { return block };
    let mut starts = Vec::new();
    let mut last: Option<(u32, usize)> = None;
    for inline in text.inlines() {
        let between = last.map_or("", |(_, end)| &text.as_str()[end..inline.range.start]);
        if let Some(link) = inline.link {
            if last.is_none_or(|(before, _)| before != link) && (last.is_none() || between.trim().is_empty()) {
                starts.push(inline.range.start);
            }
            last = Some((link, inline.range.end));
        }
    }
    if starts.len() < 2 || starts[0] != 0 {
        return block;
    }
    starts.push(text.as_str().len());
    let mut items = Vec::new();
    for pair in starts.windows(2) {
        let text = text.slice(pair[0]..pair[1]);
        if !text.is_empty() {
            items.push(vec![Block::Paragraph(text)]);
        }
    }
    Block::List { start: None, items }
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::{Article, format};

    fn shapes(body: &str) -> Vec<String> {
        let (document, _) = format::parse(&format!("[t](https://a.example/)\n---\n{body}"));
        document
            .blocks
            .iter()
            .map(|b| format!("{}{} {}", if b.is_related() { "related " } else { "" }, b.type_name(), b.text()))
            .collect()
    }

    const LIST: &str = "<p>正文。</p><div>延伸閱讀</div><a href=/1><i class=dot></i><span>官員：「不會」</span></a><a href=/2><span>第二篇</span></a>";

    #[test]
    fn glued_links_are_a_list() {
        assert_eq!(shapes(LIST), ["paragraph 正文。", "related list 延伸閱讀\n官員：「不會」\n第二篇"]);
    }

    #[test]
    fn what_is_quoted_there_is_no_quotation_and_no_source() {
        let article = Article::parse(&format!("[t](https://a.example/)\n---\n{LIST}<p>他說：「好。」</p>"));
        assert_eq!(article.findings.quotes.len(), 1);
        assert_eq!(article.findings.quotes[0].leaf, 4, "leaves keep their numbers");
        assert_eq!(article.sources.iter().filter(|s| s.url.is_some()).count(), 1, "the article alone");
    }

    #[test]
    fn a_label_in_front_of_its_link() {
        assert_eq!(
            shapes("<p>甲</p><p><b>相关报道 <a href=/1>另一篇</a></b></p><p>乙</p>"),
            ["paragraph 甲", "related paragraph 相关报道 另一篇", "paragraph 乙"]
        );
    }

    #[test]
    fn the_article_goes_on_below() {
        let body = "<p>甲</p><p>相关阅读：</p><blockquote><a href=/1>一</a></blockquote><p>2020.5 <a href=/2>第二篇的标题</a></p><p>接着写，见<a href=/3>此</a>。</p>";
        assert_eq!(
            shapes(body),
            ["paragraph 甲", "related list 相关阅读：\n一\n2020.5 第二篇的标题", "paragraph 接着写，见此。"]
        );
    }

    #[test]
    fn a_sentence_is_no_related_list() {
        for body in ["<p>相关报道说，他走了。</p>", "<p>延伸閱讀</p><p>只有字。</p>", "<p>Related work is old.</p>"]
        {
            assert!(shapes(body).iter().all(|b| b.starts_with("paragraph")), "{body}");
        }
        assert!(Block::Related(Vec::new()).is_related());
    }
}
