#!/usr/bin/env bash
# The browser suite in three engines: Chromium, Firefox and WebKit (WebKitGTK's MiniBrowser under a virtual display). Expects a
# release build, as `make test` leaves it. About ten minutes; what uses Chromium's own protocol is left out in the others and says so.
. "$(dirname "$0")/wasm.sh"

is_debian || die "Firefox, WebKit and their drivers are installed as Debian's packages; elsewhere run the suite with SEED_READER_ENGINE by hand"
{ have firefox-esr && have WebKitWebDriver && have xvfb-run; } ||
  step "Firefox, WebKitGTK and a virtual display: Debian's packages (two minutes)" apt firefox-esr webkit2gtk-driver xvfb xauth
cargo_tool geckodriver "$GECKODRIVER" 4
[ -f dist/site/index.html ] || scripts/dist.sh
export AXE_JS=$TOOLS/npm-axe-core-$AXE/node_modules/axe-core/axe.min.js
SUITE=(cargo test --quiet --no-default-features --features browser-tests --test browser -- --test-threads 2)
step "the reader in Chromium" "${SUITE[@]}"
step "the reader in Firefox" env SEED_READER_ENGINE=firefox "${SUITE[@]}"
step "the reader in WebKit" env SEED_READER_ENGINE=webkit xvfb-run -a "${SUITE[@]}"
say "passed in three engines"
