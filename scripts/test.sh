#!/usr/bin/env bash
# Everything that CI checks: formatting, lints, native tests, docs, the release build, and the reader in a real browser.
. "$(dirname "$0")/wasm.sh"

browser() {
  { have chromium || have google-chrome; } && have chromedriver && return
  is_debian || die "the browser suite needs Chromium and chromedriver on PATH"
  step "Chromium and its driver: Debian's packages (half a minute)" apt chromium chromium-driver
}

# What reads a printed page.
pdf_reader() {
  have pdftotext && return
  is_debian || { echo "    no pdftotext (poppler): the printed page is not read" >&2; return; }
  step "pdftotext: Debian's poppler-utils" apt poppler-utils
}

export RUSTFLAGS="${RUSTFLAGS:-} -D warnings"
CORE=(--no-default-features)

step "formatting" cargo fmt --check
step "lints, core" cargo clippy --quiet "${CORE[@]}" --all-targets
step "tests, core" cargo test --quiet "${CORE[@]}"
step "the text of every file of the corpus, against an independent parser" scripts/corpus.sh
step "the published annotations, against the articles" scripts/gold.sh
step "lints, interface (2 minutes the first time)" cargo clippy --quiet --all-targets --features browser-tests
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet "${CORE[@]}" --no-deps

wasm_target
wasm_tools release
browser
pdf_reader
npm_tool axe-core "$AXE"
# shellcheck disable=SC2086
npm_set frameworks $FRAMEWORKS
step "pages of React, Vue and Svelte" node tests/pages/frameworks/build.mjs "$TOOLS/npm-frameworks/node_modules" target/frameworks
export AXE_JS=$TOOLS/npm-axe-core-$AXE/node_modules/axe-core/axe.min.js
npm_tool single-file-cli "$SINGLE_FILE_CLI"
export SINGLE_FILE=$TOOLS/npm-single-file-cli-$SINGLE_FILE_CLI/node_modules/single-file-cli/single-file-node.js
RUSTFLAGS='' step "release build of the app (about 5 minutes the first time)" run_trunk build --release --cargo-profile wasm
release_files
scripts/size.sh
step "the reader in Chromium" cargo test --quiet "${CORE[@]}" --features browser-tests --test browser -- --test-threads 2
say "everything passed"
