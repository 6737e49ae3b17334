#!/usr/bin/env bash
# The browser suite in three engines: Chromium, Firefox and WebKit. Firefox, WebKit and their drivers are installed on Debian (seven minutes,
# once); the suite takes about ten. `make test` runs Chromium alone.
. "$(dirname "$0")/wasm.sh"

is_debian || die "Firefox, WebKit and their drivers are installed as Debian's packages; elsewhere install them, then run scripts/engines.sh"
{ have firefox-esr && have WebKitWebDriver && have xvfb-run; } ||
  step "Firefox, WebKitGTK and a virtual display: Debian's packages (two minutes)" apt firefox-esr webkit2gtk-driver xvfb xauth
cargo_tool geckodriver "$GECKODRIVER" 4
[ -f dist/site/index.html ] || scripts/dist.sh
npm_tool axe-core "$AXE"
export AXE_JS=$TOOLS/npm-axe-core-$AXE/node_modules/axe-core/axe.min.js
scripts/engines.sh chromium firefox webkit
say "passed in three engines"
