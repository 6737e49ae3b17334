//! Long work in slices: the caller decides when it rests.
//!
//! The pipeline asks for a rest at places where it can be put down: every thousand tokens, every paragraph. Natively nobody
//! rests; in a browser the page answers in between.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Decides, whenever it is asked, whether the work rests for a moment.
pub trait Pause {
    /// Called often (many times a millisecond): it must be cheap when it is not yet time.
    fn pause(&mut self) -> impl Future<Output = ()>;
}

/// Never rests.
#[derive(Debug, Clone, Copy)]
pub struct Never;

impl Pause for Never {
    async fn pause(&mut self) {}
}

/// Does work that never waits for anything, at once.
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
