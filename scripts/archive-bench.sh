#!/usr/bin/env bash
# How long an archive takes, how much memory, how large it is and what its search finds, at so many articles (5300 if not given): made out of
# ../shared/corpus by other dates and names. Needs chromedriver for the search. `archive-bench.sh 60000` takes 20 minutes on two cores.
. "$(dirname "$0")/lib.sh"

COUNT=${1:-5300}
CORPUS=${SEED_READER_SHARED:-../shared}/corpus
[ -d "$CORPUS/wild" ] || { say "left out: there is no $CORPUS"; exit 0; }
work=${ARCHIVE_BENCH:-target/archive-bench}
mkdir -p "$work"
step "building" cargo build --quiet --release -p seed-archive
program=$PWD/target/release/seed-archive
sources=("$CORPUS/wild" "$CORPUS/wild-2020" "$CORPUS/news" "$CORPUS/archive")
if [ ! -d "$work/articles-$COUNT" ]; then
  "$program" analyse "${sources[@]}" >"$work/rows.jsonl" 2>/dev/null || true
  step "making $COUNT articles" python3 archive/bench/many.py "$work/rows.jsonl" "$COUNT" "$work/articles-$COUNT" "${sources[@]}"
fi
site=$work/site-$COUNT
rm -rf "$site"

# run "what" ARGUMENT…: says how long it took and how much memory at most.
run() {
  local what=$1
  shift
  python3 - "$what" "$program" build "$work/articles-$COUNT" --out "$site" "$@" <<'PYTHON'
import json, resource, subprocess, sys, time
start = time.time()
run = subprocess.run([*sys.argv[2:], "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
done = json.loads(run.stdout.splitlines()[-1])
print(f"{sys.argv[1]}: {time.time() - start:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of processor, {usage.ru_maxrss / 1024:.0f} MB; "
      + ", ".join(f"{k} {done[k]}" for k in ("articles", "voices", "files", "bytes", "written", "removed") if k in done))
PYTHON
}
run "first run, no search" --no-search
run "second run, nothing changed" --no-search
run "search added"
first=$(find "$work/articles-$COUNT" -name '*.md' | sort | head -1)
cp "$first" "$work/first.md"
printf '<p>港务局长沈望潮说：“又添了一句。”</p>\n' >>"$first"
run "one article changed"
mv "$work/first.md" "$first"
printf 'index %s, data %s, kept between runs %s\n' $(du -sh "$site/search" "$site/data" "$site/.seed-archive" | cut -f1)
python3 archive/bench/search.py "$site"
