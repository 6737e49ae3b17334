#!/usr/bin/env bash
# The published annotations (gold/): their own test, and, where the articles are there, that split.py makes what is committed and that
# join.py gives the corpus back.
. "$(dirname "$0")/lib.sh"
export PYTHONDONTWRITEBYTECODE=1
have python3 || { is_debian && apt python3; } || die "python3 is missing: gold/ is put together by it"
python3 gold/selftest.py --quiet || die "gold/selftest.py failed"
SHARED=${SEED_READER_SHARED:-../shared}
if [ ! -d "$SHARED/corpus/news" ]; then
  [ -z "${CI:-}" ] || die "there are no annotated articles at $SHARED/corpus/news: CI holds gold/ against them"
  echo "    skipped: there are no annotated articles at $SHARED/corpus/news to hold gold/ against"
  exit 0
fi
python3 gold/split.py "$SHARED/corpus/news" --check || die "gold/ is not what the corpus gives: run python3 gold/split.py $SHARED/corpus/news"
rm -rf target/gold
python3 gold/join.py "$SHARED/corpus/news" target/gold
python3 - "$SHARED/corpus/news" target/gold <<'PY'
import json, os, sys
want, got = sys.argv[1:]
names = sorted(n for n in os.listdir(want) if n.endswith((".json", ".md")) and n != "README.md")
bad = sorted(set(os.listdir(got)) ^ set(names))
for name in set(names) - set(bad):
    a, b = (open(os.path.join(folder, name), "rb").read() for folder in (want, got))
    if a != b and not (name.endswith(".json") and json.loads(a) == json.loads(b)):
        bad.append(name)
print("    %d files of the corpus, %d come back different or not at all %s" % (len(names), len(bad), " ".join(bad[:10])))
sys.exit(1 if bad or not names else 0)
PY
