//! Long work in slices: the caller decides when it rests.
//!
//! The pipeline asks for a rest every thousand tokens and every paragraph. A native program never rests; in a browser the page answers
//! the reader in between.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Decides whether the work rests for a moment.
///
/// ```
/// use seed_reader::article::{Article, Parsed};
/// use seed_reader::pace::{self, Pause};
///
/// /// Never rests, and counts how often it could have.
/// struct Count(usize);
///
/// impl Pause for Count {
///     async fn pause(&mut self) {
///         self.0 += 1;
///     }
/// }
///
/// let mut count = Count(0);
/// let parsed = Parsed::of("<p>一</p><p>二</p>");
/// let article: Article = pace::at_once(parsed.into_article_paced(&mut count));
/// assert!(article.findings.quotes.is_empty() && count.0 > 0);
/// ```
pub trait Pause {
    /// Called often (many times a millisecond): it must be cheap when it is not yet time.
    fn pause(&mut self) -> impl Future<Output = ()>;
}

/// Never rests: for native programs, with [`at_once`].
#[derive(Debug, Clone, Copy)]
pub struct Never;

impl Pause for Never {
    async fn pause(&mut self) {}
}

/// Runs a future to its end on this thread, by polling it without a break. For work that waits for nothing outside, such as the `_paced`
/// functions with [`Never`]: a future that waits for a timer or the network would keep the processor busy meanwhile.
///
/// ```
/// assert_eq!(seed_reader::pace::at_once(async { 1 + 1 }), 2);
/// ```
pub fn at_once<F: Future>(work: F) -> F::Output {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    /// Counts how often it is asked, and makes the work wait each time.
    struct Count(usize);

    impl Pause for Count {
        async fn pause(&mut self) {
            self.0 += 1;
            let mut waited = false;
            std::future::poll_fn(
                |_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending },
            )
            .await;
        }
    }

    #[test]
    fn work_in_slices_is_the_same_work() {
        let seed = format!("[题](https://a.example/)\n---\n{}", "<p>“一二三，”林小明<b>说</b>。</p>".repeat(2000));
        let mut count = Count(0);
        assert_eq!(at_once(Article::parse_paced(&seed, &mut crate::format::Linked, &mut count)), Article::parse(&seed));
        assert!(count.0 > 2000, "{} rests", count.0);
    }
}
