#!/usr/bin/env bash
# Who said what, out of fold (every article judged by linear judges that never saw it), against the figures on file: none may
# fall by more than a point. TRAIN is the trainer, where it is built already.
. "$(dirname "$0")/lib.sh"
SHARED=${SEED_READER_SHARED:-../shared}
if [ ! -d "$SHARED/corpus/news" ]; then
  [ -z "${CI:-}" ] || die "there is no corpus at $SHARED: CI measures against it"
  echo "    skipped: there is no corpus at $SHARED"
  exit 0
fi
joined_gold target/gold
# shellcheck disable=SC2086
${TRAIN:-cargo run --quiet --release --no-default-features --features train --example train --} floors target/gold "$SHARED/corpus" src/voices/model/floors.txt
