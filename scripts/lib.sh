# Shared by the scripts: where things are kept, how they speak. Sourced, never run.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools and compiled dependencies are kept here, outside the checkout, so that a second clone starts in seconds.
CACHE=${SEED_READER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/seed-reader}
TOOLS=$CACHE/tools

# Pinned: trunk 0.22 wants a newer compiler; wasm-bindgen's two halves must be of one version.
TRUNK=0.21.14
BINARYEN=132.0.0
ESBUILD=0.28.2
CARGO_FUZZ=0.13.1
CARGO_DENY=0.20.2
WASM_SPLIT=0.2.4
AXE=4.14.1
GECKODRIVER=0.37.1
FRAMEWORKS="esbuild@0.28.2 react@19.3.1 react-dom@19.3.1 vue@3.5.45 svelte@5.57.3"
OPENCC=1.4.2
PINYIN=3.29.4
SINGLE_FILE_CLI=2.0.83
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
die() { printf '\033[1;31merror:\033[0m %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# step "what it does (how long)" command…: says so, runs it, says how long it took.
step() {
  local what=$1 start=$SECONDS
  shift
  say "$what"
  "$@" || die "$what: failed"
  printf '    done in %s s\n' $((SECONDS - start)) >&2
}

is_debian() { have apt-get; }

# apt PACKAGE…: installs Debian packages, as root or through sudo.
apt() {
  local root=()
  [ "$(id -u)" = 0 ] || { have sudo || die "installing $* needs root: run 'apt-get install $*' and try again"; root=(sudo); }
  [ "${APT_FRESH:-}" ] || "${root[@]}" apt-get update -qq || return
  export APT_FRESH=yes
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Python with the independent parsers that texts are held against: an environment of its own in the cache.
PYTHON_PACKAGES="html5lib==1.1 markdown-it-py==4.3.0 pyyaml==6.0.4 jsonschema==4.26.0"
python_tools() {
  local venv=$TOOLS/python mark
  mark=$venv/$(tr -c 'a-z0-9.\n' - <<<"$PYTHON_PACKAGES")
  [ -e "$mark" ] && return
  have python3 || { is_debian && apt python3; } || die "python3 is missing: the independent parsers are Python's"
  [ -x "$venv/bin/pip" ] || python3 -m venv "$venv" 2>/dev/null || { is_debian && apt python3-venv && python3 -m venv "$venv"; } ||
    die "python3 cannot make an environment: install its venv module"
  # shellcheck disable=SC2086
  step "Python's html5lib, markdown-it-py, PyYAML and jsonschema: from the package index" "$venv/bin/pip" install --quiet $PYTHON_PACKAGES
  touch "$mark"
}
python() { "$TOOLS/python/bin/python" "$@"; }

# Native builds keep their intermediate files in the cache too (cargo 1.91 and later; others ignore it).
export CARGO_BUILD_BUILD_DIR=${CARGO_BUILD_BUILD_DIR:-$CACHE/build/native}

# joined_gold FOLDER: the annotated articles, text and labels put together again out of the corpus at $SHARED: what is learned from and
# measured on.
joined_gold() {
  have python3 || { is_debian && apt python3; } || die "python3 is missing: gold/ is put together by it"
  rm -rf "$1"
  PYTHONDONTWRITEBYTECODE=1 python3 gold/join.py "$SHARED/corpus" "$1" || die "not every article that gold/ has labels of is under $SHARED/corpus"
}
