#!/usr/bin/env bash
# Release builds: dist/site/ is the stand-alone app, servable from any path; dist/seed-reader-offline.html is all of it in one file;
# dist/seed-reader/ is the element's package, and the .tgz beside it the same for npm.
. "$(dirname "$0")/wasm.sh"
wasm_target
wasm_tools release
step "building the app for release (about 5 minutes the first time)" run_trunk build --release --cargo-profile wasm
release_files
scripts/size.sh
