#!/usr/bin/env bash
# The data of an archive, read by other programs: DuckDB (the queries of docs/archive.md) and Spark (needs Java 17 or later). Half a minute;
# the first time both come from PyPI.
. "$(dirname "$0")/lib.sh"

PACKAGES="duckdb==2.0.1 pyspark==4.3.0"
venv=$TOOLS/python-archive
mark=$venv/$(tr -c 'a-z0-9.\n' - <<<"$PACKAGES")
if [ ! -e "$mark" ]; then
  [ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
  # shellcheck disable=SC2086
  step "DuckDB and pyspark, from the package index" "$venv/bin/pip" install --quiet $PACKAGES
  touch "$mark"
fi
# The program that the tests run: built once for both.
program=$(cargo test --quiet -p seed-archive --no-run --message-format json | sed -n 's/.*"executable":"\([^"]*\/seed-archive\)".*/\1/p' | head -1)
[ -x "$program" ] || die "seed-archive was not built"
"$venv/bin/python" archive/tests/data/read.py "$program"
