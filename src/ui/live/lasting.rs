//! Signals that outlive those who read them.

use std::ops::Deref;

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};

/// A signal of the whole reader, read by the views of every text. A plain signal keeps whoever has read it, also when that is gone: leptos
/// 0.8 never takes it out, and every text would leave 2 kB behind.
pub(super) struct Lasting<T: 'static>(RwSignal<T>);

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

/// What does not subscribe is as with any signal.
impl<T> Deref for Lasting<T> {
    type Target = RwSignal<T>;

    fn deref(&self) -> &RwSignal<T> {
        &self.0
    }
}

impl<T: Send + Sync> Lasting<T> {
    pub(super) fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }

    /// The value; the caller is notified of changes for as long as it exists.
    pub(super) fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The result of `f` on the value; the caller is notified of changes for as long as it exists.
    pub(super) fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        forget_when_gone(self.0.to_any_source());
        self.0.with(f)
    }
}

fn forget_when_gone(source: AnySource) {
    if let Some(observer) = Observer::get() {
        on_cleanup(move || source.remove_subscriber(&observer));
    }
}
