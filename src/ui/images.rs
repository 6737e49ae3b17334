use web_sys::Element;

use crate::markup::HELD;

/// When the article's images are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Images {
    /// As they come into view.
    #[default]
    Load,
    /// Each one when it is clicked.
    Click,
    /// Never: a link says where each one is.
    None,
}

impl Images {
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "click" => Self::Click,
            "none" => Self::None,
            _ => Self::Load,
        }
    }
}

/// Loads the image whose place was clicked, if it is one that waits for that; answers whether it was.
pub(super) fn load_held(images: Images, target: &Element) -> bool {
    let figure = target.closest("figure[data-missing]").ok().flatten().filter(|_| images == Images::Click);
    let within_place = target.closest(".sr-missing").is_ok_and(|place| place.is_some());
    let Some(figure) = figure.filter(|_| within_place) else { return false };
    let Some(image) = figure.query_selector(&format!("img[{HELD}]")).ok().flatten() else { return false };
    let _ = figure.remove_attribute("data-missing");
    let _ = image.set_attribute("src", &image.get_attribute(HELD).unwrap_or_default());
    let _ = image.remove_attribute(HELD);
    true
}
