#!/usr/bin/env bash
# The browser suite in engines, side by side: `engines.sh chromium firefox webkit` (WebKit is WebKitGTK's MiniBrowser under a virtual display).
# Expects a release build, as `make dist` leaves it. One that is not there is named, with what installs it. What its driver cannot do is
# printed, with the reason (tests/browser/left_out.rs). A test that fails is run once more when the others are through, alone: one that passes
# then is named as unsteady, which is a fault to be looked into, but does not stop what was to be checked. Each writes into target/engines/.
. "$(dirname "$0")/lib.sh"
PATH=$TOOLS/geckodriver-$GECKODRIVER/bin:$PATH
SUITE=(cargo test --quiet --no-default-features --features "browser-tests,train" --test browser --)
LOGS=target/engines
mkdir -p "$LOGS"
RUNNING=()
# Each suite is a group of its own, which ends when this is interrupted: what runs in the background is not told.
set -m
trap 'for run in ${RUNNING[@]+"${RUNNING[@]}"}; do kill -- "-${run#* }" 2>/dev/null || true; done' EXIT

engine() { # NAME PROGRAM DRIVER [wrapper]: its suite begins, where the engine is
  local name=$1 program=$2 driver=$3
  shift 3
  if ! { have "$program" && have "$driver" && { [ $# = 0 ] || have "$1"; }; }; then
    say "$name is left out: $program or $driver is missing (make test brings them along on Debian)"
    return
  fi
  export SEED_READER_ENGINE=$name
  # Chromium is what `make test` needs; another one may not start here (no display, no sandbox), which is nobody's fault.
  if [ "$name" != chromium ] && ! "$@" "${SUITE[@]}" --exact engine::it_starts >"$LOGS/$name.log" 2>&1; then
    say "$name is left out: it is here, but does not start (see $LOGS/$name.log)"
    return
  fi
  "${SUITE[@]}" --exact left_out::what_is_left_out --nocapture | grep "^left out" || true
  "$@" "${SUITE[@]}" --test-threads 2 >"$LOGS/$name.log" 2>&1 &
  RUNNING+=("$name $!")
}

# Runs what failed in an engine once more; more than a few are no accident.
again() { # NAME [wrapper]
  local name=$1 failed
  shift
  mapfile -t failed < <(sed -n '/^failures:$/,/^test result/s/^    \([a-z_0-9]*::[a-z_0-9:]*\)$/\1/p' "$LOGS/$name.log" | sort -u)
  { [ ${#failed[@]} -gt 0 ] && [ ${#failed[@]} -le 3 ]; } || return 1
  SEED_READER_ENGINE=$name "$@" "${SUITE[@]}" --test-threads 1 --exact "${failed[@]}" >"$LOGS/$name.again.log" 2>&1 || return 1
  say "unsteady in $name, passed alone: ${failed[*]}"
}

# Compiled before they begin: they would wait for one another's build.
step "the browser suite: compiling it" "${SUITE[@]}" --list >/dev/null
for name in "$@"; do
  case $name in
    chromium) engine chromium chromium chromedriver ;;
    firefox) engine firefox firefox-esr geckodriver ;;
    webkit) engine webkit WebKitWebDriver WebKitWebDriver xvfb-run -a ;;
    *) die "$name is no engine: chromium, firefox, webkit" ;;
  esac
done

FAILED=() DOUBTFUL=()
for run in ${RUNNING[@]+"${RUNNING[@]}"}; do
  name=${run% *}
  say "the reader in $name"
  if ! wait "${run#* }"; then
    sed 's/\(.\{500\}\).*/\1 …/' "$LOGS/$name.log" >&2
    DOUBTFUL+=("$name")
  fi
  grep "^test result" "$LOGS/$name.log" >&2 || true
done
for name in ${DOUBTFUL[@]+"${DOUBTFUL[@]}"}; do
  wrapper=()
  [ "$name" = webkit ] && wrapper=(xvfb-run -a)
  again "$name" ${wrapper[@]+"${wrapper[@]}"} || FAILED+=("$name")
done
[ ${#FAILED[@]} = 0 ] || die "the reader failed in: ${FAILED[*]}"
