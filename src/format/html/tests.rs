//! The tokenizer against html5gum, which passes the tokenizer tests of html5lib.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer as Library};
use proptest::prelude::*;

use super::{Attr, HtmlToken, Tag, Tokenizer};

#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Start(Tag, Vec<(Attr, String)>, std::ops::Range<usize>),
    End(Tag),
    Text(String),
}

fn ours(html: &str, switches: bool) -> Vec<Seen> {
    let mut tokens = Tokenizer::new(html, switches);
    let mut out = Vec::new();
    while let Some(token) = tokens.next() {
        out.push(match token {
            HtmlToken::Start(tag) => Seen::Start(tag, tokens.attrs.0.clone(), tokens.span.clone()),
            HtmlToken::End(tag) => Seen::End(tag),
            HtmlToken::Text => Seen::Text(tokens.text.clone()),
        });
    }
    out
}

fn theirs(html: &str, switches: bool) -> Vec<Seen> {
    let mut out = Vec::new();
    let (mut tag, mut attrs, mut attr, mut start) = (Tag::Other, Vec::<(Attr, String)>::new(), None, 0);
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let see = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                (tag, attr, start) = (Tag::of(name), None, span.start);
                attrs.clear();
            }
            CallbackEvent::AttributeName { name } => {
                attr = Attr::of(&string(name)).filter(|a| attrs.iter().all(|(other, _)| other != a));
                attrs.extend(attr.map(|a| (a, String::new())));
            }
            CallbackEvent::AttributeValue { value } => {
                if let (Some(_), Some((_, slot))) = (attr.take(), attrs.last_mut()) {
                    *slot = string(value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => out.push(Seen::Start(tag, attrs.clone(), start..span.end)),
            CallbackEvent::EndTag { name } => out.push(Seen::End(Tag::of(name))),
            CallbackEvent::String { value } => out.push(Seen::Text(string(value))),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::<_, (), usize>::new(see);
    emitter.naively_switch_states(switches);
    Library::new_with_emitter(html, emitter).for_each(drop);
    out
}

/// Texts that stand in pieces where something stood between them are one: which pieces it comes in, nobody promises.
fn joined(seen: Vec<Seen>) -> Vec<Seen> {
    let mut out: Vec<Seen> = Vec::new();
    for one in seen {
        match (out.last_mut(), one) {
            (Some(Seen::Text(before)), Seen::Text(text)) => before.push_str(&text),
            (_, one) => out.push(one),
        }
    }
    out
}

fn same(html: &str) {
    for switches in [true, false] {
        assert_eq!(joined(ours(html, switches)), joined(theirs(html, switches)), "{html:?}");
    }
}

const PIECES: [&str; 92] = [
    "<",
    ">",
    "/",
    "=",
    "\"",
    "'",
    "!",
    "-",
    "--",
    "&",
    ";",
    "#",
    "x",
    "a",
    "P",
    "é",
    "中",
    "\0",
    "\r",
    "\r\n",
    "\n",
    " ",
    "\t",
    "\x0c",
    "?",
    "`",
    "1",
    "[",
    "]",
    "<p>",
    "</p>",
    "<p ",
    "<a href=",
    "<img src='",
    " class=\"",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!",
    "<?",
    "</",
    "</>",
    "</1",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "</script ",
    "<script",
    "</SCRIPT/",
    "<!--<script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "</title",
    "<textarea>",
    "</textarea>",
    "<xmp>",
    "</xmp>",
    "<iframe>",
    "</iframe>",
    "<noscript>",
    "</noscript>",
    "<noembed>",
    "</noembed>",
    "<plaintext>",
    "<template>",
    "</template>",
    "&amp;",
    "&amp",
    "&ampx",
    "&not",
    "&notin;",
    "&notit;",
    "&nbsp",
    "&lt;",
    "&#",
    "&#x",
    "&#38;",
    "&#x4e2d;",
    "&#146",
    "&#0;",
    "&#xd800;",
    "&#99999999999;",
    "&NotEqualTilde;",
    "&Tab;",
    "HREF=x href=y",
    "alt=&copy=1",
];

#[test]
fn pieces_of_markup_in_every_order_are_read_as_html5gum_reads_them() {
    for first in PIECES {
        for second in PIECES {
            for third in ["", "<", "a>", "-->", "</script>x", "<p>x"] {
                same(&format!("{first}{second}{third}"));
            }
        }
    }
}

#[test]
fn every_character_name_is_read_as_html5gum_reads_it() {
    for line in concat!(include_str!("latin.txt"), include_str!("entities.txt")).lines() {
        let name = line.split([';', '&']).next().unwrap_or("");
        same(&format!("&{name}; &{name} &{name}x; <a href='&{name}=&{name};&{name}'>"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 2000 } else { 200_000 }))]
    #[test]
    fn random_pieces_are_read_as_html5gum_reads_them(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24)) {
        same(&pieces.concat());
    }
}

/// What a tokenizer cannot know without a tree; html5gum leaves it to the tree builder.
#[test]
fn drawings_and_formulas_have_rules_of_their_own() {
    let text = |html| {
        let texts =
            ours(html, true).into_iter().filter_map(|seen| if let Seen::Text(t) = seen { Some(t) } else { None });
        texts.collect::<String>()
    };
    assert_eq!(text("<svg><![CDATA[a<b>&amp;\0]]>c</svg><![CDATA[d]]>"), "a<b>&amp;\u{fffd}c");
    assert_eq!(text("<math><![CDATA[to the end"), "to the end");
    assert_eq!(text("<svg/><![CDATA[none]]>"), "");
    assert_eq!(text("<svg><title>a<b>c</title></svg>"), "ac");
    assert_eq!(text("<svg><desc><title>a<b>c</title></desc>"), "a<b>c");
    assert_eq!(text("<svg><plaintext>a<b></svg>c"), "ac");
}
