#!/usr/bin/env bash
# What a reader's browser loads, raw and in brotli: every file of dist/site, and what the element loads at first, against its
# budget. With `crates` (after a release build): whose the wasm is, crate by crate.
. "$(dirname "$0")/lib.sh"
have node || die "node is missing: it compresses the files"

# Brotli bytes of the element's wasm, glue and class: what was reached on 2026-11-27 (281 kB), and 1 %. It was 266: the 15 are for what
# articles of every archive hold in their bodies (openings of agencies, dates, links within the page, readings, pictures behind
# placeholders), for telling Markdown from HTML, and for what the head shows of a header. Where the standard library could not be built
# for size (scripts/wasm.sh says so), a fifth more.
# 362 kB on 2026-11-27: 82 kB of it are the weights of the judges, the encoder and the name tagger (src/voices), which load with
# the text until findings come after it.
BUDGET=366000
[ "${SMALL_STD-yes}" ] || BUDGET=$((BUDGET * 6 / 5))

node scripts/size.mjs "$BUDGET" dist/site target/seed-reader
if [ "${1:-}" = crates ]; then
  node scripts/size.mjs crates target/seed-reader.names.wasm
fi
