use web_sys::Element;

use crate::markup::HELD;
use crate::ui::place::Images;

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
