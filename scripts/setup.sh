#!/usr/bin/env bash
# What `make test` needs beside Rust and make: installs it where that is possible (Debian), names it where it is not, all of it before
# anything is compiled that takes minutes. `setup.sh` alone does only this; six minutes on a bare Debian machine beside other work.
. "$(dirname "$0")/wasm.sh"

MISSING=()
# need "what it is for" DEBIAN_PACKAGE… -- test command…: installs the packages where the test fails, and takes note where that does not help.
need() {
  local what=$1 packages=()
  shift
  while [ "$1" != -- ]; do packages+=("$1") && shift; done
  shift
  "$@" >/dev/null 2>&1 && return
  if is_debian && { [ "$(id -u)" = 0 ] || have sudo; }; then
    say "$what: Debian's ${packages[*]}"
    apt "${packages[@]}" || true
  fi
  "$@" >/dev/null 2>&1 || MISSING+=("$what (on Debian: apt-get install ${packages[*]})")
}

node_is_recent() { [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }
chromium_runs() { { have chromium || have google-chrome; } && have chromedriver; }
webkit_runs() { have WebKitWebDriver && have xvfb-run; }
# A font with Chinese glyphs; without one Chromium prints nothing where the first of a paragraph should be.
chinese_font() { [ -n "$(fc-list :lang=zh-cn family)" ]; }
makes_environments() { python3 -c 'import ensurepip, venv'; }
needs() {
  have cargo && have rustc || MISSING+=("Rust, stable (https://rustup.rs)")
  need "a C compiler" gcc libc6-dev -- have cc
  need "certificates of the package registries" ca-certificates -- test -e /etc/ssl/certs/ca-certificates.crt
  need "Node.js 18 or later" nodejs -- node_is_recent
  need "npm" npm -- have npm
  need "Python 3 with its venv module" python3 python3-venv -- makes_environments
  need "Chromium and its driver" chromium chromium-driver -- chromium_runs
  # What is missing of these two is no failure: their suites are left out, and that is said (engines.sh). A subshell forgets it.
  (need "Firefox" firefox-esr -- have firefox-esr)
  (need "WebKit, its driver and a display for it" webkit2gtk-driver xvfb xauth -- webkit_runs)
  need "pdftotext" poppler-utils -- have pdftotext
  need "a list of the fonts" fontconfig -- have fc-list
  need "a font with Chinese glyphs" fonts-noto-cjk -- chinese_font
  [ ${#MISSING[@]} = 0 ] && return
  printf '    %s\n' "${MISSING[@]}" >&2
  die "this is missing, and could not be installed: see above"
}

needs
if [ "${BASH_SOURCE[0]}" = "$0" ]; then say "all is there that the tests need"; fi
