#!/usr/bin/env bash
# Everything that CI checks: formatting, lints, native tests, docs, the release build, and the reader in real browsers: Chromium, and Firefox and
# WebKit where they can be had. What it needs is installed, or named, before anything is compiled (setup.sh).
. "$(dirname "$0")/setup.sh"

export RUSTFLAGS="${RUSTFLAGS:-} -D warnings"
CORE=(--no-default-features)
# The browser suite's own features: the core is built once for its tests and for the suite (lints see it without).
NATIVE=("${CORE[@]}" --features browser-tests,train)

# The release build begins here and is waited for below: most of it is linking, which takes one processor for minutes.
wasm_target
wasm_tools release
mkdir -p target
set -m
RUSTFLAGS='' run_trunk build --release --cargo-profile wasm >target/release-build.log 2>&1 &
RELEASE=$!
set +m
trap 'kill -- -"$RELEASE" 2>/dev/null || true' EXIT
release_build() { wait "$RELEASE" || { cat target/release-build.log >&2; return 1; }; }

step "formatting" cargo fmt --all --check
# Where the tool is: compiling it takes six minutes, which `make deny` spends.
export PATH=$PATH:$TOOLS/cargo-deny-$CARGO_DENY/bin
if have cargo-deny; then scripts/deny.sh; else echo "    licences and sources of dependencies: not checked, cargo-deny is not here (make deny)"; fi
step "lints, core" cargo clippy --quiet "${CORE[@]}" --all-targets
# All but the browser suite, which is a folder.
TESTS=()
for file in tests/*.rs; do TESTS+=(--test "$(basename "$file" .rs)"); done
step "tests, core" cargo test --quiet "${NATIVE[@]}" --lib --examples "${TESTS[@]}"
step "examples in the documentation" cargo test --quiet "${NATIVE[@]}" --doc
# With the program that the tests were just built with.
INSPECT="cargo run --quiet ${NATIVE[*]} --example inspect --" step "the text of every file of the corpus, against independent parsers" scripts/corpus.sh
step "the published annotations, against the articles" scripts/gold.sh
step "who said what, out of fold, against the figures on file" env TRAIN="cargo run --quiet ${NATIVE[*]} --example train --" scripts/floors.sh
step "lints, archive" cargo clippy --quiet -p seed-archive --all-targets
step "the archive: links, second runs, rows, what goes wrong" cargo test --quiet -p seed-archive --bins --test site
step "the archive in Chromium" cargo test --quiet -p seed-archive --test browser -- --test-threads 2
step "the archive's data in DuckDB and Spark" scripts/archive-data.sh
step "lints, interface (2 minutes the first time)" cargo clippy --quiet --all-targets --features browser-tests,train
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet "${CORE[@]}" --no-deps

npm_tool axe-core "$AXE"
# shellcheck disable=SC2086
npm_set frameworks $FRAMEWORKS
step "pages of React, Vue and Svelte" node tests/pages/frameworks/build.mjs "$TOOLS/npm-frameworks/node_modules" target/frameworks
export AXE_JS=$TOOLS/npm-axe-core-$AXE/node_modules/axe-core/axe.min.js
npm_tool single-file-cli "$SINGLE_FILE_CLI"
export SINGLE_FILE=$TOOLS/npm-single-file-cli-$SINGLE_FILE_CLI/node_modules/single-file-cli/single-file-node.js
step "release build of the app (about 5 minutes the first time, while the above was tested)" release_build
release_files
scripts/size.sh
# As it is developed: another profile and one file more, so it fails in its own ways.
RUSTFLAGS='' step "what make serve builds (about 4 minutes the first time)" run_trunk build --dist dist/serve
SEED_READER_SITE=dist/serve step "what make serve builds, opened in Chromium" \
  cargo test --quiet "${NATIVE[@]}" --test browser -- --test-threads 2 opening:: speakers:: text_first::findings
step "the element in site generators" scripts/sites.sh
# Firefox is left out where its driver cannot be compiled: that is said, and is no failure.
PATH=$TOOLS/geckodriver-$GECKODRIVER/bin:$PATH
if have firefox-esr && ! have geckodriver; then (cargo_tool geckodriver "$GECKODRIVER" 4) || true; fi
scripts/engines.sh chromium firefox webkit
say "everything passed"
