#!/usr/bin/env bash
# The browser suite in engines: `engines.sh firefox webkit` (WebKit is WebKitGTK's MiniBrowser under a virtual display). Expects a release
# build, as `make dist` leaves it. One that is not there is named, with what installs it. What its driver cannot do is printed, with the reason
# (tests/browser/left_out.rs).
. "$(dirname "$0")/lib.sh"
PATH=$TOOLS/geckodriver-$GECKODRIVER/bin:$PATH
SUITE=(cargo test --quiet --no-default-features --features "browser-tests,train" --test browser --)

engine() { # NAME PROGRAM DRIVER [wrapper]: its suite, where it is
  local name=$1 program=$2 driver=$3
  shift 3
  if ! { have "$program" && have "$driver" && { [ $# = 0 ] || have "$1"; }; }; then
    say "$name is left out: $program or $driver is missing (make test-all installs them)"
    return
  fi
  export SEED_READER_ENGINE=$name
  "${SUITE[@]}" --exact left_out::what_is_left_out --nocapture | grep "^left out" || true
  step "the reader in $name" "$@" "${SUITE[@]}" --test-threads 2
}

for name in "$@"; do
  case $name in
    chromium) engine chromium chromium chromedriver ;;
    firefox) engine firefox firefox-esr geckodriver ;;
    webkit) engine webkit WebKitWebDriver WebKitWebDriver xvfb-run -a ;;
    *) die "$name is no engine: chromium, firefox, webkit" ;;
  esac
done
