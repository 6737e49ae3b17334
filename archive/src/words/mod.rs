//! The words of the site, in three languages: one file a language, and a missing one does not compile.

use seed_reader::i18n::{Locale, MONTHS};

macro_rules! words {
    ($($(#[$doc:meta])* $key:ident,)*) => {
        /// Every word of the site. `{}` stands for a value, filled in order.
        #[derive(Debug)]
        pub struct Words { $($(#[$doc])* pub $key: &'static str,)* }

        impl Words {
            /// All of them, by name.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

words! {
    /// The archive's name where it has none.
    archive,
    /// Everybody who is quoted.
    voices,
    /// A sentence under that heading.
    voices_hint,
    /// Newspapers, agencies, stations.
    outlets,
    /// Days, in a calendar.
    days,
    /// Tags.
    tags,
    /// Search.
    search,
    /// The whole as files.
    data,
    /// What the field of the search says.
    search_hint,
    /// What searching needs.
    search_needs_script,
    /// Skips what stands above the text.
    skip,
    /// The newest articles.
    newest,
    /// Those who are quoted most.
    most_quoted,
    /// All of them: a link.
    all,
    /// So many articles.
    n_articles,
    /// One article.
    one_article,
    /// So many quotations.
    n_quotations,
    /// One quotation.
    one_quotation,
    /// So many voices.
    n_voices,
    /// So many outlets.
    n_outlets,
    /// From one day to another.
    from_to,
    /// Only people.
    people,
    /// Only bodies.
    organisations,
    /// Only outlets.
    outlet_voices,
    /// Only documents.
    documents,
    /// A person.
    person,
    /// A body.
    organisation,
    /// An outlet.
    outlet,
    /// A document.
    document,
    /// Names the voice goes by.
    forms,
    /// What articles say of it.
    offices,
    /// In so many articles.
    in_articles,
    /// Quotations by month.
    timeline,
    /// Articles by month.
    articles_by_month,
    /// Other words than those: in a fold.
    more_offices,
    /// A month and how many quotations it has.
    timeline_month,
    /// Whose words stand beside these.
    beside,
    /// May be the same.
    perhaps,
    /// What the page rests on.
    rests_on_name,
    /// What the page rests on where the publisher says who it is.
    rests_on_told,
    /// Also a source without quotation marks, in so many articles.
    also_unquoted,
    /// Those that are not certain.
    uncertain,
    /// What that means.
    uncertain_hint,
    /// Most probably.
    likely,
    /// Perhaps.
    unsure,
    /// A heading: the words nobody is named for.
    unattributed,
    /// What that means.
    unattributed_hint,
    /// A speaker of whom nothing is said.
    nobody,
    /// Goes to the place in the article.
    to_place,
    /// The same elsewhere: so many quotations in so many articles.
    more_of_voice,
    /// The same where there are none: the voice's page.
    voice_page,
    /// The article before this in time.
    earlier,
    /// The article after this in time.
    later,
    /// Articles that have to do with this one.
    related,
    /// Of this article.
    about,
    /// Original.
    published_at,
    /// SHA-256 of the text.
    sha256,
    /// The file it was read from.
    file,
    /// No title.
    untitled,
    /// Without a date.
    undated,
    /// Years.
    years,
    /// A page of several.
    page_of,
    /// The next page.
    next_page,
    /// The page before.
    previous_page,
    /// The feed.
    feed,
    /// Heading of the voices of an outlet, of a year.
    its_voices,
    /// Made with.
    made_with,
    /// Colours.
    theme,
    /// As the system has them.
    theme_auto,
    /// Light.
    theme_light,
    /// Dark.
    theme_dark,
    /// Sepia.
    theme_sepia,
    /// Folds.
    fold_all,
    /// Unfolds.
    unfold_all,
    /// Interface languages.
    language,
    /// A date with its year: year, month, day in the order of the language.
    date,
    /// A month of a year.
    month,
    /// Weekdays, from Monday, with a bar between.
    weekdays,
    /// Data: what is there.
    data_hint,
    /// One row a quotation.
    data_quotations,
    /// One row an article.
    data_articles,
    /// As annotations.
    data_annotations,
    /// Described for programs.
    data_package,
    /// While searching.
    searching,
    /// Found nothing.
    found_nothing,
    /// Found so many.
    found,
    /// Found about so many.
    found_about,
    /// Too short a query.
    too_short,
    /// More results.
    more,
    /// Filter: any.
    any,
    /// Filter by year.
    year,
    /// Filter by language.
    text_language,
    /// Simplified Chinese.
    lang_hans,
    /// Traditional Chinese.
    lang_hant,
    /// English.
    lang_en,
    /// Other languages.
    lang_other,
    /// Filter by a voice.
    of_voice,
    /// Searches in the articles that quote a voice.
    search_voice,
    /// Where the search could not load its files.
    search_failed,
    /// The view of a pair.
    view,
    /// Side by side.
    view_side,
    /// By turns.
    view_interleaved,
    /// The original alone.
    view_original,
    /// The translation alone.
    view_translation,
    /// A look at the translation.
    view_peek,
}

/// The words of a language.
pub const fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::ZhHans => &ZH_HANS,
        Locale::ZhHant => &ZH_HANT,
        Locale::En => &EN,
    }
}

const ZH_HANS: Words = include!("zh_hans.rs");
const ZH_HANT: Words = include!("zh_hant.rs");
const EN: Words = include!("en.rs");

/// Words with their values.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut out = String::new();
    for (i, part) in template.split("{}").enumerate() {
        if i > 0 {
            out.push_str(values.next().unwrap_or(&""));
        }
        out.push_str(part);
    }
    out
}

/// A number with its groups set apart.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A day (`2024-12-26`) or a month (`2024-12`) as the language writes it.
pub fn date(locale: Locale, date: &str) -> String {
    let words = words(locale);
    let parts: Vec<&str> = date.split('-').collect();
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    let month = |month: &str| match locale {
        Locale::En => month
            .parse()
            .ok()
            .and_then(|m: usize| MONTHS.get(m.wrapping_sub(1)))
            .map_or(String::new(), |m| (*m).to_owned()),
        _ => plain(month),
    };
    match (&parts[..], locale) {
        ([y, m, d], Locale::En) => fill(words.date, &[&plain(d), &month(m), y]),
        ([y, m, d], _) => fill(words.date, &[y, &month(m), &plain(d)]),
        ([y, m], Locale::En) => fill(words.month, &[&month(m), y]),
        ([y, m], _) => fill(words.month, &[y, &month(m)]),
        _ => date.to_owned(),
    }
}

/// So many, in the singular where the language has one.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { fill(many, &[&number(n)]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_and_holds_the_same_values() {
        for (i, (key, english)) in EN.all().into_iter().enumerate() {
            for words in [&ZH_HANS, &ZH_HANT] {
                let (_, text) = words.all()[i];
                assert!(!text.trim().is_empty() && !english.trim().is_empty(), "{key}");
                assert_eq!(text.matches("{}").count(), english.matches("{}").count(), "{key}");
            }
        }
    }

    #[test]
    fn dates_and_numbers() {
        assert_eq!(date(Locale::ZhHans, "2024-01-06"), "2024年1月6日");
        assert_eq!(date(Locale::En, "2024-01-06"), "6 January 2024");
        assert_eq!(date(Locale::En, "2024-12"), "December 2024");
        assert_eq!(date(Locale::En, ""), "");
        assert_eq!((number(1_234_567), number(12)), ("1,234,567".to_owned(), "12".to_owned()));
    }
}
