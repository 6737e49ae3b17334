//! The stand-alone app that trunk builds.
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <p>"seed-reader"</p> });
}
