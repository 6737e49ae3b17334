//! A thread of a forum: the lines that name author and date of the next post.
//!
//! ```text
//! 李明
//! 1楼 大 中 小 发表于 2009-3-23 20:24
//! ```
//!
//! Such a line names a floor (`1楼`, `#1`, `楼主`), or forum software's buttons for the size of the type (`大 中 小`), and a date behind
//! `发表于`. The writer stands in the same line, or in the short one above it.

use crate::document::{Block, Post, Published, Style, Text};
use crate::format::date::date;

/// Longer lines are sentences (characters).
const LONGEST: usize = 120;
const LONGEST_NAME: usize = 24;

/// Makes the heads of posts of the lines that are ones.
pub(super) fn settle(blocks: &mut Vec<Block>) {
    let heads: Vec<(usize, PostHead)> =
        blocks.iter().enumerate().filter_map(|(i, block)| Some((i, head(words(block)?)?))).collect();
    if heads.is_empty() {
        return;
    }
    // A short line above one post may be the end of the post before; above nearly all of them it is the writer.
    let above = |i: usize| i.checked_sub(1).and_then(|i| blocks.get(i)).and_then(words).is_some_and(is_name);
    let named = heads.iter().filter(|(i, _)| above(*i)).count() * 5 >= heads.len() * 4;
    let mut heads = heads.into_iter().peekable();
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (i, block) in std::mem::take(blocks).into_iter().enumerate() {
        let Some((_, head)) = heads.next_if(|(at, _)| *at == i) else {
            out.push(block);
            continue;
        };
        let mut text = Text::default();
        let mut author = head.author;
        if author.is_none()
            && named
            && out.last().and_then(words).is_some_and(is_name)
            && let Some(name) = out.pop().and_then(into_text)
        {
            author = Some(name.as_str().to_owned());
            text.append(&name);
            text.push("\n", Style::PLAIN, None);
        }
        if let Some(line) = into_text(block) {
            text.append(&line);
        }
        out.push(Block::Post(Post { author, published: head.published, text }));
    }
    *blocks = out;
}

struct PostHead {
    author: Option<String>,
    published: Option<Published>,
}

/// A line of text by itself, short enough to be looked at.
fn words(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => {
            Some(text.as_str()).filter(|text| text.len() <= 4 * LONGEST)
        }
        _ => None,
    }
}

fn into_text(block: Block) -> Option<Text> {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => Some(text),
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME
        && !text.contains(['。', '？', '！', '，', '?', '!', '…', '：', '\n'])
        && head(text).is_none()
}

fn head(line: &str) -> Option<PostHead> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let (before, after) = ["发表于", "發表於", "发布于", "發佈於"].iter().find_map(|word| line.split_once(word))?;
    let mut author = Vec::new();
    let mut placed = false;
    for word in before.split_whitespace() {
        if is_floor(word) || matches!(word, "大" | "中" | "小") {
            placed = true;
        } else {
            author.push(word);
        }
    }
    // The date is what stands right behind the word: two words, one, or all there is.
    let mut rest = after.trim_start_matches([':', '：', ' ', '\u{a0}']).split_whitespace();
    let (first, second) = (rest.next().unwrap_or(""), rest.next().unwrap_or(""));
    let published = date(&format!("{first} {second}")).or_else(|| date(first)).or_else(|| date(after));
    if !placed || published.is_none() {
        return None;
    }
    let author = author.join(" ");
    let author = author.trim_start_matches("作者").trim_start_matches([':', '：']).trim();
    Some(PostHead { author: (!author.is_empty()).then(|| author.to_owned()), published })
}

/// `1楼`, `12樓`, `#3`, `3#`, `楼主`.
fn is_floor(word: &str) -> bool {
    let number = word.trim_start_matches('#').trim_end_matches(['楼', '樓', '#', '.']);
    let numbered = number.len() < word.len() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    numbered || matches!(word, "楼主" | "樓主" | "沙发" | "沙發" | "板凳" | "地板")
}
