#!/usr/bin/env bash
# Pictures of the built app, for people to look at: target/screenshots/.
. "$(dirname "$0")/lib.sh"
[ -f dist/site/index.html ] || scripts/dist.sh
cargo run --quiet --no-default-features --features browser-tests --example screenshots
