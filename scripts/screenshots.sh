#!/usr/bin/env bash
# Pictures of the built app in every state (tests/browser/states.rs), in Chinese and English, light, dark and sepia, for people to look at:
# target/screenshots/ (four minutes). Words choose: `scripts/screenshots.sh phone` takes those with "phone" in their names.
. "$(dirname "$0")/lib.sh"
[ -f dist/site/index.html ] || scripts/dist.sh
cargo run --quiet --no-default-features --features browser-tests --example screenshots -- "$@"
