use leptos::prelude::*;

/// Shows `view` while something is so. What leptos's own `Show` does, but the same code for every condition and every view: `Show`
/// is made anew for each of them, five kilobytes a piece.
pub(super) fn when(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    follow(Box::new(is_so), Box::new(view))
}

type Condition = Box<dyn Fn() -> bool + Send + Sync>;
type Branch = Box<dyn Fn() -> AnyView + Send + Sync>;

fn follow(is_so: Condition, view: Branch) -> AnyView {
    let is_so = Memo::new(move |_| is_so());
    (move || is_so.get().then(&view)).into_any()
}
