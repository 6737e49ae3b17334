use leptos::prelude::*;

/// The icons, each as one path on 20 by 20 points, drawn with a line in the colour of the text.
pub(super) mod paths {
    pub(in crate::ui) const OPEN: &str =
        "M3 15.5V5a1.5 1.5 0 0 1 1.5-1.5h3L9.5 6H15a1.5 1.5 0 0 1 1.5 1.5v8a1 1 0 0 1-1 1h-11A1.5 1.5 0 0 1 3 15.5Z";
    pub(in crate::ui) const WHO: &str = "M3 17V5.5A1.5 1.5 0 0 1 4.5 4h11A1.5 1.5 0 0 1 17 5.5v7a1.5 1.5 0 0 1-1.5 1.5H7ZM7.5 10.2V9c0-.9.5-1.5 1.4-1.7M11.4 10.2V9c0-.9.5-1.5 1.4-1.7";
    pub(in crate::ui) const CONTENTS: &str = "M7 5h9M7 10h9M7 15h9M4 5h.01M4 10h.01M4 15h.01";
    pub(in crate::ui) const FOLD: &str = "M6.5 3.5 10 7l3.5-3.5M6.5 16.5 10 13l3.5 3.5M4 10h12";
    pub(in crate::ui) const LOOKS: &str =
        "m2.5 15.5 4-11h.5l4 11M4 11.5h5.5M14.8 10.1a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 0-5.4M17.5 10v5.5";
    pub(in crate::ui) const PAIR: &str = "M4 4h12a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 4ZM10 4v12M5 8h2.5M5 11h2.5M12.5 8H15M12.5 11H15";
    pub(in crate::ui) const COPY: &str = "M7.5 7.5h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM13.5 7.5v-4a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3";
    pub(in crate::ui) const LINK: &str =
        "m8.5 11.5 3-3M9 6.5l2-2a3.2 3.2 0 0 1 4.5 4.5l-2 2M11 13.5l-2 2A3.2 3.2 0 0 1 4.5 11l2-2";
    pub(in crate::ui) const EYE: &str =
        "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10ZM10 7.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8";
    pub(in crate::ui) const WARN: &str = "M10 3 2.5 16.5h15ZM10 8v4M10 14.3h.01";
    pub(in crate::ui) const CLOSE: &str = "m5 5 10 10M15 5 5 15";
    pub(in crate::ui) const BACK: &str = "M8 5 4 9l4 4M4 9h8a4 4 0 0 1 0 8h-1";
    pub(in crate::ui) const MORE: &str = "M4.5 10h.01M10 10h.01M15.5 10h.01";
}

/// An icon; what it stands for is said by the words beside it.
pub(super) fn icon(path: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=path></path></svg> }.into_any()
}
