#!/usr/bin/env bash
# Everything that CI checks: formatting, lints, native tests, docs, the release build, and the reader in a real browser.
. "$(dirname "$0")/wasm.sh"

browser() {
  { have chromium || have google-chrome; } && have chromedriver && return
  is_debian || die "the browser suite needs Chromium and chromedriver on PATH"
  step "Chromium and its driver: Debian's packages (half a minute)" apt chromium chromium-driver
}

export RUSTFLAGS="${RUSTFLAGS:-} -D warnings"
CORE=(--no-default-features)

step "formatting" cargo fmt --check
step "lints, core" cargo clippy --quiet "${CORE[@]}" --all-targets
step "tests, core" cargo test --quiet "${CORE[@]}"
step "the text of every file of the corpus, against an independent parser" scripts/corpus.sh
step "lints, interface (2 minutes the first time)" cargo clippy --quiet --all-targets --features browser-tests
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet "${CORE[@]}" --no-deps

wasm_target
wasm_tools release
browser
npm_tool axe-core "$AXE"
# shellcheck disable=SC2086
npm_set frameworks $FRAMEWORKS
step "pages of React, Vue and Svelte" node tests/pages/frameworks/build.mjs "$TOOLS/npm-frameworks/node_modules" target/frameworks
export AXE_JS=$TOOLS/npm-axe-core-$AXE/node_modules/axe-core/axe.min.js
RUSTFLAGS='' step "release build of the app (about 5 minutes the first time)" run_trunk build --release --cargo-profile wasm
scripts/size.sh
step "the reader in Chromium" cargo test --quiet "${CORE[@]}" --features browser-tests --test browser -- --test-threads 2
say "everything passed"
