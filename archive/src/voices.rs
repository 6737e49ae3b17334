//! Voices: the speakers of all articles, one for each name.
//!
//! A name is a hint, not an identity. Spellings of one name are put together (Traditional and Simplified, dots, the Latin form that
//! articles give with it); short forms are not, but are named as perhaps the same; and two people of one name share a page that says so,
//! with the offices it rests on, until `voices.toml` tells them apart.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::catalogue::{ArticleEntry, Catalogue, slug};
use crate::config::{Split, VoiceOptions as Told};
use crate::fold;
use crate::reading::ArticleVoice as Named;

/// A place where a voice is named: an article, and a number among its voices.
pub type VoicePlace = (usize, usize);

/// A voice.
#[derive(Debug, Default)]
pub struct Voice {
    /// The name it is shown by.
    pub name: String,
    /// person, organisation, outlet, document.
    pub kind: String,
    /// Its page, below the site's root.
    pub path: String,
    /// Its page's name without an ending.
    pub slug: String,
    /// Names it goes by, the commonest first, with how many articles have each.
    pub forms: Vec<(String, usize)>,
    /// What articles say of it, in order of date: the words, the first day and the last, how many articles.
    pub offices: Vec<Office>,
    /// Where it is quoted, in the site's order: with what is most probably its own.
    pub sure: Vec<VoicePlace>,
    /// The same, with what may well be somebody else's.
    pub unsure: Vec<VoicePlace>,
    /// The articles it is quoted in, each once, in the site's order.
    pub articles: Vec<usize>,
    /// Articles that rest on it without quoting it.
    pub unquoted: usize,
    /// How many quotations it has.
    pub quotations: usize,
    /// Voices that may be the same under a longer or shorter name.
    pub perhaps: Vec<usize>,
    /// Whether `voices.toml` says who this is.
    pub told: bool,
}

/// What articles say of a voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The words.
    pub words: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How many articles say it.
    pub articles: usize,
}

/// All voices.
#[derive(Debug, Default)]
pub struct Voices {
    /// The most quoted first.
    pub all: Vec<Voice>,
    /// For each article, the voice of each of its [`crate::reading::Meta::voices`].
    pub of: Vec<Vec<Option<usize>>>,
}

impl Voices {
    /// Puts the speakers of all articles together.
    pub fn new(catalogue: &Catalogue, told: &Told) -> Self {
        let rules = Rules::new(catalogue, told);
        let mut groups: BTreeMap<String, Vec<VoicePlace>> = BTreeMap::new();
        for (i, article) in catalogue.articles.iter().enumerate() {
            for (n, named) in article.meta.voices.iter().enumerate() {
                if let Some(key) = rules.key(article, named) {
                    groups.entry(key).or_default().push((i, n));
                }
            }
        }
        let quoted =
            |places: &[VoicePlace]| places.iter().any(|&(a, n)| catalogue.articles[a].meta.voices[n].quotations > 0);
        let mut found: Vec<(Voice, Vec<VoicePlace>)> = groups
            .into_iter()
            .filter(|(_, places)| quoted(places))
            .map(|(key, places)| (rules.voice(&key, &places, catalogue), places))
            .collect();
        found.sort_by(|(a, _), (b, _)| b.quotations.cmp(&a.quotations).then_with(|| a.slug.cmp(&b.slug)));
        let mut of: Vec<Vec<Option<usize>>> =
            catalogue.articles.iter().map(|a| vec![None; a.meta.voices.len()]).collect();
        for (number, (_, places)) in found.iter().enumerate() {
            places.iter().for_each(|&(a, n)| of[a][n] = Some(number));
        }
        let mut all: Vec<Voice> = found.into_iter().map(|(voice, _)| voice).collect();
        perhaps(&mut all);
        Self { all, of }
    }
}

/// Which name is whose.
struct Rules<'a> {
    /// Folded names → the folded name they are one with.
    alias: HashMap<String, String>,
    /// Folded names → the name and kind to show.
    shown: HashMap<String, (&'a str, Option<&'a str>)>,
    splits: HashMap<String, Vec<&'a Split>>,
    hidden: HashSet<String>,
}

impl<'a> Rules<'a> {
    fn new(catalogue: &Catalogue, told: &'a Told) -> Self {
        let mut alias = latin_forms(catalogue);
        let mut shown = HashMap::new();
        for merge in &told.merge {
            let name = fold::name(&merge.name);
            shown.insert(name.clone(), (merge.name.as_str(), merge.kind.as_deref()));
            alias.remove(&name);
            alias.extend(
                merge.forms.iter().map(|form| (fold::name(form), name.clone())).filter(|(form, name)| form != name),
            );
        }
        let mut splits: HashMap<String, Vec<&Split>> = HashMap::new();
        for split in &told.split {
            splits.entry(fold::name(&split.name)).or_default().push(split);
        }
        let hidden = told.hide.iter().map(|h| fold::name(&h.name)).collect();
        Self { alias, shown, splits, hidden }
    }

    /// What a voice is put together by; `None` for one that is hidden or has no name.
    fn key(&self, article: &ArticleEntry, named: &Named) -> Option<String> {
        let mut key = fold::name(&named.name);
        // A form may lead to another: not in circles.
        for _ in 0..3 {
            match self.alias.get(&key) {
                Some(other) => key.clone_from(other),
                None => break,
            }
        }
        if key.is_empty() || self.hidden.contains(&key) {
            return None;
        }
        // A surname with a courtesy is somebody else in every article, until the publisher says otherwise.
        if is_courtesy(&key) && !self.shown.contains_key(&key) {
            return Some(format!("{key}\r{}", article.meta.id));
        }
        let office = fold::fold(named.office.as_deref().unwrap_or_default());
        let meets = |split: &&&Split| {
            let any = |list: &[String], test: &dyn Fn(&String) -> bool| list.is_empty() || list.iter().any(test);
            any(&split.office, &|o| office.contains(&fold::fold(o)))
                && any(&split.outlet, &|o| *o == article.meta.host)
                && any(&split.articles, &|id| *id == article.meta.id)
        };
        // A character that no name holds keeps them apart.
        let split = self.splits.get(&key).and_then(|splits| splits.iter().find(meets));
        Some(split.map_or_else(|| key.clone(), |split| format!("{key}\n{}", split.shown)))
    }

    fn voice(&self, key: &str, places: &[VoicePlace], catalogue: &Catalogue) -> Voice {
        let (mut forms, mut kinds): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
        let mut voice = Voice { slug: slug(key), ..Voice::default() };
        let mut offices: HashMap<String, Office> = HashMap::new();
        for &(a, n) in places {
            let meta = &catalogue.articles[a].meta;
            let named = &meta.voices[n];
            for form in [Some(&named.name), named.latin.as_ref()].into_iter().flatten() {
                *forms.entry(form).or_default() += 1;
            }
            *kinds.entry(&named.kind).or_default() += 1 + named.quotations as usize;
            if let Some(words) = &named.office {
                office(words, &meta.date, &mut offices);
            }
            if named.quotations > 0 {
                voice.quotations += named.quotations as usize;
                if named.quotations > named.unsure {
                    voice.sure.push((a, n));
                }
                if named.unsure > 0 {
                    voice.unsure.push((a, n));
                }
            } else {
                voice.unquoted += 1;
            }
        }
        voice.articles = voice.sure.iter().chain(&voice.unsure).map(|&(a, _)| a).collect();
        voice.articles.sort_unstable();
        voice.articles.dedup();
        voice.forms = forms.iter().map(|(form, n)| ((*form).to_owned(), *n)).collect();
        voice.forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        voice.offices = offices.into_values().collect();
        voice.offices.sort_by(|a, b| a.from.cmp(&b.from).then_with(|| a.words.cmp(&b.words)));
        let key = key.split('\r').next().unwrap_or(key);
        let (name, split) = key.split_once('\n').map_or((key, None), |(name, shown)| (name, Some(shown)));
        let told = self.shown.get(name);
        let commonest = || voice.forms.iter().find(|(form, _)| fold::name(form) == name).or(voice.forms.first());
        let shown = split.or(told.map(|t| t.0)).map(str::to_owned);
        voice.name = shown.unwrap_or_else(|| commonest().map(|(form, _)| form.clone()).unwrap_or_default());
        let most = kinds.into_iter().max_by_key(|(_, n)| *n).map_or("person", |(kind, _)| kind);
        voice.kind = told.and_then(|t| t.1).unwrap_or(most).to_owned();
        voice.told = told.is_some() || split.is_some();
        voice.path = format!("voices/{}/{}.html", voice.slug.get(voice.slug.len() - 2..).unwrap_or("00"), voice.slug);
        voice
    }
}

/// Whether a folded name is a surname with a courtesy, or with a sign for what is not told: `李先生`, `王某`, `mr. li`.
fn is_courtesy(name: &str) -> bool {
    const BEHIND: [&str; 9] = ["先生", "女士", "小姐", "太太", "阿姨", "大爷", "大妈", "某某", "某"];
    let surname = BEHIND.iter().find_map(|end| name.strip_suffix(end));
    let latin = ["mr. ", "mrs. ", "ms. ", "mr ", "mrs ", "ms "].iter().find_map(|start| name.strip_prefix(start));
    surname.is_some_and(|s| (1..=2).contains(&s.chars().count())) || latin.is_some_and(|rest| !rest.contains(' '))
}

fn office(words: &str, day: &str, offices: &mut HashMap<String, Office>) {
    let new = || Office { words: words.to_owned(), from: day.to_owned(), to: day.to_owned(), articles: 0 };
    let office = offices.entry(fold::fold(words)).or_insert_with(new);
    office.articles += 1;
    if !day.is_empty() {
        if office.from.is_empty() || day < office.from.as_str() {
            day.clone_into(&mut office.from);
        }
        if day > office.to.as_str() {
            day.clone_into(&mut office.to);
        }
    }
}

/// Names in Latin letters that articles give together with one other name, and with that one alone: `Ian Chong`, 庄嘉颖.
fn latin_forms(catalogue: &Catalogue) -> HashMap<String, String> {
    let mut of: HashMap<String, HashSet<String>> = HashMap::new();
    for article in &catalogue.articles {
        for named in &article.meta.voices {
            // One word may be anybody's.
            let Some(latin) = named.latin.as_ref().filter(|l| l.trim().contains(' ')) else { continue };
            of.entry(fold::name(latin)).or_default().insert(fold::name(&named.name));
        }
    }
    let one = |(latin, names): (String, HashSet<String>)| {
        let name = names.into_iter().next().filter(|name| *name != latin)?;
        Some((latin, name))
    };
    of.into_iter().filter(|(_, names)| names.len() == 1).filter_map(one).collect()
}

/// Says of voices which may be the same: one's name is the last part of the other's.
fn perhaps(all: &mut [Voice]) {
    let folded: Vec<String> = all.iter().map(|v| fold::name(&v.name)).collect();
    let by_name: HashMap<&str, usize> = folded.iter().enumerate().map(|(i, name)| (name.as_str(), i)).collect();
    let mut pairs = Vec::new();
    for (i, name) in folded.iter().enumerate().filter(|(i, _)| all[*i].kind == "person") {
        let last = name.rsplit(['·', ' ']).next().filter(|last| last.len() < name.len());
        if let Some(&short) = last.and_then(|last| by_name.get(last)).filter(|&&s| all[s].kind == "person") {
            pairs.push((i, short));
        }
    }
    for (long, short) in pairs {
        all[long].perhaps.push(short);
        // A surname that hundreds share says nothing.
        if all[short].perhaps.len() < 12 {
            all[short].perhaps.push(long);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::reading::Meta;

    fn named(name: &str, latin: Option<&str>, office: &str) -> Named {
        let office = Some(office.to_owned()).filter(|o| !o.is_empty());
        Named {
            name: name.to_owned(),
            latin: latin.map(str::to_owned),
            office,
            kind: "person".to_owned(),
            quotations: 1,
            unsure: 0,
            source: 1,
        }
    }

    fn voices(all: &[Named], told: &str) -> Voices {
        let meta = |(i, named): (usize, &Named)| {
            let meta = Meta {
                id: format!("{i}"),
                sha256: "0".repeat(64),
                date: format!("2024-01-0{}", 9 - i),
                host: "a.example".to_owned(),
                voices: vec![named.clone()],
                ..Meta::default()
            };
            ([i as u8; 32], meta)
        };
        let catalogue = Catalogue::new(all.iter().enumerate().map(meta).collect(), &Config::default());
        Voices::new(&catalogue, &toml::from_str(told).expect("it reads"))
    }

    fn names(voices: &Voices) -> Vec<(&str, usize)> {
        let mut out: Vec<_> = voices.all.iter().map(|v| (v.name.as_str(), v.quotations)).collect();
        out.sort_unstable();
        out
    }

    #[test]
    fn spellings_are_one_voice_and_short_forms_are_not() {
        let all = [
            named("庄嘉颖", Some("Ian Chong"), "学者"),
            named("莊嘉穎", None, "教授"),
            named("Ian Chong", None, ""),
            named("乔·拜登", None, ""),
            named("拜登", None, "美国总统"),
        ];
        let voices = voices(&all, "");
        assert_eq!(names(&voices), [("乔·拜登", 1), ("庄嘉颖", 3), ("拜登", 1)]);
        let short = voices.all.iter().position(|v| v.name == "拜登").expect("it is there");
        let long = voices.all.iter().position(|v| v.name == "乔·拜登").expect("it is there");
        assert_eq!((voices.all[long].perhaps.clone(), voices.all[short].perhaps.clone()), (vec![short], vec![long]));
    }

    #[test]
    fn a_surname_with_a_courtesy_is_somebody_else_in_every_article() {
        let all = [
            named("李先生", None, "兰西县居民"),
            named("李先生", None, "北京居民"),
            named("李某", None, ""),
            named("李先念", None, ""),
        ];
        assert_eq!(names(&voices(&all, "")), [("李先念", 1), ("李先生", 1), ("李先生", 1), ("李某", 1)]);
        let told = "[[merge]]\nname='李先生'\nforms=[]";
        assert_eq!(names(&voices(&all, told)), [("李先念", 1), ("李先生", 2), ("李某", 1)]);
    }

    #[test]
    fn a_publisher_merges_splits_and_hides() {
        let all = [
            named("拜登", None, ""),
            named("乔·拜登", None, ""),
            named("王芳", None, "市医院医生"),
            named("王芳", None, "律师"),
            named("网友", None, ""),
        ];
        let told = "[[merge]]\nname='乔·拜登'\nforms=['拜登']\nkind='organisation'\n[[split]]\nname='王芳'\nas='王芳（医生）'\noffice=['醫院']\n\
            [[hide]]\nname='網友'";
        let voices = voices(&all, told);
        assert_eq!(names(&voices), [("乔·拜登", 2), ("王芳", 1), ("王芳（医生）", 1)]);
        assert_eq!(voices.all[0].kind, "organisation");
    }
}
