#!/usr/bin/env bash
# The package of the <seed-reader> element, in target/seed-reader/: its class, and its inside as WebAssembly. trunk runs this before
# each of its builds and says of which kind it is; a release is made small (a minute more).
. "$(dirname "$0")/wasm.sh"
wasm_target
wasm_tools "${TRUNK_PROFILE:-release}"
out=target/seed-reader
rm -rf "$out.part"
mkdir -p "$out.part"

build() { # PROFILE [cargo's flags]: the element as cargo leaves it
  env ${WASM_ENV[@]+"${WASM_ENV[@]}"} CARGO_BUILD_BUILD_DIR="$CACHE/build/wasm" \
    cargo rustc --quiet --bin element --target wasm32-unknown-unknown --profile "$@"
}
bind() { wasm-bindgen --target web --no-typescript --out-name core --out-dir "$out.part" "$@"; }

# What a browser of the last years knows, and the compiler uses.
FEATURES=(
  --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types
  --enable-multivalue
)

if [ "${TRUNK_PROFILE:-release}" = release ]; then
  # What is only needed on request goes into a file of its own; the linker's notes say what refers to what.
  build wasm --features split -- -Clink-arg=--emit-relocs
  wasm-split-cli --target web --out-name core target/wasm32-unknown-unknown/wasm/element.wasm "$out.part"
  bind --keep-lld-exports "$out.part/core.wasm"
  rm "$out.part/core.wasm"
  # With its names: `scripts/size.sh crates` says whose the bytes are.
  cp "$out.part/core_bg.wasm" target/seed-reader.names.wasm
  # leptos brings three classes for streams along that nobody asks for.
  wasm-opt "${FEATURES[@]}" --remove-exports='*intounderlying*' "$out.part/core_bg.wasm" -o "$out.part/core_bg.wasm"
  # Packing would make a segment of every few bytes between zeros, which weighs more than the zeros.
  for wasm in "$out.part"/*.wasm; do
    wasm-opt "${FEATURES[@]}" -Oz --skip-pass=memory-packing "$wasm" -o "$wasm"
  done
  node scripts/glue.mjs "$out.part/core_bg.wasm" "$out.part/core.js"
  # The glue as one file, without the comments that it is generated with.
  esbuild --log-level=error --bundle --minify --format=esm --allow-overwrite --outfile="$out.part/core.js" "$out.part/core.js"
  rm -r "$out.part/snippets" "$out.part/__wasm_split.js"
else
  build dev
  bind target/wasm32-unknown-unknown/debug/element.wasm
fi
cp -R embed/. "$out.part"
cp -R target/parts "$out.part/parts"
cp LICENSE* "$out.part" 2>/dev/null || true
rm -rf "$out"
mv "$out.part" "$out"
