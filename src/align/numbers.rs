//! Figures and dates, however they are written: 1.5亿, 150 million; 三十二, thirty-two; 10月, October; 星期三, Wednesday.

/// A figure in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Its value, units such as 万 or million multiplied in.
    pub value: f64,
    /// What it counts.
    pub unit: NumberUnit,
    /// Where it ends.
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NumberUnit {
    None,
    /// 1 to 12.
    Month,
    /// 1 (Monday) to 7.
    Weekday,
}

/// Longer figures are something else: addresses, keys.
const LONGEST: usize = 24;

/// The figure that begins at `at`, if one does.
pub(super) fn read(chars: &[char], at: usize) -> Option<Number> {
    let c = chars[at];
    if matches!(c, '星' | '周' | '週' | '礼') {
        return chinese_weekday(chars, at);
    }
    let (value, end) = if c.is_ascii_digit() {
        arabic(chars, at)
    } else if digit(c).is_some() || scale(c).is_some() {
        chinese(chars, at)?
    } else if c.is_ascii_alphabetic() && (at == 0 || !chars[at - 1].is_alphabetic()) {
        english(chars, at)?
    } else {
        return None;
    };
    let (value, end) = scaled(chars, value, end);
    let unit = match chars.get(end) {
        Some('月') if (1.0..=12.0).contains(&value) => NumberUnit::Month,
        // 一 is every other article; it says nothing.
        _ if end == at + 1 && matches!(c, '一' | '零' | '〇' | '百' | '千' | '万') => return None,
        _ => NumberUnit::None,
    };
    Some(Number { value, unit, end })
}

fn arabic(chars: &[char], at: usize) -> (f64, usize) {
    let is_digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut text = String::new();
    let mut end = at;
    let mut point = false;
    while end < chars.len() {
        match chars[end] {
            c @ '0'..='9' => {
                if text.len() < LONGEST {
                    text.push(c);
                }
            }
            ',' if !point && (1..4).all(|i| is_digit(end + i)) && !is_digit(end + 4) => {}
            '.' if !point && is_digit(end + 1) => {
                point = true;
                text.push('.');
            }
            _ => break,
        }
        end += 1;
    }
    // Added up rather than parsed: that would bring a table of powers into the wasm which no compression makes smaller. Up to
    // fifteen digits it is the same number.
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    (value(whole.bytes().chain(decimals.bytes())) / 10_f64.powi(decimals.len() as i32), end)
}

/// What digits say.
fn value(digits: impl Iterator<Item = u8>) -> f64 {
    digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'))
}

fn digit(c: char) -> Option<f64> {
    Some(f64::from("零一二三四五六七八九".chars().position(|d| d == c).map(|i| i as u32).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    })?))
}

fn scale(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// 三十二, 二〇二四, 一亿五千万.
fn chinese(chars: &[char], at: usize) -> Option<(f64, usize)> {
    let mut end = at;
    let (mut total, mut part, mut last) = (0.0, 0.0, None);
    let mut digits = String::new();
    let mut scaled = false;
    while let Some(&c) = chars.get(end).filter(|_| end - at < LONGEST) {
        if let Some(d) = digit(c) {
            last = Some(d);
            digits.push(char::from(b'0' + d as u8));
        } else if let Some(s) = scale(c) {
            scaled = true;
            if s >= 1e4 {
                let counted = part + last.take().unwrap_or(0.0);
                // 一万亿 is all of it times 亿; in 一亿五千万 only what stands since.
                total = if s > 1e4 { (total + counted).max(1.0) * s } else { total + counted.max(1.0) * s };
                part = 0.0;
            } else {
                part += last.take().unwrap_or(1.0) * s;
            }
        } else {
            break;
        }
        end += 1;
    }
    // 千万 and 万一 are words, 百分之 an introduction.
    if digit(chars[at]).is_none() && chars[at] != '十' {
        return None;
    }
    let value = if scaled { total + part + last.unwrap_or(0.0) } else { value(digits.bytes()) };
    Some((value, end))
}

const SMALL: [&str; 21] = [
    "zero",
    "",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A word of ASCII letters in lower case, and where it ends.
fn letters(chars: &[char], at: usize) -> (String, usize) {
    let length = chars[at.min(chars.len())..].iter().take(12).take_while(|c| c.is_ascii_alphabetic()).count();
    (chars[at..at + length].iter().map(char::to_ascii_lowercase).collect(), at + length)
}

fn english(chars: &[char], at: usize) -> Option<(f64, usize)> {
    let (word, end) = letters(chars, at);
    if let Some(i) = TENS.iter().position(|w| *w == word) {
        let tens = 20.0 + 10.0 * i as f64;
        if matches!(chars.get(end), Some('-' | ' ')) {
            let (next, after) = letters(chars, end + 1);
            if let Some(ones) = SMALL[2..10].iter().position(|w| *w == next) {
                return Some((tens + 2.0 + ones as f64, after));
            }
        }
        return Some((tens, end));
    }
    let ordinal = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(i) = ordinal.iter().position(|w| *w == word) {
        return Some((2.0 + i as f64, end));
    }
    let value = SMALL.iter().position(|w| !w.is_empty() && *w == word)?;
    Some((value as f64, end))
}

/// Multiplies what follows a figure: 万, 亿, million.
fn scaled(chars: &[char], mut value: f64, mut end: usize) -> (f64, usize) {
    while let Some(s) = chars.get(end).and_then(|c| scale(*c)).filter(|s| *s != 10.0) {
        value *= s;
        end += 1;
    }
    if matches!(chars.get(end), Some(' ' | '-')) {
        let (word, after) = letters(chars, end + 1);
        let factor = match word.as_str() {
            "hundred" => 100.0,
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            "trillion" => 1e12,
            _ => return (value, end),
        };
        return scaled(chars, value * factor, after);
    }
    (value, end)
}

fn chinese_weekday(chars: &[char], at: usize) -> Option<Number> {
    let skip = match (chars[at], chars.get(at + 1)?) {
        ('星', '期') | ('礼', '拜') => 2,
        ('周' | '週', _) => 1,
        _ => return None,
    };
    let day = "一二三四五六日天".chars().position(|d| Some(&d) == chars.get(at + skip))?;
    // 周一 is a day, 周天 a name or the universe; 周日 alone is Sunday.
    (skip == 2 || day < 7).then_some(Number {
        value: (day.min(6) + 1) as f64,
        unit: NumberUnit::Weekday,
        end: at + skip + 1,
    })
}

/// Whether an English word is a month or a day of the week; `next` is the character that follows it.
pub(super) fn calendar(lower: &str, capital: bool, next: char) -> Option<NumberUnit> {
    if !capital {
        return None;
    }
    if month(lower).is_some() && (!matches!(lower, "may" | "march" | "mar" | "dec" | "jan") || next.is_ascii_digit()) {
        return Some(NumberUnit::Month);
    }
    weekday(lower).map(|_| NumberUnit::Weekday)
}

/// The number of a month by its English name or its abbreviation.
pub(super) fn month(lower: &str) -> Option<u64> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let known = |name: &str| name == lower || lower == &name[..3] || (lower == "sept" && name.starts_with("sept"));
    NAMES.iter().position(|name| known(name)).map(|i| i as u64 + 1)
}

/// The number of a day of the week by its English name.
pub(super) fn weekday(lower: &str) -> Option<u64> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().position(|name| *name == lower).map(|i| i as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, NumberUnit)> {
        let chars: Vec<char> = text.chars().collect();
        read(&chars, 0).map(|n| (n.value, n.unit))
    }

    #[test]
    fn the_same_figure_in_both_languages() {
        for (chinese, english, want) in [
            ("1.5亿人", "150 million people", 1.5e8),
            ("三十二", "thirty-two", 32.0),
            ("十一人", "eleven people", 11.0),
            ("两国", "two countries", 2.0),
            ("一亿五千万", "150,000,000", 1.5e8),
            ("3.2万亿", "3.2 trillion", 3.2e12),
            ("二〇二四年", "2024", 2024.0),
            ("四百万", "four million", 4e6),
            ("第二", "second", 2.0),
        ] {
            let chinese = chinese.trim_start_matches('第');
            assert_eq!(value(chinese), Some((want, NumberUnit::None)), "{chinese}");
            assert_eq!(value(english), Some((want, NumberUnit::None)), "{english}");
        }
        for text in ["一些", "万一", "百分之", "often", "x"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(value("10月6日"), Some((10.0, NumberUnit::Month)));
        assert_eq!(value("十二月"), Some((12.0, NumberUnit::Month)));
        assert_eq!(value("星期三"), Some((3.0, NumberUnit::Weekday)));
        assert_eq!(value("周日"), Some((7.0, NumberUnit::Weekday)));
        assert_eq!(
            (month("october"), month("sept"), month("sep"), month("sentence")),
            (Some(10), Some(9), Some(9), None)
        );
        assert_eq!(calendar("may", true, 'b'), None);
        assert_eq!(calendar("may", true, '4'), Some(NumberUnit::Month));
    }
}
