//! Keys and what they mean: one table of aliases for every dialect, after what archivers, clippers and site generators write.

use super::value::Value;
use super::{address, names};
use crate::document::{Document, Published, SafeUrl, Timestamp, one_of};
use crate::format::date::date;
use crate::format::html::decoded;

// Names are compared in lower case, without `-`, `_` and spaces, and parted by a space here. Of several the first that holds something
// usable counts.
const TITLE: &str = "title subject fulltitle pagetitle headline 标题 標題 题目 題目";
const ORIGINAL_TITLE: &str = "originaltitle 原标题 原標題";
const SOURCE: &str = "from originalurl sourceurl source via urlsource link originallink articleurl canonical canonicalurl url \
    permalink 原文地址 原文链接 原文鏈接 原文連結 原文 文章来自 来源 來源 出处 链接 鏈接";
const COPY: &str = "archiveurl archivedurl archive snapshot webarchive 网页备份 存档 备份";
const PUBLISHED: &str = "published datepublished publishedtime publisheddate publishdate publishedat publishtime pubdate \
    articlepublishedtime 发布时间 发布日期 發布時間 發布日期 发表时间";
/// When the article was published, or when somebody put it into the archive.
const DATE: &str = "date datetime time 日期 时间 時間";
const ARCHIVED: &str = "created datesaved saveddate savedat saved datecreated createdate createddate createdtime createdat addtime \
    dateadded collected clipped archived archivedat datearchived captured 收藏时间 抓取时间";
const BYLINE: &str = "author authors byline creator writer by 作者 撰文 记者 記者";
const OUTLET: &str =
    "outlet publisher sitename site website publication newspaper ogsitename source 来源 來源 媒体 媒體";
const TAGS: &str = "tags tag keywords 标签 標籤";
const SUMMARY: &str = "description excerpt summary abstract ogdescription 摘要 简介 簡介";
const TRANSLATOR: &str = "translator translators 译者 譯者";

/// Keys and values on their way into a document.
pub(super) struct Fields(Vec<Field>);

struct Field {
    /// As it stands; one that is nested with the key around it.
    name: String,
    /// As it is looked up.
    key: String,
    value: Value,
    used: bool,
}

/// Whether a document has a field for this key.
pub(super) fn is_known(name: &str) -> bool {
    let key = folded(name);
    let all =
        [TITLE, ORIGINAL_TITLE, SOURCE, COPY, PUBLISHED, DATE, ARCHIVED, BYLINE, OUTLET, TAGS, SUMMARY, TRANSLATOR];
    all.iter().any(|names| names.split(' ').any(|name| name == key))
}

fn folded(name: &str) -> String {
    let mut key = name.replace(one_of("-_ :."), "");
    key.make_ascii_lowercase();
    key
}

/// What is known already stays.
fn or<T>(known: &mut Option<T>, found: Option<T>) {
    if known.is_none() {
        *known = found;
    }
}

impl Fields {
    /// A key one level deeper counts only where no key of the top level does.
    pub(super) fn new(entries: Vec<(String, Value)>) -> Self {
        let (mut outer, mut inner) = (Vec::new(), Vec::new());
        for (name, value) in entries {
            match value {
                Value::Map(entries) => {
                    for (key, value) in entries {
                        inner.push(Field { name: [&name, ".", &key].concat(), key: folded(&key), value, used: false });
                    }
                }
                value => outer.push(Field { key: folded(&name), name, value, used: false }),
            }
        }
        outer.append(&mut inner);
        Self(outer)
    }

    fn take<T>(&mut self, names: &str, read: fn(&Value) -> Option<T>) -> Option<T> {
        let mut found = None;
        self.find(names, &mut |value| {
            found = read(value);
            found.is_some()
        });
        found
    }

    /// Goes through the fields of these names until one is used.
    fn find(&mut self, names: &str, uses: &mut dyn FnMut(&Value) -> bool) {
        for name in names.split(' ') {
            for field in &mut self.0 {
                if field.key == name && !field.used && uses(&field.value) {
                    field.used = true;
                    return;
                }
            }
        }
    }

    /// Fills in a text that is not known; where it is, the fields of these names stay for the reader.
    fn find_text(&mut self, known: &mut Option<String>, names: &str, read: fn(&Value) -> Option<String>) {
        if known.is_none() {
            *known = self.take(names, read);
        }
    }

    /// Fills in what `document` lacks. `archiver`: whether an archiver's own header stands below, so that `date` is the moment of
    /// archiving.
    pub(super) fn fill(mut self, document: &mut Document, archiver: bool) {
        let title = self.take(TITLE, line);
        self.find_text(&mut document.original_title, ORIGINAL_TITLE, line);
        if document.title.is_empty() {
            // The text's own headline, should there be one, takes its place.
            document.title = title.or_else(|| document.original_title.clone()).unwrap_or_default();
        }
        self.addresses(document);
        self.moments(document, archiver);
        or(&mut document.byline, self.take(BYLINE, people));
        or(&mut document.outlet, self.take(OUTLET, words));
        self.find_text(&mut document.translator, TRANSLATOR, people);
        self.find_text(&mut document.summary, SUMMARY, line);
        document.tags.append(&mut self.take(TAGS, tags).unwrap_or_default());
        if document.outlet.is_none() && document.byline.as_ref().is_some_and(|b| document.tags.contains(b)) {
            // What an article is filed under and who wrote it are one: its outlet.
            document.outlet.clone_from(&document.byline);
        }
        for field in self.0 {
            if !field.used && !field.value.is_empty() {
                document.metadata.push((field.name, field.value.texts().join(", ")));
            }
        }
    }

    fn addresses(&mut self, document: &mut Document) {
        if document.archive_url.is_none() {
            document.archive_url = self.take(COPY, web);
        }
        if let Some(url) = self.take(SOURCE, original) {
            // Of one address in two spellings the one that can be read stays.
            if document.url.as_ref().is_none_or(|known| known.is_same(&url)) {
                document.url = Some(url);
            }
        }
        or(&mut document.archive_url, self.take(SOURCE, copy));
        if document.url.is_none() {
            document.url = document.archive_url.as_ref().and_then(address::copied);
        }
    }

    fn moments(&mut self, document: &mut Document, archiver: bool) {
        let published = self.take(PUBLISHED, moment);
        let dated = self.take(DATE, moment);
        let archived = self.take(ARCHIVED, moment).map(|p| p.at);
        or(&mut document.archived, archived);
        or(&mut document.published, published);
        let Some(dated) = dated else { return };
        let near = |at: Timestamp| (at.0 - dated.at.0).abs() < 60_000;
        if archiver && document.archived.is_none_or(near) {
            document.archived.get_or_insert(dated.at);
        } else if document.published.is_none() {
            document.published = Some(dated);
        } else if document.archived.is_none() {
            document.archived = Some(dated.at);
        }
    }
}

/// The value as one line of text.
fn line(value: &Value) -> Option<String> {
    let text = value.texts().join(" ");
    let text = text.trim();
    let text = decoded(text.strip_prefix("[[").and_then(|t| t.strip_suffix("]]")).unwrap_or(text));
    let text = names::spaced(&text, |_| true);
    (!text.is_empty()).then_some(text)
}

/// Words that are no address.
fn words(value: &Value) -> Option<String> {
    line(value).filter(|text| !text.contains("://"))
}

fn people(value: &Value) -> Option<String> {
    names::joined(&value.texts())
}

fn original(value: &Value) -> Option<SafeUrl> {
    web(value).filter(|url| !address::is_copy(url))
}

fn copy(value: &Value) -> Option<SafeUrl> {
    web(value).filter(address::is_copy)
}

fn web(value: &Value) -> Option<SafeUrl> {
    value.texts().iter().find_map(|text| address::in_text(text))
}

/// A date, or a count of seconds or milliseconds. A flag is none.
fn moment(value: &Value) -> Option<Published> {
    let text = value.texts().into_iter().next()?;
    let text = text.split(" #").next().unwrap_or(&text).trim();
    if let (10 | 13, Some(Timestamp(count))) = (text.len(), Timestamp::counted(text)) {
        let at = Timestamp(if text.len() == 10 { count * 1000 } else { count });
        return Some(Published { at, has_time: true, zoned: true, offset_minutes: 0, text: text.to_owned() });
    }
    date(text)
}

fn tags(value: &Value) -> Option<Vec<String>> {
    let texts = value.texts();
    // A list is parted as it is.
    let signs = if texts.len() == 1 { ",，、" } else { "" };
    let mut tags = Vec::new();
    for tag in texts.iter().flat_map(|text| text.split(one_of(signs))) {
        let tag = decoded(tag.trim().trim_start_matches(one_of("#")).trim_matches(one_of("[]\"'")).trim());
        if !tag.is_empty() {
            tags.push(tag);
        }
    }
    Some(tags)
}
