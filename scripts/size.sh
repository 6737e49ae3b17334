#!/usr/bin/env bash
# What a reader's browser loads, raw and in brotli: every file of dist/site, and what the element loads at first, against its
# budget. With `crates` (after a release build that kept its names, see below): whose the wasm is, crate by crate.
. "$(dirname "$0")/lib.sh"
have node || die "node is missing: it compresses the files"

# Brotli bytes of the element's wasm, glue and class. What was reached on 2026-11-23, and 2 kB; where the standard library could not
# be built for size (scripts/wasm.sh), a sixth more.
BUDGET=${SIZE_BUDGET:-BUDGET_HERE}

node scripts/size.mjs "$BUDGET" dist/site target/seed-reader
if [ "${1:-}" = crates ]; then
  node scripts/size.mjs crates target/seed-reader.names.wasm
fi
