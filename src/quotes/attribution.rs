//! From the reports of each sentence to the speaker of each quotation.

use super::cast::Cast;
use super::chinese::Tokenizer;
use super::lexicon::organisations::PUBLISHERS;
use super::marks::Pair;
use super::page::Page;
use super::relation::{Relation, Sentence};
use super::reports::{Report, Reporter};
use super::speech::{Quoted, Setting, says_i, stops};
use super::tokens::{Part, Token};
use super::voices::{Voices, Who};
use super::words::{Words, tables};
use super::{Attribution, Findings, Leaf, Quote, QuoteKind, SpeakerKind, capitals, english, english_tokens, roster};
use crate::document::Document;
use crate::pace::Pause;

/// Below this confidence a quotation stays without a speaker.
const THRESHOLD: f32 = 0.5;
/// Up to this confidence, whoever spoke last did so more than a paragraph before.
const FAR: f32 = 0.57;
/// The same in English, where somebody's words are woven into sentences: who spoke last did so in another paragraph.
const FAR_IN_ENGLISH: f32 = 0.62;
/// From this confidence on, who is reported without quotation marks is a source.
const SOURCE_THRESHOLD: f32 = 0.7;
/// The same where a pronoun stands for a person, or what the sentence began with for an outlet.
const PRONOUN_THRESHOLD: f32 = 0.8;
const TOPIC_THRESHOLD: f32 = 0.75;
/// English words that report what somebody makes of a thing: described it as “…”.
const JUDGING: &str = "\
    described describes describing characterized characterised characterizes characterizing dismissed dismissing \
    condemned condemning denounced denouncing criticized criticised criticizing praised praising hailed hailing \
    derided deriding mocked mocking lauded lauding blasted blasting slammed slamming ridiculed ridiculing decried \
    decrying lambasted lambasting";
/// Chinese words that report what somebody asks of others, or holds against them: 敦促对方“……”.
const URGING: [&str; 12] =
    ["敦促", "呼吁", "要求", "促请", "敦请", "催促", "警告", "批评", "指责", "谴责", "抨击", "斥责"];
/// A name in quotation marks is no longer than this, in bytes.
const LONGEST_NAME: usize = 60;

/// Tells speech from terms, names the speakers, and lists everyone to whom something is attributed.
pub(super) async fn attribute(
    document: &Document,
    leaves: &[Leaf<'_>],
    pairs: &[Pair],
    pause: &mut impl Pause,
) -> Findings {
    let words = tables();
    let pages = pages(document, leaves, pairs, words, pause).await;
    let mut cast = Cast::default();
    roster::meet(words, leaves, &pages, &mut cast, pause).await;
    capitals::meet(words, &pages, &mut cast, pause).await;
    let mut reader = Reader {
        words,
        pairs,
        publisher: publisher(document),
        cast,
        voices: Voices::default(),
        quotes: Vec::new(),
        turns: 0,
        tokens: Vec::new(),
    };
    for (number, page) in pages.iter().enumerate() {
        // A caption or a heading stands beside the thread of the text.
        let thread = leaves[number].aside.then(|| reader.voices.clone());
        reader.voices.turn();
        reader.turns = if page.english && is_turn(page, pairs) { reader.turns + 1 } else { 0 };
        reader.page(page, number);
        pause.pause().await;
        reader.voices = thread.unwrap_or_else(|| std::mem::take(&mut reader.voices));
        if leaves[number].heading {
            reader.voices.break_off();
        }
    }
    reader.findings()
}

async fn pages<'a>(
    document: &Document,
    leaves: &[Leaf<'a>],
    pairs: &[Pair],
    words: &Words,
    pause: &mut impl Pause,
) -> Vec<Page<'a>> {
    let mut next = 0;
    let mut pages = Vec::with_capacity(leaves.len());
    for (number, leaf) in leaves.iter().enumerate() {
        let start = next;
        next += pairs[start..].iter().take_while(|p| p.leaf == number).count();
        pages.push(Page::new(leaf.text, document.lang, pairs, start..next, words));
        pause.pause().await;
    }
    pages
}

/// What the publisher calls itself.
fn publisher(document: &Document) -> &'static str {
    let Some(host) = document.url.as_ref().map(|u| u.host()) else { return "" };
    let fits = |domain: &str| host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    PUBLISHERS.iter().find(|(domain, _)| fits(domain)).map_or("", |(_, names)| names)
}

struct Reader<'a> {
    words: &'a Words,
    pairs: &'a [Pair],
    publisher: &'static str,
    cast: Cast,
    voices: Voices,
    quotes: Vec<Quote>,
    /// Those of the sentence before: room for the next one's.
    tokens: Vec<Token>,
    /// How many paragraphs up to here are nothing but a quotation that is closed.
    turns: usize,
}

impl Reader<'_> {
    fn page(&mut self, page: &Page, number: usize) {
        let mut tokens = std::mem::take(&mut self.tokens);
        for range in page.sentences.clone() {
            let pairs = self.pairs;
            let stops = |index: usize| pairs.get(index).is_some_and(|p| stops(page.words(p.inner.clone())));
            tokens = if page.english {
                english_tokens::tokens(self.words, &mut self.cast, page, pairs, range.clone(), tokens)
            } else {
                Tokenizer { words: self.words, cast: &mut self.cast, pairs }.read(page, range.clone(), tokens)
            };
            let voices = &mut self.voices;
            let reading = if page.english {
                english::Reporter { words: self.words, cast: &mut self.cast, page, voices }.read(&tokens)
            } else {
                Reporter { words: self.words, cast: &mut self.cast, page, voices, stops: &stops }.read(&tokens)
            };
            for report in reading.reports.iter().filter(|r| r.saying && r.sure >= SOURCE_THRESHOLD) {
                if report.direct || self.is_meant(report) {
                    self.mention(report, number);
                }
            }
            let sentence = Sentence { pairs, page, number, tokens: &tokens, reports: &reading.reports, end: range.end };
            self.quotes_of(&sentence, &reading.last);
        }
        self.tokens = tokens;
    }

    /// Whether a report that names nobody by name is clear enough all the same: 她说; 某报发表社论，指出.
    fn is_meant(&self, report: &Report) -> bool {
        match report.who {
            Some(Who::Named(id)) => match self.cast.get(id).kind {
                SpeakerKind::Person => report.sure >= PRONOUN_THRESHOLD,
                SpeakerKind::Outlet => report.sure >= TOPIC_THRESHOLD,
                _ => false,
            },
            _ => false,
        }
    }

    fn mention(&mut self, report: &Report, number: usize) {
        if let Some(Who::Named(id)) = report.who {
            self.cast.mention(id, number, report.evidence.clone());
        }
    }

    fn quotes_of(&mut self, sentence: &Sentence, last: &[Option<(Who, f32)>]) {
        let mut last = last.iter();
        let mut next = 0;
        for (at, token) in sentence.tokens.iter().enumerate() {
            let Part::Quote(index) = token.part else { continue };
            // The reports up to here; the first one behind is looked at for words that follow the quotation.
            while sentence.reports.get(next).is_some_and(|r| r.token < at) {
                next += 1;
            }
            let relation = sentence.relate(at, index, next);
            let last = last.next().cloned().flatten();
            self.quote(sentence, index, &relation, last);
        }
    }

    fn quote(&mut self, s: &Sentence, index: usize, relation: &Relation, last: Option<(Who, f32)>) {
        let pair = &self.pairs[index];
        let inner = s.page.words(pair.inner.clone());
        let start = s.page.sentences_start(pair.outer.start);
        let quoted = Quoted {
            words: self.words,
            english: s.page.english,
            inner,
            before: s.page.reading(start..pair.outer.start),
            after: s.page.read.get(pair.outer.end..s.end).unwrap_or_default(),
            setting: relation.setting,
            judging: relation.report.is_some_and(|r| match s.page.english {
                true => JUDGING.split_whitespace().any(|word| word == s.page.words(r.cue.clone())),
                false => URGING.contains(&s.page.reading(r.cue.clone())),
            }),
        };
        // Somebody’s name is not somebody’s words.
        let named = inner.len() <= LONGEST_NAME && self.cast.find(inner.trim()).is_some();
        let kind = if !named && quoted.is_speech() { QuoteKind::Speech } else { QuoteKind::Term };
        let attribution = match kind {
            QuoteKind::Speech => {
                let found = self.speaker(s, inner, relation, last);
                // An answer over many paragraphs: none says whose words they are.
                if found.is_some() {
                    self.voices.go_on();
                }
                found
            }
            QuoteKind::Term => None,
        };
        self.quotes.push(Quote {
            leaf: pair.leaf,
            range: pair.inner.clone(),
            outer: pair.outer.clone(),
            kind,
            attribution,
        });
    }

    fn speaker(
        &mut self,
        s: &Sentence,
        inner: &str,
        relation: &Relation,
        last: Option<(Who, f32)>,
    ) -> Option<Attribution> {
        let (who, confidence, report) = match relation.report {
            Some(report) => {
                let weight = if relation.setting == Setting::Reported { 1.0 } else { 0.85 };
                (report.who.clone()?, report.sure * weight, Some(report))
            }
            None => {
                // “Who is there?” “Nobody.”: two take turns, and nothing tells whose it is.
                if self.turns > 1 {
                    return None;
                }
                let far = if s.page.english { FAR_IN_ENGLISH } else { FAR };
                // Inside a sentence that reports nothing, only who spoke just before is meant.
                let (who, sure) = last.filter(|(_, sure)| relation.setting == Setting::Alone || *sure > far)?;
                // “我不去。” is nobody but a human being.
                let thing = matches!(who, Who::Named(id) if !self.cast.is_person(id));
                // In English a body goes on only with a word of saying.
                if thing && s.page.english {
                    return None;
                }
                let who = if thing && says_i(inner) { self.voices.person()? } else { who };
                (who, sure, None)
            }
        };
        if confidence < THRESHOLD {
            return None;
        }
        let evidence = report.map(|r| (s.number, r.evidence.clone()));
        let cue = report.map(|r| s.page.words(r.cue.clone()).to_owned());
        let (speaker, description) = match who {
            Who::Named(id) => {
                if let Some(report) = report {
                    self.mention(report, s.number);
                }
                (Some(self.cast.get(id).name.clone()), None)
            }
            Who::Unnamed(words) => (None, Some(words)),
        };
        Some(Attribution { speaker, description, cue, evidence, confidence })
    }

    fn findings(mut self) -> Findings {
        // The fullest name may have come later.
        for speaker in self.quotes.iter_mut().filter_map(|q| q.attribution.as_mut()?.speaker.as_mut()) {
            if let Some(id) = self.cast.find(speaker) {
                speaker.clone_from(&self.cast.get(id).name);
            }
        }
        let own = |name: &str| {
            let name = name.to_lowercase();
            self.publisher.split(' ').any(|n| n == name) || self.publisher.ends_with(&name)
        };
        let known = !self.publisher.is_empty();
        let names = self.cast.into_names().into_iter().filter(|n| !known || !own(&n.name)).collect();
        Findings { quotes: self.quotes, names }
    }
}

/// Whether a page is nothing but a quotation that is closed: “Who is there?”
fn is_turn(page: &Page, pairs: &[Pair]) -> bool {
    page.quotes.len() == 1
        && pairs[page.quotes.start].outer == (0..page.text.len())
        && pairs[page.quotes.start].inner.end < page.text.len()
}
