#!/usr/bin/env bash
# Licences, sources and double versions of what the project depends on, and what is known to be wrong with it, as far as the database of
# advisories can be fetched (it is no registry: offline it is left out, and said).
. "$(dirname "$0")/lib.sh"
export PATH=$TOOLS/cargo-deny-$CARGO_DENY/bin:$PATH
have cargo-deny || step "cargo-deny $CARGO_DENY: compiling it once (6 minutes)" cargo install --quiet --locked cargo-deny --version "$CARGO_DENY" --root "$TOOLS/cargo-deny-$CARGO_DENY"
step "licences, versions, sources" cargo deny --all-features check --hide-inclusion-graph licenses bans sources
if [ -d "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs" ]; then
  step "advisories, from the database that is here" cargo deny --all-features --offline check advisories
else
  echo "    advisories: no database here, so they are not checked (cargo deny fetch db brings one)"
fi
