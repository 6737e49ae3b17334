//! Time is part of what holds: work that is not linear in its input is a failure.

use std::time::Duration;

/// Does `work` on `input`; fails where it takes longer, twice over, than any linear work on so little could.
pub fn linear(input: &str, work: impl Fn(&str)) {
    // With the sanitizer some fifty times slower than a release.
    let limit = Duration::from_millis(200) + Duration::from_micros(20) * input.len() as u32;
    let in_time = || {
        let start = worked();
        work(input);
        worked().saturating_sub(start) < limit
    };
    assert!(in_time() || in_time(), "{} bytes took longer than {limit:?}", input.len());
}

/// How long this thread has had a processor: a busy machine adds nothing to it. Where the system does not say, no time passes.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}
