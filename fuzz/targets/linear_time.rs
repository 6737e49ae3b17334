//! Time is part of what holds: work that is not linear in its input is a failure.

use std::time::Duration;

/// What is worse than linear shows itself in this many bytes.
const LONG: usize = 64 * 1024;

/// Does `work` on `input`, and now and then on as many of it as make a long one; fails where it takes longer, three times over,
/// than any linear work on so little could.
pub fn check(input: &str, work: impl Fn(&str)) {
    in_time(input, &work);
    // By length, not by chance: what fails once fails again.
    if input.len() % 64 == 1 {
        in_time(&input.repeat(LONG.div_ceil(input.len())), &work);
    }
}

fn in_time(input: &str, work: impl Fn(&str)) {
    // With the sanitizer some fifty times slower than a release.
    let limit = Duration::from_millis(200) + Duration::from_micros(20) * input.len() as u32;
    let is_late = || {
        let start = worked();
        work(input);
        worked().saturating_sub(start) >= limit
    };
    // A first run pays for memory that it touches first; three in a row do not.
    assert!(!(0..3).all(|_| is_late()), "{} bytes took longer than {limit:?}", input.len());
}

/// How long this thread has had a processor: a busy machine adds nothing to it. Where the system does not say, no time passes.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}
