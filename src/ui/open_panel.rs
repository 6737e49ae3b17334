use leptos::html::{Dialog, Input, Textarea};
use leptos::prelude::*;

use super::request::Request;
use super::state::State;

/// The panel that opens a text: a file, an address, pasted text.
#[component]
pub(super) fn OpenPanel(
    state: State,
    panel: NodeRef<Dialog>,
    request: impl Fn(Request) + Copy + 'static,
) -> impl IntoView {
    let address = NodeRef::<Input>::new();
    let address_translation = NodeRef::<Input>::new();
    let pasted = NodeRef::<Textarea>::new();
    let pasted_translation = NodeRef::<Textarea>::new();
    let close = move || {
        if let Some(dialog) = panel.get_untracked() {
            dialog.close();
        }
    };
    let ask = move |wanted| {
        close();
        request(wanted);
    };
    let pick = move |event: web_sys::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(wanted) = input.files().and_then(|files| Request::files(&files)) {
            ask(wanted);
        }
        // The same file picked again is a change again.
        input.set_value("");
    };
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = address.get_untracked() {
            let translation = address_translation.get_untracked().map(|field| field.value());
            ask(Request::Address { src: field.value(), translation: filled(translation) });
        }
    };
    let show = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = pasted.get_untracked() {
            let other = pasted_translation.get_untracked();
            let translation = filled(other.as_ref().map(|field| field.value()));
            ask(Request::Text { text: field.value(), translation });
            field.set_value("");
            other.inspect(|field| field.set_value(""));
        }
    };
    view! {
        <dialog class="panel" node_ref=panel aria-labelledby="open-title">
            <div class="panel-head">
                <h2 id="open-title">{state.words(|m| m.open_title())}</h2>
                <button type="button" class="quiet" on:click=move |_| close()>{state.words(|m| m.close())}</button>
            </div>
            <div class="field zone">
                // The browser's own button speaks the browser's language, not the one chosen here: the label is the button.
                <input id="open-file" type="file" multiple accept=".md,.txt,.html,text/*" on:change=pick />
                <label for="open-file" class="button primary">{state.words(|m| m.open_file())}</label>
                <p class="hint"><span class="by-pointer">{state.words(|m| m.open_drop())} " "</span> {state.words(|m| m.open_two())}</p>
            </div>
            <form class="field" on:submit=go>
                <label for="open-address">{state.words(|m| m.open_url())}</label>
                <div class="row">
                    <input id="open-address" node_ref=address inputmode="url" autocomplete="off" placeholder="https://" required />
                    <button type="submit">{state.words(|m| m.open_address())}</button>
                </div>
                <input
                    node_ref=address_translation
                    inputmode="url"
                    autocomplete="off"
                    aria-label=state.words(|m| m.open_translation())
                    placeholder=state.words(|m| m.open_translation())
                />
                <p class="hint">{state.words(|m| m.open_url_hint())}</p>
            </form>
            <form class="field" on:submit=show>
                <label for="open-paste">{state.words(|m| m.open_paste())}</label>
                <textarea id="open-paste" node_ref=pasted rows="4" spellcheck="false" required></textarea>
                <textarea
                    node_ref=pasted_translation
                    rows="2"
                    spellcheck="false"
                    aria-label=state.words(|m| m.open_paste_translation())
                    placeholder=state.words(|m| m.open_paste_translation())
                ></textarea>
                <div class="row end">
                    <button type="button" class="quiet" on:click=move |_| ask(Request::Sample)>
                        {state.words(|m| m.open_sample())}
                    </button>
                    <button type="submit" class="primary">{state.words(|m| m.open_show())}</button>
                </div>
            </form>
        </dialog>
    }
}

/// An optional field that was left empty is none.
fn filled(value: Option<String>) -> Option<String> {
    value.filter(|text| !text.trim().is_empty())
}
