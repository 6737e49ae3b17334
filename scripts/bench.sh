#!/usr/bin/env bash
# How fast reading is, natively: over the corpus (CORPUS names its folders, with colons between), and over articles of a megabyte.
# Against other ways to show a text in a page: scripts/harness.sh perf.
. "$(dirname "$0")/lib.sh"
CORPUS=${CORPUS:-../shared/corpus/archive:../shared/corpus/outlets} cargo bench --quiet --no-default-features --bench parse
