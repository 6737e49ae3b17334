//! What an engine's driver cannot do, and what is known to fail there, test by test.

use std::collections::BTreeMap;

use crate::engine::Engine::{self, Firefox, WebKit};

const PROTOCOL: &str = "it needs Chromium's own protocol: a phone emulated, other colours and media, scripts off, memory measured, layout shift";

/// What an engine's driver cannot do, or fails there: the test, where it is left out, and why.
const LEFT_OUT: &[(&str, &[Engine], &str)] = &[
    ("access::axe_finds_nothing_in_any_state_and_any_colours", &[Firefox, WebKit], PROTOCOL),
    ("access::axe_finds_nothing_in_any_state_in_english", &[Firefox, WebKit], PROTOCOL),
    (
        "access::the_keyboard_reaches_everything",
        &[WebKit],
        "whether the Tab key stops at links is a setting there, and off",
    ),
    ("element::five_hundred_times_in_and_out_leave_nothing_behind", &[Firefox, WebKit], PROTOCOL),
    ("measured::targets_are_large_enough_for_a_pointer_and_for_a_finger", &[Firefox, WebKit], PROTOCOL),
    ("measured::at_four_hundred_per_cent_nothing_is_scrolled_sideways", &[Firefox, WebKit], PROTOCOL),
    ("measured::nothing_moves_when_the_panel_and_the_findings_arrive", &[Firefox, WebKit], PROTOCOL),
    ("measured::what_has_the_focus_is_in_sight", &[Firefox, WebKit], PROTOCOL),
    ("measured::without_colours_what_is_chosen_is_outlined", &[Firefox, WebKit], PROTOCOL),
    ("measured::where_less_motion_is_asked_for_nothing_moves_by_itself", &[Firefox, WebKit], PROTOCOL),
    ("measured::the_bar_of_a_phone_goes_and_comes_back_and_covers_no_focus", &[Firefox, WebKit], PROTOCOL),
    (
        "opening::pasting_dropping_and_the_panel",
        &[WebKit],
        "its driver types only what the keyboard of a virtual display has",
    ),
    ("parallel::a_quotation_and_its_translation_are_one_item", &[WebKit], "a click by script may not copy there"),
    ("reading::folded_quotations_are_printed", &[Firefox, WebKit], PROTOCOL),
    ("saved::a_saved_page_reads_from_a_disk_with_scripts_and_without", &[Firefox, WebKit], PROTOCOL),
    ("saved::the_views_of_a_pair_need_no_script", &[Firefox, WebKit], PROTOCOL),
    ("saved::the_live_page_survives_other_savers", &[Firefox, WebKit], PROTOCOL),
    ("saved::it_survives_printing_and_other_savers", &[Firefox, WebKit], PROTOCOL),
    ("soak::a_thousand_texts_through_one_element", &[Firefox, WebKit], PROTOCOL),
    ("soak::twenty_elements_at_once_and_gone_again", &[Firefox, WebKit], PROTOCOL),
    ("soak::an_address_that_changes_again_and_again", &[Firefox, WebKit], PROTOCOL),
    ("speakers::copies_carry_their_source", &[WebKit], "a click by script may not copy there"),
    ("walks::all_that_somebody_said_is_one_click_away_on_a_phone_and_none_on_a_desk", &[Firefox, WebKit], PROTOCOL),
    ("walks::two_languages_on_a_phone_are_one_click_away_from_anywhere", &[Firefox, WebKit], PROTOCOL),
    ("walks::a_tapped_paragraph_shows_its_translation_as_a_sheet", &[Firefox, WebKit], PROTOCOL),
    (
        "walks::an_attribution_is_checked_without_a_click_and_copied_with_one",
        &[WebKit],
        "a click by script may not copy there",
    ),
    ("walks::by_the_keyboard_alone", &[WebKit], "whether the Tab key stops at links is a setting there, and off"),
    ("walks::on_a_phone_the_outlet_stands_in_the_bar", &[Firefox, WebKit], PROTOCOL),
];

/// Prints the rows of the table for the engine that was chosen (with `--nocapture`).
#[test]
fn what_is_left_out() {
    let engine = Engine::chosen();
    let mut rows: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (test, engines, why) in LEFT_OUT {
        let module = test.split_once("::").map(|(module, _)| module).expect("module::test");
        let source = std::fs::read_to_string(crate::server::root().join(format!("tests/browser/{module}.rs")));
        let name = test.rsplit("::").next().expect("a name");
        assert!(source.expect("a file of tests").contains(&format!("fn {name}(")), "there is no test {test}");
        if engines.contains(&engine) {
            rows.entry(why).or_default().push(test);
        }
    }
    for (why, tests) in rows {
        println!("left out in {engine:?}: {why}: {}", tests.join(", "));
    }
}

/// Whether the table leaves out the test that asks. (A test's thread has its name.)
pub fn leaves_out() -> bool {
    let engine = Engine::chosen();
    let thread = std::thread::current();
    let test = thread.name().expect("a test's thread has a name");
    LEFT_OUT.iter().any(|(left, engines, _)| *left == test && engines.contains(&engine))
}
