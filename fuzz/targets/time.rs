//! Time is part of what holds: work that is not linear in its input is a failure.

use std::time::{Duration, Instant};

/// Does `work` on `input`; fails where it takes longer, twice over, than any linear work on so little could.
pub fn linear(input: &str, work: impl Fn(&str)) {
    // With the sanitizer some fifty times slower than a release; a busy machine adds its own.
    let limit = Duration::from_millis(200) + Duration::from_micros(20) * input.len() as u32;
    let in_time = || {
        let start = Instant::now();
        work(input);
        start.elapsed() < limit
    };
    assert!(in_time() || in_time(), "{} bytes took longer than {limit:?}", input.len());
}
