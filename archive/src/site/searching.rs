//! The page that searches. What it says stands in its markup; the script knows no word.

use maud::html;

use super::layout::{PageHead, SiteView};
use crate::error::Error;
use crate::output::Output;

/// Writes it.
pub fn write(view: &SiteView<'_>, out: &Output<'_>) -> Result<(), Error> {
    if !view.site.config.search {
        return Ok(());
    }
    let page = view.page("search.html");
    let words = view.words;
    let langs =
        [("zh-Hans", words.lang_hans), ("zh-Hant", words.lang_hant), ("en", words.lang_en), ("und", words.lang_other)];
    let main = html! {
        main.ar-main #main {
            header.ar-head { h1 { (words.search) } }
            form.ar-search.ar-large role="search" action="search.html" method="get" {
                input type="search" name="q" aria-label=(words.search) placeholder=(words.search_hint) autocomplete="off" spellcheck="false" autofocus;
                button type="submit" { (words.search) }
                div.ar-facets hidden {
                    label { (words.outlet) select name="outlet" { option value="" { (words.any) } } }
                    label { (words.year) select name="year" { option value="" { (words.any) } } }
                    label { (words.text_language) select name="lang" { option value="" { (words.any) } @for (tag, word) in langs { option value=(tag) { (word) } } } }
                }
            }
            noscript { p.ar-note { (words.search_needs_script) } }
            div #results data-root=(page.shared("")) data-folder=(page.to(""))
                data-searching=(words.searching) data-nothing=(words.found_nothing) data-found=(words.found) data-about=(words.found_about)
                data-short=(words.too_short) data-more=(words.more) data-failed=(words.search_failed) data-voice=(words.of_voice)
                data-untitled=(words.untitled) {}
        }
    };
    page.write(&PageHead { title: words.search, searches: true, ..PageHead::default() }, &main, out)
}
