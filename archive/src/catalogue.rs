//! All articles, in the order the site lists them, with what puts several of them together: outlets, days, tags.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::config::Config;
use crate::reading::record::hex;
use crate::reading::{Meta, RecordKey};

/// An article of the site.
#[derive(Debug)]
pub struct ArticleEntry {
    /// What its record is kept under.
    pub key: RecordKey,
    /// What is known of it.
    pub meta: Meta,
    /// Its page, below the site's root.
    pub path: String,
    /// Its outlet: an index into [`Catalogue::outlets`].
    pub outlet: usize,
    /// Its tags: indices into [`Catalogue::tags`].
    pub tags: Vec<usize>,
}

/// An outlet.
#[derive(Debug)]
pub struct Outlet {
    /// Its host; its name, where its articles have no address.
    pub host: String,
    /// The name it is shown by.
    pub name: String,
    /// What its pages' names begin with.
    pub slug: String,
    /// Its articles, in the site's order.
    pub articles: Vec<usize>,
}

/// A tag.
#[derive(Debug)]
pub struct TagEntry {
    /// As most articles write it.
    pub name: String,
    /// What its pages' names begin with.
    pub slug: String,
    /// Its articles, in the site's order.
    pub articles: Vec<usize>,
}

/// Everything that is listed.
#[derive(Debug)]
pub struct Catalogue {
    /// The newest first; those without a date last.
    pub articles: Vec<ArticleEntry>,
    /// The one with most articles first.
    pub outlets: Vec<Outlet>,
    /// The one with most articles first.
    pub tags: Vec<TagEntry>,
    /// Articles by day (`2024-12-26`), each day's in the site's order.
    pub days: BTreeMap<String, Vec<usize>>,
}

impl Catalogue {
    /// Puts articles in order.
    pub fn new(records: Vec<(RecordKey, Meta)>, config: &Config) -> Self {
        let mut records = records;
        records.sort_by(|(_, a), (_, b)| {
            let moment = |m: &Meta| m.published.clone().or_else(|| m.archived.clone()).unwrap_or_default();
            b.date
                .cmp(&a.date)
                .then_with(|| moment(b).cmp(&moment(a)))
                .then_with(|| a.id.cmp(&b.id))
                .then_with(|| a.file.cmp(&b.file))
        });
        free_ids(&mut records);
        let (outlets, outlet_of) = outlets(&records, config);
        let mut days: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, (_, meta)) in records.iter().enumerate().filter(|(_, (_, m))| !m.date.is_empty()) {
            days.entry(meta.date.clone()).or_default().push(i);
        }
        let tags = tags(&records);
        let article = |((key, meta), outlet)| ArticleEntry { path: path(&meta), key, meta, outlet, tags: Vec::new() };
        let mut articles: Vec<ArticleEntry> = records.into_iter().zip(outlet_of).map(article).collect();
        for (number, tag) in tags.iter().enumerate() {
            tag.articles.iter().for_each(|&a| articles[a].tags.push(number));
        }
        Self { articles, outlets, tags, days }
    }

    /// The months that there are articles of, with how many: `2024-12`.
    pub fn months(&self) -> BTreeMap<&str, usize> {
        let mut out = BTreeMap::new();
        for (day, articles) in &self.days {
            *out.entry(month(day)).or_default() += articles.len();
        }
        out
    }
}

/// The month of a day.
pub fn month(day: &str) -> &str {
    day.get(..7).unwrap_or("")
}

/// The year of a day.
pub fn year(day: &str) -> &str {
    day.get(..4).unwrap_or("")
}

/// An address archived twice at one moment, or a name without an address under two folders: the later ones by name get a longer id.
fn free_ids(records: &mut [(RecordKey, Meta)]) {
    let mut by_name: Vec<usize> = (0..records.len()).collect();
    by_name.sort_by(|&a, &b| records[a].1.file.cmp(&records[b].1.file));
    let mut taken = HashSet::new();
    for i in by_name {
        let meta = &mut records[i].1;
        if !taken.insert(meta.id.clone()) {
            meta.id = format!("{}-{}", meta.id, &meta.sha256[..8]);
            let mut number = 2;
            let id = meta.id.clone();
            while !taken.insert(meta.id.clone()) {
                meta.id = format!("{id}-{number}");
                number += 1;
            }
        }
    }
}

/// Nothing of the article but numbers: every file system and every address takes it.
pub fn path(meta: &Meta) -> String {
    match meta.date.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("articles/{year}/{month}/{day}-{}.html", meta.id),
        _ => format!("articles/undated/{}.html", meta.id),
    }
}

fn outlets(records: &[(RecordKey, Meta)], config: &Config) -> (Vec<Outlet>, Vec<usize>) {
    // By host; by name where there is no address.
    let host = |meta: &Meta| match meta.host.is_empty() {
        true => meta.outlet.clone().unwrap_or_default(),
        false => meta.host.clone(),
    };
    let mut found: BTreeMap<String, (Vec<usize>, HashMap<&str, usize>)> = BTreeMap::new();
    for (i, (_, meta)) in records.iter().enumerate() {
        let (articles, names) = found.entry(host(meta)).or_default();
        articles.push(i);
        if let Some(name) = &meta.outlet {
            *names.entry(name).or_default() += 1;
        }
    }
    let mut outlets: Vec<Outlet> = found
        .into_iter()
        .map(|(host, (articles, names))| {
            let most = names.into_iter().max_by_key(|(name, n)| (*n, std::cmp::Reverse(*name)));
            // A name that few of its articles give may be a column's, or another outlet's that it took the article from.
            let said = most.filter(|(_, n)| n * 2 > articles.len()).map(|(name, _)| name.to_owned());
            let name = config.outlets.get(&host).cloned().or(said).unwrap_or_else(|| host.clone());
            Outlet { slug: slug(&host), name, host, articles }
        })
        .collect();
    outlets.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.host.cmp(&b.host)));
    let mut outlet_of = vec![0; records.len()];
    for (number, outlet) in outlets.iter().enumerate() {
        outlet.articles.iter().for_each(|&a| outlet_of[a] = number);
    }
    (outlets, outlet_of)
}

fn tags(records: &[(RecordKey, Meta)]) -> Vec<TagEntry> {
    let mut found: BTreeMap<String, (Vec<usize>, BTreeMap<&str, usize>)> = BTreeMap::new();
    for (i, (_, meta)) in records.iter().enumerate() {
        for tag in &meta.tags {
            // An outlet's name as a tag is its outlet once more.
            if Some(tag) == meta.outlet.as_ref() {
                continue;
            }
            let (articles, forms) = found.entry(crate::fold::name(tag)).or_default();
            if articles.last() != Some(&i) {
                articles.push(i);
            }
            *forms.entry(tag).or_default() += 1;
        }
    }
    let mut tags: Vec<TagEntry> = found
        .into_iter()
        .filter(|(folded, _)| !folded.is_empty())
        .map(|(folded, (articles, forms))| {
            let name = forms.into_iter().max_by_key(|(_, n)| *n).map_or("", |(form, _)| form);
            TagEntry { name: name.to_owned(), slug: slug(&folded), articles }
        })
        .collect();
    tags.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.name.cmp(&b.name)));
    tags
}

/// A name for a file, of letters that every file system and every address takes: what of the name is ASCII, and a hash of all of it, so
/// that two names never share one, nor one that differs by case, nor one of a device.
pub fn slug(name: &str) -> String {
    use sha2::{Digest, Sha256};
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.truncate(40);
    let hash = &hex(&Sha256::digest(name.as_bytes()))[..10];
    match out.trim_matches('-') {
        "" => hash.to_owned(),
        words => format!("{words}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(file: &str, date: &str) -> (RecordKey, Meta) {
        let meta = Meta {
            id: "ab".to_owned(),
            sha256: "0123456789".to_owned(),
            file: file.to_owned(),
            date: date.to_owned(),
            ..Meta::default()
        };
        ([0; 32], meta)
    }

    #[test]
    fn no_two_articles_share_a_page() {
        let all = vec![meta("b", "2024-01-02"), meta("a", "2024-01-02"), meta("c", ""), meta("d", "2024-01-03")];
        let catalogue = Catalogue::new(all, &Config::default());
        let paths: Vec<_> = catalogue.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "articles/2024/01/03-ab-01234567-3.html",
                "articles/2024/01/02-ab.html",
                "articles/2024/01/02-ab-01234567.html",
                "articles/undated/ab-01234567-2.html"
            ]
        );
    }

    #[test]
    fn slugs_are_plain_and_differ() {
        for name in ["CON", "con", "../..", "a/b", "拜登", "Joe Biden", "", "\u{202e}x", &"长".repeat(200)] {
            let slug = slug(name);
            assert!(
                slug.len() <= 60 && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{slug}"
            );
        }
        assert_ne!(slug("CON"), slug("con"));
    }
}
