#!/usr/bin/env bash
# Serves the stand-alone reader for development: http://127.0.0.1:8080, rebuilt when a file changes.
. "$(dirname "$0")/wasm.sh"
wasm_target
wasm_tools
# trunk wants the folders it is told to ignore to be there.
mkdir -p dist target
say "building the app and serving it on http://127.0.0.1:8080 (the first build takes about 4 minutes)"
run_trunk serve --dist dist/serve "$@"
