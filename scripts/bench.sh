#!/usr/bin/env bash
# How fast reading is, natively: over the corpus (CORPUS names its folders, with colons between), and over articles of a megabyte;
# then, where valgrind is, how many instructions it takes, which is the same in every run. Against other ways to show a text in a
# page: scripts/harness.sh perf.
. "$(dirname "$0")/lib.sh"
export CORPUS=${CORPUS:-../shared/corpus/archive:../shared/corpus/outlets}
bench() { cargo bench --quiet --no-default-features --bench parse "$@"; }
bench
have valgrind || { echo "    no valgrind: instructions are not counted" >&2; exit 0; }
[ -d "${CORPUS%%:*}" ] || { echo "    no corpus in $CORPUS: instructions are not counted" >&2; exit 0; }
counting="target.'cfg(all())'.runner = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null']"
out=$(ONCE=1 bench --config "$counting" 2>&1)
bytes=$(sed -n 's/ bytes read once$//p' <<<"$out")
counted=$(sed -n 's/.*refs: *//p' <<<"$out" | tr -d ,)
[ -n "$bytes" ] && [ -n "$counted" ] || die "no count in what valgrind printed: $out"
echo "    instructions: $((counted / (bytes / 1000))) a kilobyte, reading the files included"
