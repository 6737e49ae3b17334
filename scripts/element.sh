#!/usr/bin/env bash
# The package of the <seed-reader> element, in target/seed-reader/: its class, and its inside as WebAssembly. trunk runs this before
# each of its builds and says of which kind it is; a release is made small (a minute more).
. "$(dirname "$0")/wasm.sh"
wasm_target
wasm_tools "${TRUNK_PROFILE:-release}"
profile=wasm
[ "${TRUNK_PROFILE:-release}" = release ] || profile=
out=target/seed-reader
env ${WASM_ENV[@]+"${WASM_ENV[@]}"} CARGO_BUILD_BUILD_DIR="$CACHE/build/wasm" \
  cargo build --quiet --bin element --target wasm32-unknown-unknown --profile "${profile:-dev}"
built=target/wasm32-unknown-unknown/${profile:-debug}/element.wasm
rm -rf "$out.part"
mkdir -p "$out.part"
wasm-bindgen --target web --no-typescript --out-name core --out-dir "$out.part" "$built"
if [ -n "$profile" ]; then
  # With its names: `scripts/size.sh crates` says whose the bytes are.
  cp "$out.part/core_bg.wasm" target/seed-reader.names.wasm
  wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue "$out.part/core_bg.wasm" -o "$out.part/core_bg.wasm"
fi
cp -R embed/. "$out.part"
if [ -n "$profile" ]; then
  # The glue without the comments that it is generated with.
  esbuild --log-level=error --minify --format=esm --allow-overwrite --outfile="$out.part/core.js" "$out.part/core.js"
fi
cp -R target/parts "$out.part/parts"
cp LICENSE* "$out.part" 2>/dev/null || true
rm -rf "$out"
mv "$out.part" "$out"
