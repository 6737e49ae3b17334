//! What the interface has words for. `{}` stands for a value, filled in order.

macro_rules! messages {
    ($($(#[$doc:meta])* $key:ident,)*) => {
        /// Every word of the interface.
        #[derive(Debug)]
        pub struct Messages { $($(#[$doc])* pub $key: &'static str,)* }

        impl Messages {
            /// All of them, by name.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

messages! {
    /// The language's name for itself.
    name,
    /// The name of the product in a sentence.
    product,
    /// Opens another text.
    open,
    /// Heading of the panel that opens texts.
    open_title,
    /// Picks a file.
    open_file,
    /// Says that files can be dropped.
    open_drop,
    /// Label of the address field.
    open_url,
    /// Says which addresses work.
    open_url_hint,
    /// Label of the paste field.
    open_paste,
    /// Shows what was entered.
    open_show,
    /// Opens the sample.
    open_sample,
    /// Shuts a panel.
    close,
    /// Label of the toolbar.
    toolbar,
    /// Label of the language choice.
    language,
    /// Label of the theme choice.
    theme,
    /// Theme that follows the system.
    theme_auto,
    /// Light theme.
    theme_light,
    /// Dark theme.
    theme_dark,
    /// Sepia theme.
    theme_sepia,
    /// Label of the text size buttons.
    text_size,
    /// Smaller text.
    smaller,
    /// Larger text.
    larger,
    /// Folds every quotation.
    fold_all,
    /// Opens every quotation.
    unfold_all,
    /// Label of the choice of views.
    view,
    /// View: only the original.
    view_original,
    /// View: only the translation.
    view_translation,
    /// View: both, side by side.
    view_side,
    /// View: both, paragraph by paragraph.
    view_interleaved,
    /// View: the original, its translation where it is asked for.
    view_peek,
    /// Puts the other language first.
    swap_sides,
    /// Says that original and translation are the other way round.
    swap_original,
    /// A gap: the original does not have what the translation says here.
    only_translation,
    /// A gap: the translation does not have what the original says here.
    only_original,
    /// Shows the translation of one paragraph.
    peek,
    /// Marks a paragraph that the browser translated.
    machine,
    /// Translates on the device.
    translate,
    /// While the browser fetches its model: `{}` per cent.
    translate_fetching,
    /// While paragraphs are translated: `{}` of `{}`.
    translating,
    /// The browser could not translate.
    translate_failed,
    /// Opens the choices of type, size and colour.
    display,
    /// Label of the choice of characters.
    script,
    /// Characters as the text has them.
    script_original,
    /// Shows pinyin over Chinese characters.
    pinyin,
    /// A part of the reader that is loaded on request did not come.
    part_failed,
    /// Says that two texts can be opened at once.
    open_two,
    /// Label of the field for the translation's address.
    open_translation,
    /// Label of the field for the translation's text.
    open_paste_translation,
    /// Jumps to the sources.
    to_sources,
    /// Jumps to the text, for keyboards and screen readers.
    to_text,
    /// Goes back to where a jump began.
    back,
    /// Heading of the list of sources.
    sources,
    /// Heading: those who are quoted or cited.
    speakers,
    /// Heading: links.
    links,
    /// Heading: pictures.
    images,
    /// Heading: the article itself.
    this_article,
    /// Label of a jump to quotation number `{}` of `{}`.
    to_quotation,
    /// Label of a jump to where a link or a picture stands.
    to_place,
    /// The same where there are several: its number, and of how many.
    to_place_of,
    /// Label of a jump from a quotation to its speaker `{}`.
    to_source,
    /// Name of a folding block quotation.
    block_quotation,
    /// What a quotation is marked with when the article does not say whose it is.
    unattributed,
    /// The name of a fold whose words `{}` are nobody's that the article names.
    unattributed_words,
    /// Certainty of an attribution: high.
    sure,
    /// Certainty of an attribution: middling.
    likely,
    /// Certainty of an attribution: low.
    unsure,
    /// Label of the card of a quotation.
    about_quotation,
    /// Jumps from a quotation to its speaker.
    show_in_list,
    /// Copies a quotation with its attribution.
    copy_quotation,
    /// Copies a permalink.
    copy_link,
    /// Said when something was copied.
    copied,
    /// Said when the clipboard was refused.
    copy_refused,
    /// Says that a choice lasts as long as the page.
    not_remembered,
    /// Dims all quotations but one speaker's.
    pick_speaker,
    /// Folds one speaker's quotations.
    fold_speaker,
    /// Heading of the copies of the list.
    copy_sources,
    /// Copies the list in the format `{}`.
    copy_as,
    /// Copies the analysis.
    copy_analysis,
    /// Looks an address up in a web archive.
    web_archive,
    /// Published `{}`.
    published,
    /// Archived `{}`.
    archived,
    /// Translated by `{}`.
    translated_by,
    /// A link to the copy that a web archive keeps.
    archived_copy,
    /// Heading of what the header says besides, `{}` facts.
    header_facts,
    /// The title of what was translated: `{}`.
    original_title,
    /// The header's summary: `{}`.
    summary,
    /// The header's tags: `{}`.
    tags,
    /// Reading time in minutes: `{}`.
    minutes,
    /// A title where the text has none.
    untitled,
    /// Heading of the notices about the text, `{}` of them.
    notices,
    /// Heading of what was left out, `{}` pieces.
    left_out,
    /// Warning.
    missing_timestamp,
    /// Warning.
    bad_timestamp,
    /// Warning.
    missing_title,
    /// Warning.
    bad_url,
    /// Warning.
    missing_rule,
    /// Warning.
    empty_body,
    /// Warning.
    further_article,
    /// Warning.
    unsafe_link,
    /// Warning: the encoding that the text came in.
    decoded,
    /// Warning.
    cut_off,
    /// In the place of an image that did not come, from `{}`.
    image_missing,
    /// The name of a table that can be scrolled.
    table,
    /// A card for a film.
    video,
    /// A card for a sound.
    audio,
    /// A card for another page.
    frame,
    /// Progress: fetching.
    loading,
    /// Progress: fetched `{}` of `{}`.
    loaded_of,
    /// Progress: laying out a long text.
    laying_out,
    /// Stops a fetch.
    cancel,
    /// Error: the address cannot be used.
    error_address,
    /// Error: nothing came back (network, or the server does not allow other pages to read it).
    error_refused,
    /// Error: the server answered `{}`.
    error_status,
    /// Error: empty.
    error_empty,
    /// Error: larger than can be shown: `{}` of at most `{}`.
    error_too_large,
    /// Error: no text.
    error_not_text,
    /// Error: the file cannot be read.
    error_unreadable,
    /// Not an error: the reader called it off.
    error_cancelled,
    /// Heading of an error.
    error_title,
    /// Where something is dropped.
    drop_here,
    /// Heading of what a saved page says of itself.
    saved_about,
    /// The outlet of a saved article: `{}`.
    saved_outlet,
    /// Saved `{}`.
    saved_at,
    /// Label of the hash of the seed text.
    saved_hash,
    /// Label of the hash of the translation.
    saved_hash_translation,
    /// Checks the hash of the text.
    verify,
    /// The hash is right.
    verified,
    /// The hash is wrong.
    not_verified,
    /// The browser has no means to compute a hash.
    cannot_verify,
    /// Copies the seed text.
    copy_seed,
    /// In the place of an image that a saved page does not hold: its address `{}`.
    image_left_out,
    /// Heading of the list of saved articles.
    saved_articles,
    /// Saves the article as one file.
    save_page,
    /// Saves without images.
    save_without_images,
    /// While the images of a page are fetched: `{}` of `{}`.
    saving,
    /// Said when a page was saved.
    page_saved,
    /// Name of the panel beside the text.
    panel,
    /// Heading and tab: the headings of the text.
    contents,
    /// Label of the choice between all quotations, uncertain ones, unattributed ones.
    which_quotations,
    /// All quotations.
    all,
    /// A quotation whose speaker is not certain.
    uncertain,
    /// The same, and the words `{}` that it rests on.
    uncertain_because,
    /// How the article speaks of whom it does not name: `{}`.
    described,
    /// How many quotations: `{}`.
    quotations,
    /// How many quotations more: `{}`.
    more_quotations,
    /// Heading: those whom something is attributed to without quotation marks.
    only_mentioned,
    /// Leads to where something stands in the text.
    in_text,
    /// Label of a jump from a quotation to its speaker `{}`, who is not certain.
    to_source_unsure,
    /// A date and time `{}` by the clock of the place.
    local_time,
    /// Reading time of a quick and of a slow reader: `{}` minutes.
    minutes_range,
    /// Opens what else can be done.
    more,
    /// Copies all that one speaker says.
    copy_speaker,
    /// Folds one quotation.
    fold_one,
    /// Certainty: high, and the words `{}` that say so.
    sure_because,
    /// Certainty: middling, and the words `{}` it rests on.
    likely_because,
    /// Certainty: low, and the words `{}` it rests on.
    unsure_because,
    /// Label of the choice of a font.
    font,
    /// Font: with serifs.
    font_song,
    /// Font: without serifs.
    font_hei,
    /// Font: as a brush writes.
    font_kai,
    /// Label of the choice of the distance between lines.
    leading,
    /// Lines: close.
    leading_tight,
    /// Lines: far apart.
    leading_loose,
    /// The usual one of several.
    usual,
    /// Label of the choice of the width of the column.
    measure,
    /// Column: narrow.
    measure_narrow,
    /// Column: wide.
    measure_wide,
    /// Finds words in the text.
    find,
    /// Finds in quotations only.
    only_quotations,
    /// Filters the list of quotations.
    find_in_quotations,
    /// Nothing was found.
    nothing_found,
    /// The one before.
    previous,
    /// The next one.
    next,
    /// Says whose words stand out: `{}`.
    only,
    /// Ends the view of one speaker.
    show_all,
    /// The keys of the keyboard.
    keys,
    /// Key: the next quotation.
    next_quotation,
    /// Key: the quotation before.
    previous_quotation,
    /// Reads aloud.
    listen,
    /// While it is read aloud.
    listening,
    /// Pauses reading aloud.
    pause,
    /// The device has no voice for the language.
    no_voice,
    /// Offers the place where one was.
    was_here,
    /// Goes to the place where one was.
    go_there,
    /// Keeps the place in each article, in this browser.
    remember_place,
    /// A picture, as large as the window.
    picture,
    /// Lets everything step back but the paragraph that is read.
    focus_mode,
    /// Said when that begins.
    focus_on,
    /// Said when that ends.
    focus_off,
    /// Prints the article.
    print,
    /// What is said as it is: `{}`.
    as_it_is,
    /// After an error: the same once more.
    try_again,
    /// After an error: opens another text.
    open_other,
    /// Opens the address.
    open_address,
}
