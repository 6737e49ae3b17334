#!/usr/bin/env bash
# How fast reading is, natively: over the corpus (CORPUS names its folders, with colons between), and over articles of a megabyte;
# then, where valgrind is, how many instructions it takes, which is the same in every run. Then in a page, against other ways to show a
# text there (scripts/harness.sh; twenty minutes), where the harness is.
. "$(dirname "$0")/lib.sh"
export CORPUS=${CORPUS:-../shared/corpus/archive:../shared/corpus/outlets}
bench() { cargo bench --quiet --no-default-features --bench parse "$@"; }
bench

count() {
  local counting out bytes counted
  have valgrind || { echo "    no valgrind: instructions are not counted" >&2; return; }
  [ -d "${CORPUS%%:*}" ] || { echo "    no corpus in $CORPUS: instructions are not counted" >&2; return; }
  counting="target.'cfg(all())'.runner = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null']"
  out=$(ONCE=1 bench --config "$counting" 2>&1)
  bytes=$(sed -n 's/ bytes read once$//p' <<<"$out")
  counted=$(sed -n 's/.*refs: *//p' <<<"$out" | tr -d ,)
  [ -n "$bytes" ] && [ -n "$counted" ] || die "no count in what valgrind printed: $out"
  echo "    instructions: $((counted / (bytes / 1000))) a kilobyte, reading the files included"
}
count
[ -d "${HARNESS:-../shared/bench}" ] || { echo "    no harness in ${HARNESS:-../shared/bench}: nothing is compared in a page" >&2; exit 0; }
scripts/harness.sh perf --phases size,cold,phone,warm,scale
