#!/usr/bin/env bash
# The published annotations (gold/): their own test, and, where the articles are there, that join.py finds every one of them, that
# split.py makes what is committed of what join.py gives, and that the annotated folder of the corpus comes back as it is.
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
joined_gold target/gold
for folder in target/gold "$SHARED/corpus/news"; do
  python3 gold/split.py "$folder" --check || die "gold/ is not what the articles give: run python3 gold/split.py $folder"
done
python3 - "$SHARED/corpus/news" target/gold <<'PY'
import json, os, sys
want, got = sys.argv[1:]
names = sorted(n for n in os.listdir(want) if n.endswith((".json", ".md")) and n != "README.md")
bad = []
for name in names:
    if not os.path.exists(os.path.join(got, name)):
        bad.append(name)
        continue
    a, b = (open(os.path.join(folder, name), "rb").read() for folder in (want, got))
    if a != b and not (name.endswith(".json") and json.loads(a) == json.loads(b)):
        bad.append(name)
print("    %d files of %s, %d come back different or not at all %s" % (len(names), want, len(bad), " ".join(bad[:10])))
sys.exit(1 if bad or not names else 0)
PY
