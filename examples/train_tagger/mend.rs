//! Where the larger tagger cuts names otherwise than the annotations do: bodies by their full names, outlets in titles' marks,
//! names in Latin letters. It is silent on bodies that have no proper noun in them (某部), which speak all the same.

use seed_reader::voices::tagger::lesson::{KnownBody, body_at};

/// A name in bytes of the text, and its first label: 1 a person, 3 a body, 5 a place.
pub type Name = (usize, usize, u8);

/// What makes the name of a person in front of it the name of a body: 某某|政府.
const OF_PEOPLE: [&str; 12] = [
    "政府",
    "团队",
    "当局",
    "竞选团队",
    "过渡团队",
    "律师团",
    "律师团队",
    "基金会",
    "的竞选团队",
    "的过渡团队",
    "的辩护团队",
    "的律师团队",
];
/// What a person's name does not begin with: the end of an office, a word of the headline's language.
const NOT_FIRST: [char; 6] = ['卿', '长', '籲', '丶', '、', ' '];
/// What no name ends with.
const NOT_LAST: [char; 6] = ['丶', '、', ' ', '，', '·', '（'];
/// What joins the parts of a foreign name.
const JOINTS: [char; 8] = ['·', '•', '‧', '・', '．', '∙', '-', '—'];
/// Who can be said to speak, behind a name in Latin letters.
const SPEAKS: [&str; 12] =
    ["说", "表示", "称", "指出", "认为", "写道", "告诉", "补充", "预计", "在报告", "在接受", "强调"];

/// Corrects the names of a text.
pub fn mend(text: &str, names: &mut Vec<Name>) {
    names.sort_unstable();
    trim(text, names);
    for (start, end) in bodies(text) {
        add(names, (start, end, 3));
    }
    for (start, end) in latin_people(text) {
        if names.iter().all(|n| n.1 <= start || end <= n.0 || n.2 == 1) {
            names.retain(|n| n.1 <= start || end <= n.0);
            names.push((start, end, 1));
        }
    }
    names.sort_unstable();
    join(text, names);
}

fn trim(text: &str, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        while let Some(c) = text[name.0..name.1].chars().next().filter(|&c| {
            NOT_FIRST.contains(&c) && (name.2 == 1 || !c.is_alphabetic()) && c.len_utf8() < name.1 - name.0
        }) {
            name.0 += c.len_utf8();
        }
        while let Some(c) = text[name.0..name.1].chars().next_back().filter(|c| NOT_LAST.contains(c)) {
            name.1 -= c.len_utf8();
        }
    }
    names.retain(|n| n.0 < n.1);
}

/// Takes a name in, where none stands yet that it is only a part of.
fn add(names: &mut Vec<Name>, new: Name) {
    let crosses = |n: &Name| n.0 < new.1 && new.0 < n.1;
    if names.iter().any(|n| crosses(n) && !(new.0 <= n.0 && n.1 <= new.1)) {
        return;
    }
    names.retain(|n| !crosses(n));
    names.push(new);
}

/// Bodies and outlets that the word tables know by name, and titles that end as outlets do.
fn bodies(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut next = 0;
    for (at, c) in text.char_indices() {
        if at < next {
            continue;
        }
        if matches!(c, '《' | '〈') {
            let start = at + c.len_utf8();
            let end = text[start..].find(['》', '〉', '。', '，']).map_or(start, |i| start + i);
            let title = &text[start..end];
            if title.chars().count() <= 10
                && ["报", "周刊", "月刊", "杂志"].iter().any(|e| title.ends_with(e))
                && !["海报", "公报", "汇报", "通报", "简报", "情报", "预报"].iter().any(|e| title.ends_with(e))
            {
                out.push((start, end));
                next = end;
            }
        } else if let Some((len, KnownBody::Proper | KnownBody::Outlet)) = body_at(&text[at..]) {
            out.push((at, at + len));
            next = at + len;
        }
    }
    out
}

/// Two or more capitalised words, outside parentheses, whose bearer speaks.
fn latin_people(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_uppercase()) {
        let start = at + offset;
        let part = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-' | '’');
        let end = text[start..].find(|c| !part(c)).map_or(text.len(), |i| start + i);
        let name = text[start..end].trim_end();
        let words: Vec<&str> = name.split(' ').collect();
        let person = (2..=4).contains(&words.len())
            && words.iter().all(|w| {
                let mut letters = w.chars();
                letters.next().is_some_and(|c| c.is_ascii_uppercase())
                    && letters.next().is_none_or(|c| c == '.' || c.is_ascii_lowercase())
            });
        let outside = !text[..start].ends_with(['(', '（', '《', '“', '「', '-']) && !text[..start].ends_with("by ");
        let rest = text[end..].trim_start();
        if person && outside && SPEAKS.iter().any(|s| rest.starts_with(s)) {
            out.push((start, start + name.len()));
        }
        at = end.max(start + 1);
    }
    out
}

/// Joins what is one name, from left to right.
fn join(text: &str, names: &mut Vec<Name>) {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for &name in names.iter() {
        let Some(last) = out.last_mut() else {
            out.push(name);
            continue;
        };
        if name.0 < last.1 {
            continue;
        }
        let between = &text[last.1..name.0];
        match (last.2, between, name.2) {
            // 某国|某党, 某地|某公司: one body; but not a dateline's place, which stands behind the agency.
            (5, "", 3) => *last = (last.0, name.1, 3),
            (3, "", 3)
                if text[name.0..name.1].chars().count() > 2 && !is_outlet(text, name) && !is_outlet(text, *last) =>
            {
                last.1 = name.1;
            }
            // 某会及某会联合委员会
            (3, "及" | "暨", 3) if text[name.0..name.1].ends_with("委员会") => last.1 = name.1,
            // Names in Latin letters that were cut at the space.
            (1, " ", 1) if text[..last.1].ends_with(latin) && text[name.0..].starts_with(latin) => last.1 = name.1,
            // 某国驻某国使馆
            (5, "驻", 3 | 5) if embassy(&text[name.0..]).is_some() => {
                *last = (last.0, name.0 + embassy(&text[name.0..]).unwrap_or(0), 3);
            }
            (1, joint, 1) if joint.chars().count() == 1 && joint.starts_with(JOINTS) => last.1 = name.1,
            _ => out.push(name),
        }
    }
    // 某国|警方, 某某|政府
    for at in 0..out.len() {
        let limit = out.get(at + 1).map_or(text.len(), |next| next.0);
        let (_, end, kind) = out[at];
        let rest = &text[end..limit];
        let abroad = || embassy(rest.strip_prefix('驻')?).map(|len| len + '驻'.len_utf8());
        let body = match kind {
            5 if rest.starts_with('驻') => abroad(),
            1 => OF_PEOPLE.iter().filter(|b| rest.starts_with(**b)).map(|b| b.len()).max(),
            _ => body_at(rest).filter(|(_, body)| *body != KnownBody::Kind).map(|(len, _)| len),
        };
        if let Some(len) = body.filter(|len| kind != 3 || *len > 6) {
            out[at] = (out[at].0, end + len, 3);
        }
    }
    *names = out;
}

fn latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_outlet(text: &str, name: Name) -> bool {
    matches!(body_at(&text[name.0..name.1]), Some((len, KnownBody::Outlet)) if len == name.1 - name.0)
}

/// How far an embassy's name goes that begins with a place: 某国使馆.
fn embassy(text: &str) -> Option<usize> {
    let near: usize = text.chars().take(14).map(char::len_utf8).sum();
    ["大使馆", "总领事馆", "领事馆", "使领馆", "代表处", "使馆", "代表团"]
        .iter()
        .filter_map(|w| text[..near].find(w).map(|at| (at, at + w.len())))
        .filter(|(at, _)| text[..*at].chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
        .min()
        .map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a text, given as (name, label), after they were mended.
    fn mended<'t>(text: &'t str, names: &[(&str, u8)]) -> Vec<(&'t str, u8)> {
        let place = |&(name, kind): &(&str, u8)| {
            let start = text.find(name).expect("the name stands in the text");
            (start, start + name.len(), kind)
        };
        let mut names: Vec<Name> = names.iter().map(place).collect();
        mend(text, &mut names);
        names.into_iter().map(|n| (&text[n.0..n.1], n.2)).collect()
    }

    #[test]
    fn a_country_and_its_body_are_one_name() {
        assert_eq!(mended("德国警方说", &[("德国", 5)]), [("德国警方", 3)]);
        assert_eq!(mended("林明政府说", &[("林明", 1)]), [("林明政府", 3)]);
        assert_eq!(mended("法国驻德国大使馆说", &[("法国", 5), ("德国", 5)]), [("法国驻德国大使馆", 3)]);
        assert_eq!(mended("德国公司说", &[("德国", 5)]), [("德国", 5)], "a kind of body is no name");
    }

    #[test]
    fn an_agency_and_its_dateline_stay_apart() {
        assert_eq!(mended("法新社柏林电", &[("法新社", 3), ("柏林", 5)]), [("法新社", 3), ("柏林", 5)]);
    }

    #[test]
    fn outlets_and_bodies_without_a_proper_noun_are_names() {
        assert_eq!(mended("据《海边日报》报道，外交部没有回应", &[]), [("海边日报", 3), ("外交部", 3)]);
        assert_eq!(mended("《联合公报》说", &[]), []);
    }

    #[test]
    fn foreign_names_are_whole() {
        assert_eq!(mended("分析师Anna Schmidt表示", &[]), [("Anna Schmidt", 1)]);
        assert_eq!(mended("安娜-玛丽说", &[("安娜", 1), ("玛丽", 1)]), [("安娜-玛丽", 1)]);
        assert_eq!(mended("国务卿史密斯", &[("卿史密斯", 1)]), [("史密斯", 1)]);
    }
}
