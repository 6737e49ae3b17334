#!/usr/bin/env bash
# What a reader's browser loads, raw and in brotli: every file of dist/site, and what the element loads at first, against its
# budget. With `crates` (after a release build): whose the wasm is, crate by crate.
. "$(dirname "$0")/wasm.sh"
have node || die "node is missing: it compresses the files"

# Brotli bytes that a reader's browser loads before the first paragraph (wasm, glue and class, the text's style sheet in it), what comes on top
# where that is Markdown or has a rare header, and what comes once the text stands: what was reached, and 1 %. A budget is only ever raised with a
# line that says for what. Where the standard library could not be built for size (scripts/wasm.sh says so), a fifth more.
FIRST=71100
ANY=134200
REST=366200
[ "${SMALL_STD-yes}" ] || { FIRST=$((FIRST * 6 / 5)) && ANY=$((ANY * 6 / 5)) && REST=$((REST * 6 / 5)); }

node scripts/size.mjs "$FIRST" "$ANY" "$REST" dist/site dist/seed-reader
if [ "${1:-}" = crates ]; then
  npm_tool binaryen "$BINARYEN"
  PATH=$TOOLS/npm-binaryen-$BINARYEN/node_modules/.bin:$PATH
  for name in first core; do
    optimise "target/seed-reader.$name.names.wasm" -g -o "target/seed-reader.$name.named.wasm"
  done
  node scripts/size.mjs crates target/seed-reader.{first,core}.named.wasm
fi
