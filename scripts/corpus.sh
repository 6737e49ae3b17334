#!/usr/bin/env bash
# Nothing lost, nothing invented, order kept: the analysis of every file of the corpus against an independent HTML parser.
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
"$VENV/bin/python" -c 'import html5lib' 2>/dev/null || "$VENV/bin/pip" install --quiet html5lib
mkdir -p target/eval
cargo run --quiet --release --no-default-features --example inspect -- "$SHARED"/corpus/{archive,outlets,parallel,seed}/*.md >target/eval/corpus.jsonl
"$VENV/bin/python" "$SHARED/eval/check_text.py" target/eval/corpus.jsonl
