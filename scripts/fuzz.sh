#!/usr/bin/env bash
# Fuzzing, ten minutes in all: FUZZ_SECONDS says otherwise. Findings are in target/fuzz/artifacts/; what was learned stays in
# target/fuzz/corpus/. Needs a nightly toolchain.
. "$(dirname "$0")/lib.sh"
export PATH=$TOOLS/cargo-fuzz-$CARGO_FUZZ/bin:$PATH
have cargo-fuzz || step "cargo-fuzz $CARGO_FUZZ: compiling it once (2 minutes)" cargo install --quiet cargo-fuzz --version "$CARGO_FUZZ" --root "$TOOLS/cargo-fuzz-$CARGO_FUZZ"
targets=(${*:-parse front_matter markdown voices weights align saved})
seconds=$((${FUZZ_SECONDS:-600} / ${#targets[@]}))
for target in "${targets[@]}"; do
  corpus=target/fuzz/corpus/$target artifacts=target/fuzz/artifacts/$target
  mkdir -p "$corpus" "$artifacts"
  step "fuzzing $target for $seconds s" cargo +nightly fuzz run "$target" --fuzz-dir fuzz "$corpus" fuzz/seeds/texts -- \
    -max_total_time="$seconds" -dict=fuzz/seeds/words.dict -max_len=4096 -timeout=20 -artifact_prefix="$artifacts/" -print_final_stats=1
done
