# Sourced: makes a compiler for wasm32-unknown-unknown available, and the tools that trunk needs on PATH.
# shellcheck shell=bash disable=SC2034
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

has_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; }

# A C linker is the one thing that Rust does not bring along.
linker() {
  have cc || { is_debian && step "cc: Debian's gcc" apt gcc libc6-dev; } || die "a C compiler (cc) is missing: install one"
}

# Environment for cargo where the standard library has to be built from source; empty where the target is installed.
WASM_ENV=()

wasm_target() {
  linker
  # Whoever runs this has set all that up (trunk, for the element).
  [ -z "${CARGO_UNSTABLE_BUILD_STD:-}" ] || return 0
  has_target && return
  if have rustup && step "wasm target: asking rustup for it" rustup_target; then
    has_target && return
  fi
  is_debian || die "no wasm32-unknown-unknown target: run 'rustup target add wasm32-unknown-unknown' and try again"
  debian_route
}

# rustup may have no network, or not be the one that installed this compiler: then there is another way.
rustup_target() {
  local limit=()
  have timeout && limit=(timeout 120)
  ${limit[@]+"${limit[@]}"} rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || echo "    rustup cannot get it" >&2
}

# Debian packages a compiler with its source: the standard library is built for wasm on the way (about a minute, once).
debian_route() {
  debian_source || step "wasm target: Debian's rustc-web, cargo-web, rust-web-src (a minute)" apt rustc-web cargo-web rust-web-src
  debian_env
}

debian_source() { [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d "$(echo /usr/src/rustc-1.*/library/std)" ]; }

debian_env() {
  local linker
  linker=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
  [ -x "$linker" ] || die "no rust-lld in this toolchain ($linker): install rustup's stable toolchain"
  WASM_ENV=(
    "PATH=/usr/bin:$PATH" "RUSTC=/usr/bin/rustc" "RUSTC_BOOTSTRAP=1" "RUSTUP_TOOLCHAIN="
    "CARGO_UNSTABLE_BUILD_STD=std,panic_abort"
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker"
  )
}

# Four floats or eight small numbers in one instruction, which who-said-what is weighed by: every browser since 2023 (the style sheets ask for
# later ones).
SIMD=-Ctarget-feature=+simd128

# A release has a standard library of its own, built for size, that stops at a panic without a word: an eighth less to load. That
# takes its source; where there is none, the release is that much larger and otherwise the same.
export SMALL_STD=
small_std() {
  [ -z "${CARGO_UNSTABLE_BUILD_STD_FEATURES:-}" ] || { SMALL_STD=yes; return 0; }
  if [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std" ] && [ ${#WASM_ENV[@]} = 0 ]; then
    WASM_ENV=("RUSTC_BOOTSTRAP=1" "CARGO_UNSTABLE_BUILD_STD=std,panic_abort")
  else
    debian_source || { is_debian && [ "$(id -u)" = 0 ] && debian_route; } || { WASM_ENV+=("RUSTFLAGS=$SIMD") && return 0; }
    debian_env
  fi
  SMALL_STD=yes
  WASM_ENV+=("CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size" "RUSTFLAGS=-Zunstable-options -Cpanic=immediate-abort $SIMD")
}

cargo_tool() { # NAME VERSION MINUTES [cargo install flags]
  local name=$1 version=$2 minutes=$3 root=$TOOLS/$1-$2
  shift 3
  PATH=$root/bin:$PATH
  [ -e "$root/.crates.toml" ] && return
  # They run for seconds: what a slower program loses there, its compilation wins many times.
  step "$name $version: compiling it once (about $minutes minutes on 2 cores)" \
    env CARGO_TARGET_DIR="$TOOLS/build-$name" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0 cargo install "$name" --version "$version" --root "$root" "$@"
  rm -rf "$TOOLS/build-$name"
}

npm_tool() { npm_set "$1-$2" "$1@$2"; } # NAME VERSION: an npm package in the cache

npm_set() { # FOLDER PACKAGE@VERSION…: npm packages in a folder of the cache, without their install scripts
  local root=$TOOLS/npm-$1
  shift
  [ -d "$root/node_modules" ] && return
  have npm || { is_debian && step "npm: Debian's nodejs and npm" apt nodejs npm; } || die "npm is missing: install Node.js 18 or later"
  # Into a folder of its own first: one that was cut off is not taken for a whole one.
  rm -rf "$root.part"
  step "$*: from the npm registry" npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$root.part" "$@" >/dev/null
  rm -rf "$root"
  mv "$root.part" "$root"
}

# What the reader loads only when it is asked for: two libraries, laid where index.html picks them up.
parts() {
  npm_tool opencc-js "$OPENCC"
  npm_tool pinyin-pro "$PINYIN"
  local opencc=$TOOLS/npm-opencc-js-$OPENCC/node_modules/opencc-js pinyin=$TOOLS/npm-pinyin-pro-$PINYIN/node_modules/pinyin-pro
  rm -rf target/parts
  mkdir -p target/parts/opencc-js target/parts/pinyin-pro
  cp "$opencc"/dist/esm/cn2t.js "$opencc"/dist/esm/t2cn.js "$opencc"/LICENSE "$opencc"/THIRD_PARTY_LICENSES.md target/parts/opencc-js
  cp -R "$pinyin"/dist/esm "$pinyin"/LICENSE target/parts/pinyin-pro
  # And what is done with a text that stands: a file for each that is fetched, whatever it imports in it.
  esbuild parts/*.js --bundle --format=esm --minify --charset=utf8 --outdir=target/parts --log-level=warning
}

wasm_tools() { # [release]
  npm_tool esbuild "$ESBUILD"
  PATH=$TOOLS/npm-esbuild-$ESBUILD/node_modules/.bin:$PATH
  parts
  # Without its own network client: it is never asked to fetch anything.
  cargo_tool trunk "$TRUNK" 4 --locked --no-default-features
  # Not --locked: its lock file may name a crate newer than a registry's mirror has.
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN" 2
  if [ "${1:-}" = release ]; then
    npm_tool binaryen "$BINARYEN"
    cargo_tool wasm_split_cli_support "$WASM_SPLIT" 1 --locked --features build-binary
    PATH=$TOOLS/npm-binaryen-$BINARYEN/node_modules/.bin:$PATH
    small_std
  fi
}

# trunk VERB…: never asks the network; its tools are on PATH.
run_trunk() {
  # The odd form is for the old bash of macOS, where an empty list counts as unset.
  env ${WASM_ENV[@]+"${WASM_ENV[@]}"} CARGO_BUILD_BUILD_DIR="$CACHE/build/wasm" NO_COLOR=true trunk --skip-version-check "$@"
}

# What is made of the built site: the reader as one file, then the site as an app that works offline.
release_files() {
  have node || die "node is missing: it puts the offline reader together"
  node scripts/offline.mjs dist/site dist/seed-reader-offline.html
  node scripts/webapp.mjs dist/site
  # The element's package, as a folder to serve and as npm takes it.
  rm -rf dist/seed-reader dist/*.tgz
  cp -R target/seed-reader dist/seed-reader
  (cd dist/seed-reader && npm pack --silent --pack-destination .. >/dev/null)
}

# What a browser of the last years knows, and the compiler uses.
WASM_FEATURES=(
  --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types
  --enable-multivalue --enable-simd
)

# Packing would make a segment of every few bytes between zeros, which weighs more than the zeros. Loops and branches made anew from flat code,
# twice over, weigh a hundredth less. (Nothing lies below 1,024: the stack's end does.) A value that is computed once and kept takes
# fewer bytes than one computed twice, but in brotli more; functions in the order of their names are beside their like. leptos brings three
# classes for streams along that nobody asks for. Browsers read no list of features.
optimise() { # WASM [flags]: as small as it gets in brotli; with -g it keeps its names, and is a little larger
  wasm-opt "${WASM_FEATURES[@]}" --remove-exports='*intounderlying*' --flatten --rereloop -Oz -Oz --low-memory-unused \
    --skip-pass=memory-packing --skip-pass=local-cse --reorder-functions-by-name --strip-producers \
    --strip-target-features "$@"
}
