#!/usr/bin/env bash
# Quotations, speakers and sources against the gold annotations; translations against their gold alignment; text against an independent parser. Needs ../shared.
. "$(dirname "$0")/lib.sh"
SHARED=${SEED_READER_SHARED:-../shared}
[ -d "$SHARED/eval" ] || die "no corpus at $SHARED: the measurements need it (the tests run without)"
mkdir -p target/eval
joined_gold target/gold
step "who said what, out of fold, by the linear judges alone (scripts/train.sh figures: with the encoder)" \
  cargo run --quiet --release --no-default-features --features train --example train -- figures target/gold "$SHARED/corpus"
say "older annotations, which the judges learned from"
cargo run --quiet --release --no-default-features --example inspect -- "$SHARED"/corpus/outlets/*.md >target/eval/outlets.jsonl
python3 "$SHARED/eval/score_quotes.py" target/eval/outlets.jsonl "$SHARED/corpus/outlets"
for gold in "$SHARED"/corpus/parallel/*.align.json; do
  name=$(basename "$gold" .align.json)
  cargo run --quiet --release --no-default-features --example align -- "${gold%.align.json}".{zh,en}.md >"target/eval/$name.json"
  printf '%s ' "$name"
  python3 "$SHARED/eval/score_alignment.py" "target/eval/$name.json" "$gold"
done
scripts/corpus.sh
