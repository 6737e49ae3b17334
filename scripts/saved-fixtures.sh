#!/usr/bin/env bash
# Keeps saved pages of this release for the tests of all later ones: tests/fixtures/saved/VERSION. Run once for a release; what is there
# is never written again. A minute.
. "$(dirname "$0")/lib.sh"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
out=tests/fixtures/saved/$version
[ ! -e "$out" ] || die "$out is there already: the pages of a release do not change"
step "saved pages of $version" cargo run --quiet --no-default-features --example saved_fixtures -- "$out"
