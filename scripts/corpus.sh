#!/usr/bin/env bash
# Nothing lost, nothing invented, order kept: the analysis of every file of the corpus against an independent HTML parser; and title,
# address, date and author against the front matter that stands above each.
. "$(dirname "$0")/lib.sh"
SHARED=${SEED_READER_SHARED:-../shared}
if [ ! -d "$SHARED/corpus" ]; then
  [ -z "${CI:-}" ] || die "there is no corpus at $SHARED: CI measures against it"
  echo "    skipped: there is no corpus at $SHARED"
  exit 0
fi
have python3 || { is_debian && apt python3; } || die "python3 is missing: the independent parser (html5lib) is Python's"
VENV=$TOOLS/python
[ -x "$VENV/bin/pip" ] || python3 -m venv "$VENV" 2>/dev/null || { is_debian && apt python3-venv && python3 -m venv "$VENV"; }
"$VENV/bin/python" -c 'import html5lib, yaml' 2>/dev/null || "$VENV/bin/pip" install --quiet html5lib pyyaml
mkdir -p target/eval
inspect() { cargo run --quiet --release --no-default-features --example inspect -- "$@"; }
# As they lie in their archives, front matter included. (The folders' own README.md is no article.)
for folder in wild news; do
  inspect "$SHARED/corpus/$folder"/[!R]*.md >"target/eval/$folder.jsonl"
  printf '%s ' "$folder"
  "$VENV/bin/python" "$SHARED/eval/check_headers.py" "target/eval/$folder.jsonl"
done
inspect "$SHARED"/corpus/{archive,outlets,parallel,seed,wild-2020}/[!R]*.md >target/eval/corpus.jsonl
cat target/eval/{wild,news}.jsonl >>target/eval/corpus.jsonl
"$VENV/bin/python" "$SHARED/eval/check_text.py" target/eval/corpus.jsonl
