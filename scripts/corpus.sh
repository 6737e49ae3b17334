#!/usr/bin/env bash
# Nothing lost, nothing invented, order kept: the analysis of every file of the corpus against an independent HTML parser; title,
# address, date and author against the front matter that stands above each; every analysis against its schema; and Markdown, made up in the shapes that archives keep it
# in, against an independent reader of Markdown.
. "$(dirname "$0")/lib.sh"
SHARED=${SEED_READER_SHARED:-../shared}
python_tools
# INSPECT: how `inspect` is run, where it is built already.
inspect() { ${INSPECT:-cargo run --quiet --release --no-default-features --example inspect --} "$@"; }
mkdir -p target/eval

python tests/markdown/shapes.py target/eval/shapes 100
forms=("$SHARED"/formats/H[0-9]*.md)
[ -e "${forms[0]}" ] || forms=()
inspect target/eval/shapes/*.md ${forms[@]+"${forms[@]}"} >target/eval/markdown.jsonl
python tests/markdown/check.py target/eval/markdown.jsonl
inspect samples/*.md >target/eval/samples.jsonl
python tests/schema/check.py target/eval/{markdown,samples}.jsonl

if [ ! -d "$SHARED/corpus" ]; then
  [ -z "${CI:-}" ] || die "there is no corpus at $SHARED: CI measures against it"
  echo "    skipped: there is no corpus at $SHARED"
  exit 0
fi
# As they lie in their archives, front matter included. (The folders' own README.md is no article.)
for folder in wild news; do
  inspect "$SHARED/corpus/$folder"/[!R]*.md >"target/eval/$folder.jsonl"
  printf '%s ' "$folder"
  python "$SHARED/eval/check_headers.py" "target/eval/$folder.jsonl"
done
inspect "$SHARED"/corpus/{archive,outlets,parallel,seed,wild-2020}/[!R]*.md >target/eval/corpus.jsonl
cat target/eval/{wild,news}.jsonl >>target/eval/corpus.jsonl
python "$SHARED/eval/check_text.py" target/eval/corpus.jsonl
python tests/schema/check.py target/eval/corpus.jsonl
