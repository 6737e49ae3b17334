use std::ops::Range;

use super::Lang;

/// The text of one leaf (a paragraph, a heading, a caption …): one flat string, and the inlines that cover it.
///
/// Quotations are matched on the flat string, so that markup inside a quotation does not hide it; the inlines say how each
/// stretch looks. A line break is the character `\n`.
///
/// ```
/// use seed_reader::document::{Style, Text};
///
/// let mut text = Text::plain("他说");
/// text.push("“好”", Style::STRONG, None);
/// assert_eq!(text.as_str(), "他说“好”");
/// let strong: Vec<_> = text.inlines().iter().filter(|i| i.style.has(Style::STRONG)).collect();
/// assert_eq!(&text.as_str()[strong[0].range.clone()], "“好”");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    flat: String,
    inlines: Vec<Inline>,
    icons: Vec<Icon>,
    readings: Vec<Ruby>,
    targets: Vec<LinkTarget>,
    /// The language of the text.
    pub lang: Lang,
}

/// A small picture in the line, such as a smiley. It is no character of the text; the reader shows [`Icon::alt`] in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Icon {
    /// Its place: the UTF-8 byte of the flat text that it stands in front of.
    pub at: usize,
    /// Its text equivalent (`alt`).
    pub alt: String,
}

impl Icon {
    /// The boxes of tasks: open, done.
    pub const TASK: [&'static str; 2] = ["☐", "☑"];

    /// Whether its task is done; `None` where it is no box of a task.
    ///
    /// ```
    /// let document = seed_reader::format::parse("# 清单\n\n- [x] 灯油\n- [ ] 灯芯\n").0;
    /// let done: Vec<_> = document.leaves().iter().flat_map(|text| text.icons()).map(|icon| icon.task()).collect();
    /// assert_eq!(done, [Some(true), Some(false)]);
    /// ```
    pub fn task(&self) -> Option<bool> {
        Self::TASK.iter().position(|task| *task == self.alt).map(|done| done == 1)
    }
}

/// A reading beside characters (`ruby`), such as pinyin. It is no character of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruby {
    /// The characters: UTF-8 bytes of the flat text.
    pub range: Range<usize>,
    /// Their reading.
    pub text: String,
}

/// A place that a link of the same page leads to: a note, or where the note is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkTarget {
    /// The UTF-8 byte of the flat text that it is in front of.
    pub at: usize,
    /// The link: an index into [`Document::links`](super::Document::links).
    pub link: u32,
}

/// A stretch of text that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// UTF-8 bytes of the flat text, on character boundaries. The inlines of a text are in order and cover it without gaps.
    pub range: Range<usize>,
    /// How it looks.
    pub style: Style,
    /// The link it stands in: an index into [`Document::links`](super::Document::links).
    pub link: Option<u32>,
    /// Its language, where that is not the text's own.
    pub lang: Option<Lang>,
}

/// How an inline looks: a set of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style(u8);

impl Style {
    /// No mark at all.
    pub const PLAIN: Self = Self(0);
    /// `em`, `i`, `cite`.
    pub const EMPHASIS: Self = Self(1);
    /// `strong`, `b`.
    pub const STRONG: Self = Self(2);
    /// `sup`.
    pub const SUPERSCRIPT: Self = Self(4);
    /// `sub`.
    pub const SUBSCRIPT: Self = Self(8);
    /// `code`, `kbd`, `samp`.
    pub const CODE: Self = Self(16);
    /// `del`, `s`.
    pub const STRUCK: Self = Self(32);
    /// The place line in front of a report's first sentence (`台北 — `).
    pub const PLACE: Self = Self(64);

    /// Whether every mark of `other` is set.
    ///
    /// ```
    /// use seed_reader::document::Style;
    ///
    /// let both = Style::EMPHASIS.with(Style::STRONG);
    /// assert!(both.has(Style::STRONG) && !Style::STRONG.has(both));
    /// ```
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The marks of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Text {
    /// The flat text.
    pub fn as_str(&self) -> &str {
        &self.flat
    }

    /// Its inlines, in order, without gaps.
    pub fn inlines(&self) -> &[Inline] {
        &self.inlines
    }

    /// The pictures in the line, in order.
    pub fn icons(&self) -> &[Icon] {
        &self.icons
    }

    /// Appends a small picture by its text equivalent.
    pub fn push_icon(&mut self, alt: &str) {
        self.icons.push(Icon { at: self.flat.len(), alt: alt.to_owned() });
    }

    /// The readings of characters, in order.
    ///
    /// ```
    /// let document = seed_reader::format::parse("<p><ruby>灯<rt>dēng</rt></ruby>灭了。</p>").0;
    /// let text = document.leaves()[0];
    /// assert_eq!((text.as_str(), text.readings()[0].text.as_str()), ("灯灭了。", "dēng"));
    /// ```
    pub fn readings(&self) -> &[Ruby] {
        &self.readings
    }

    /// The places that links of the same page lead to, in order.
    ///
    /// ```
    /// let document = seed_reader::format::parse("<p>灯灭了<a href='#n1'>[1]</a>。</p><p id='n1'>据说。</p>").0;
    /// let target = document.leaves()[1].targets()[0];
    /// assert!(document.links[target.link as usize].is_in_page());
    /// ```
    pub fn targets(&self) -> &[LinkTarget] {
        &self.targets
    }

    /// Sets a reading beside the text from a byte on, which must be a boundary.
    pub(crate) fn push_reading(&mut self, from: usize, text: &str) {
        let words = self.flat.get(from..).unwrap_or_default();
        let range = from + (words.len() - words.trim_start_matches(is_space).len())..self.flat.len();
        if !range.is_empty() && !text.is_empty() {
            self.readings.push(Ruby { range, text: text.to_owned() });
        }
    }

    /// Notes that a link may lead to the end of the text so far.
    pub(crate) fn push_target(&mut self, link: u32) {
        self.targets.push(LinkTarget { at: self.flat.len(), link });
    }

    /// Puts in the place of each target those that `links` pairs with it, which are in order.
    pub(crate) fn retarget(&mut self, links: &[(u32, u32)]) {
        for old in std::mem::take(&mut self.targets) {
            let first = links.partition_point(|(place, _)| *place < old.link);
            for (_, link) in links[first..].iter().take_while(|(place, _)| *place == old.link) {
                self.targets.push(LinkTarget { at: old.at, link: *link });
            }
        }
    }

    /// Leaves only the words of `links`, which are in order.
    pub(crate) fn unlink(&mut self, links: &[u32]) {
        self.inlines.iter_mut().for_each(|i| i.link = i.link.filter(|link| links.binary_search(link).is_err()));
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.flat.is_empty()
    }

    /// Plain text, without marks.
    pub fn plain(text: &str) -> Self {
        let mut out = Self::default();
        out.push(text, Style::PLAIN, None);
        out
    }

    /// Appends text with its marks and its link (an index into [`Document::links`](super::Document::links)). Text that looks like the
    /// last inline extends it.
    pub fn push(&mut self, text: &str, style: Style, link: Option<u32>) {
        if text.is_empty() {
            return;
        }
        let start = self.flat.len();
        self.flat.push_str(text);
        let end = self.flat.len();
        match self.inlines.last_mut() {
            Some(last) if last.style == style && last.link == link && last.lang.is_none() => last.range.end = end,
            _ => self.inlines.push(Inline { range: start..end, style, link, lang: None }),
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Self) {
        // What stands at its end comes along.
        self.append_part(other, 0..usize::MAX);
    }

    /// Appends what stands in a stretch of another text, which must begin and end on character boundaries.
    fn append_part(&mut self, other: &Self, part: Range<usize>) {
        let start = self.flat.len();
        let moved = |at: usize| start + at - part.start;
        for inline in other.inlines.iter().filter(|i| i.range.end > part.start && i.range.start < part.end) {
            let range = inline.range.start.max(part.start)..inline.range.end.min(part.end);
            self.push(&other.flat[range], inline.style, inline.link);
        }
        for icon in other.icons.iter().filter(|i| part.contains(&i.at)) {
            self.icons.push(Icon { at: moved(icon.at), alt: icon.alt.clone() });
        }
        for Ruby { range, text } in
            other.readings.iter().filter(|r| r.range.start >= part.start && r.range.end <= part.end)
        {
            self.readings.push(Ruby { range: moved(range.start)..moved(range.end), text: text.clone() });
        }
        for target in other.targets.iter().filter(|t| part.contains(&t.at)) {
            self.targets.push(LinkTarget { at: moved(target.at), ..*target });
        }
    }

    /// Counts every link from `offset` on, where the links of another body stand in front of these.
    pub(crate) fn shift_links(&mut self, offset: u32) {
        self.inlines.iter_mut().filter_map(|i| i.link.as_mut()).for_each(|link| *link += offset);
        self.targets.iter_mut().for_each(|t| t.link += offset);
    }

    /// Cuts white space (breaks and spacers included) off the end.
    pub fn trim_end(&mut self) {
        self.truncate(self.flat.trim_end_matches(is_space).len());
    }

    /// Cuts off all from a byte on, which must be a boundary.
    pub(crate) fn truncate(&mut self, end: usize) {
        self.flat.truncate(end);
        self.targets.iter_mut().for_each(|target| target.at = target.at.min(end));
        self.readings.retain_mut(|r| {
            r.range.end = r.range.end.min(end);
            r.range.start < r.range.end
        });
        self.icons.iter_mut().for_each(|icon| icon.at = icon.at.min(end));
        self.inlines.retain_mut(|i| {
            i.range.end = i.range.end.min(end);
            i.range.start < i.range.end
        });
    }

    /// Adds a mark to a stretch, which must end on character boundaries.
    pub(crate) fn mark_style(&mut self, stretch: Range<usize>, style: Style) {
        let whole = std::mem::take(self);
        self.lang = whole.lang;
        for inline in &whole.inlines {
            let cuts = [inline.range.start, stretch.start, stretch.end, inline.range.end];
            for pair in cuts.map(|cut| cut.clamp(inline.range.start, inline.range.end)).windows(2) {
                let inside = stretch.contains(&pair[0]);
                let style = if inside { inline.style.with(style) } else { inline.style };
                self.push(&whole.flat[pair[0]..pair[1]], style, inline.link);
            }
        }
        (self.icons, self.readings, self.targets) = (whole.icons, whole.readings, whole.targets);
    }

    /// The stretch as a text of its own, without white space at its ends.
    pub(crate) fn slice(&self, stretch: Range<usize>) -> Self {
        let words = &self.flat[stretch.clone()];
        let start = stretch.start + (words.len() - words.trim_start_matches(is_space).len());
        let mut out = Self { lang: self.lang, ..Self::default() };
        out.append_part(self, start..stretch.end);
        out.trim_end();
        out
    }

    /// Sets the language of stretches (UTF-8 bytes of the flat text) that differ from the rest. They must be in order, without overlap,
    /// and on character boundaries.
    ///
    /// ```
    /// use seed_reader::document::{Lang, Text};
    ///
    /// let mut text = Text::plain("灯塔 light");
    /// text.mark_langs(&[(7..12, Lang::En)]);
    /// assert_eq!(text.inlines().iter().map(|i| i.lang).collect::<Vec<_>>(), [None, Some(Lang::En)]);
    /// ```
    pub fn mark_langs(&mut self, stretches: &[(Range<usize>, Lang)]) {
        let mut out = Vec::with_capacity(self.inlines.len() + 2 * stretches.len());
        let mut stretches = stretches.iter().peekable();
        for inline in self.inlines.drain(..) {
            let mut at = inline.range.start;
            let mut piece = |range: Range<usize>, lang| {
                if !range.is_empty() {
                    out.push(Inline { range, lang, ..inline.clone() });
                }
            };
            while let Some((range, lang)) = stretches.peek().filter(|(range, _)| range.start < inline.range.end) {
                let cut = range.start.max(at)..range.end.min(inline.range.end);
                piece(at..cut.start, inline.lang);
                piece(cut.clone(), Some(*lang));
                at = cut.end;
                // A stretch that goes on is met again in the next inline.
                if range.end > inline.range.end {
                    break;
                }
                stretches.next();
            }
            piece(at..inline.range.end, inline.lang);
        }
        self.inlines = out;
    }
}

/// Whether a character is one of a set. A list of characters in place of a string would be code of its own for every length.
pub(crate) fn one_of(set: &'static str) -> impl Fn(char) -> bool + Copy {
    move |c| set.contains(c)
}

/// What stands in front of the first of these characters; all of it where there is none.
pub(crate) fn up_to<'a>(text: &'a str, signs: &'static str) -> &'a str {
    &text[..text.find(one_of(signs)).unwrap_or(text.len())]
}

/// Where the last such byte of ASCII stands. (`rfind` would bring a search for characters of any length: half a kB.)
pub(crate) fn last_of(text: &str, byte: u8) -> Option<usize> {
    text.bytes().rposition(|b| b == byte)
}

/// White space, or a comma.
pub(crate) fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// White space for a reader: also the spaces that a spacer paragraph is made of, and characters of no width.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pushes_join_where_they_look_the_same() {
        let mut text = Text::default();
        text.push("甲", Style::PLAIN, None);
        text.push("乙", Style::PLAIN, None);
        text.push("丙", Style::STRONG, None);
        assert_eq!(text.as_str(), "甲乙丙");
        assert_eq!(text.inlines().iter().map(|i| i.range.clone()).collect::<Vec<_>>(), [0..6, 6..9]);
    }

    #[test]
    fn trim_end_keeps_the_cover() {
        let mut text = Text::default();
        text.push("甲 ", Style::PLAIN, None);
        text.push("\n\u{a0}", Style::STRONG, None);
        text.trim_end();
        assert_eq!(text.as_str(), "甲");
        assert_eq!(text.inlines().len(), 1);
        assert_eq!(text.inlines()[0].range, 0..3);
    }

    #[test]
    fn languages_split_inlines() {
        let mut text = Text::plain("ab中文cd");
        text.push("ef", Style::STRONG, None);
        text.mark_langs(&[(2..8, Lang::ZhHans), (9..11, Lang::En)]);
        let seen: Vec<_> = text.inlines().iter().map(|i| (i.range.clone(), i.lang)).collect();
        let (hans, en) = (Some(Lang::ZhHans), Some(Lang::En));
        assert_eq!(seen, [(0..2, None), (2..8, hans), (8..9, None), (9..10, en), (10..11, en), (11..12, None)]);
    }
}
