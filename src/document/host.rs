//! The names of hosts, as a person should see them.

use std::borrow::Cow;
#[cfg(feature = "lean")]
use std::sync::OnceLock;

#[cfg(feature = "lean")]
static ASK: OnceLock<fn(&str) -> Option<String>> = OnceLock::new();

/// Sets the function that gives the network form (Punycode) of a host. A browser has one, so a program in a page need not carry Punycode
/// and the table of lower-case letters (feature `lean`). The first call counts; later ones do nothing.
#[cfg(feature = "lean")]
pub fn ask_for_hosts(ask: fn(&str) -> Option<String>) {
    let _ = ASK.set(ask);
}

/// The form of a host that is sent over the network; of one that cannot be sent, what can be shown of it.
#[cfg(feature = "lean")]
fn sent(host: &str) -> String {
    let plain = || host.chars().map(|c| if is_plain(c) { c } else { '?' }).collect();
    ASK.get().and_then(|ask| ask(host)).unwrap_or_else(plain)
}

/// The form of a host that is sent over the network.
#[cfg(not(feature = "lean"))]
fn sent(host: &str) -> String {
    let labels = host.split('.').map(|label| match punycode(&label.to_lowercase()) {
        Some(encoded) => Cow::Owned(format!("xn--{encoded}")),
        None => Cow::Borrowed(label),
    });
    labels.collect::<Vec<_>>().join(".")
}

/// Letters and figures can be shown; what is neither has no business in a host. `is_word` takes whole blocks, with the accents, signs and
/// unseen characters in them; here it is letters alone, of the scripts that hosts are mostly written in. Others are shown as they are sent.
fn is_plain(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        // Latin, Greek, Cyrillic.
        '\u{c0}'..='\u{24f}' | '\u{388}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}' | '\u{400}'..='\u{481}' => {
            true
        }
        // Hebrew, Arabic, Devanagari, Thai.
        '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{939}' | '\u{e01}'..='\u{e30}' => true,
        // Han, kana, Hangul.
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ac00}'..='\u{d7a3}' => true,
        _ => c.is_ascii_alphanumeric() || matches!(c, '-' | '.'),
    }
}

/// A host so that it cannot pass for another: one that is not all ASCII with the form behind it that is sent over the network, in
/// which a Cyrillic а is no a. (What looks like another letter is in no short table; where it leads is the same for all.)
pub(super) fn shown(host: &str) -> Cow<'_, str> {
    if host.is_ascii() {
        return Cow::Borrowed(host);
    }
    let sent = sent(host);
    Cow::Owned(if host.chars().all(is_plain) { [host, " (", &sent, ")"].concat() } else { sent })
}

/// Punycode (RFC 3492) of a label that is not all ASCII.
#[cfg(any(not(feature = "lean"), test))]
fn punycode(label: &str) -> Option<String> {
    const BASE: u32 = 36;
    const T_MIN: u32 = 1;
    const T_MAX: u32 = 26;
    const SKEW: u32 = 38;
    const DAMP: u32 = 700;
    if label.is_ascii() {
        return None;
    }
    let digit = |d: u32| char::from(if d < 26 { b'a' + d as u8 } else { b'0' + (d - 26) as u8 });
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut done) = (128, 0_u32, 72, basic);
    while let Some(next) = label.chars().map(u32::from).filter(|c| *c >= n).min() {
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                let (mut q, mut k) = (delta, BASE);
                loop {
                    let t = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
                    if q < t {
                        break;
                    }
                    out.push(digit(t + (q - t) % (BASE - t)));
                    q = (q - t) / (BASE - t);
                    k += BASE;
                }
                out.push(digit(q));
                // How much the next one is likely to be.
                let mut d = if done == basic { delta / DAMP } else { delta / 2 };
                d += d / (done + 1);
                let mut k = 0;
                while d > (BASE - T_MIN) * T_MAX / 2 {
                    d /= BASE - T_MIN;
                    k += BASE;
                }
                bias = k + (BASE - T_MIN + 1) * d / (d + SKEW);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, n) = (delta.checked_add(1)?, n + 1);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_cannot_pass_for_another() {
        for (host, want) in [
            ("news.example", "news.example"),
            // The first letter is Cyrillic.
            ("\u{430}pple.example", "\u{430}pple.example (xn--pple-43d.example)"),
            ("例子.中国", "例子.中国 (xn--fsqu00a.xn--fiqs8s)"),
            ("bücher.example", "bücher.example (xn--bcher-kva.example)"),
            ("moc.\u{202e}elgoog", "moc.xn--elgoog-9l0c"),
            // A stroke through what stands before, and a sign that is a stop elsewhere.
            ("bank.example\u{338}", "bank.xn--example-kte"),
            ("bank\u{589}.example", "xn--bank-jjf.example"),
        ] {
            assert_eq!(shown(host), want);
        }
    }

    #[test]
    fn what_is_shown_of_a_host_is_letters_and_figures() {
        let odd = |&c: &char| is_plain(c) && !c.is_alphanumeric();
        assert_eq!(('\0'..=char::MAX).filter(odd).take(9).collect::<String>(), "-.");
    }

    #[test]
    fn the_samples_of_the_rfc() {
        for (label, want) in [
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("そのスピードで", "d9juau41awczczp"),
        ] {
            assert_eq!(punycode(label).as_deref(), Some(want));
        }
    }
}
