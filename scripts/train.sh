#!/usr/bin/env bash
# Trains the name tagger and then the judges of src/voices, and writes their weights, a table of them and the figures (about ten
# minutes on two cores); needs ../shared. The encoder first learns from what the rules of the first release say of unannotated
# articles: they are built here from the commit that last had them. `train.sh figures` measures only, with the tagger that is there.
. "$(dirname "$0")/lib.sh"
SHARED=${SEED_READER_SHARED:-../shared}
[ -d "$SHARED/corpus" ] || die "no corpus at $SHARED: training needs it"
RULES=48fba6b
work=$CACHE/train
train() { cargo run --quiet --release --no-default-features --features train --example "$@"; }

# The answers of the rules on articles without their front matter, which those could not read.
silver() {
  local inspect=$work/rules/target/release/examples/inspect
  if [ ! -x "$inspect" ]; then
    [ -d "$work/rules" ] || git worktree add --force --detach "$work/rules" "$RULES" >/dev/null 2>&1
    (cd "$work/rules" && CARGO_TARGET_DIR=target cargo build --quiet --release --no-default-features --example inspect)
  fi
  for folder in wild wild-2020; do
    [ -s "$work/$folder.jsonl" ] && continue
    rm -rf "${work:?}/$folder"
    mkdir -p "$work/$folder"
    for file in "$SHARED/corpus/$folder"/*.md; do
      awk 'NR == 1 && $0 == "---" { front = 1; next } front && $0 == "---" { front = 0; next } !front' "$file" >"$work/$folder/$(basename "$file")"
    done
    find "$work/$folder" -name '*.md' ! -name README.md | sort | xargs "$inspect" >"$work/$folder.jsonl.part"
    mv "$work/$folder.jsonl.part" "$work/$folder.jsonl"
  done
}

mkdir -p "$work"
command=${1:-weights} tagger=()
if [ "$command" = weights ]; then
  step "the name tagger" train train_tagger -- --corpus "$SHARED/corpus" --out "$work/tagger.bin"
  tagger=(--tagger "$work/tagger.bin")
fi
step "what the rules of the first release say of unannotated articles" silver
joined_gold target/gold
step "$command" train train -- "$command" target/gold "$SHARED/corpus" src/voices --silver "wild=$work/wild.jsonl" --silver "wild-2020=$work/wild-2020.jsonl" "${tagger[@]}"
