#!/usr/bin/env bash
# What pages load, as WebAssembly and the modules around it: the package of the <seed-reader> element in target/seed-reader/, and the same
# files with the module that starts the stand-alone app in target/app/ (of a release also that app as one module, which holds what it
# would load: target/app-offline.js). trunk runs this before each of its builds and says of which kind it is; a release is made small (a
# minute more).
. "$(dirname "$0")/wasm.sh"
wasm_target
wasm_tools "${TRUNK_PROFILE:-release}"
out=target/seed-reader
version=$(sed -n '/^version/{s/.*"\(.*\)"/\1/p;q;}' Cargo.toml)
rm -rf "$out.part"
mkdir -p "$out.part"

build() { # BINARY PROFILE [cargo's flags]: one of the element's two files as cargo leaves it
  local bin=$1
  shift
  env ${WASM_ENV[@]+"${WASM_ENV[@]}"} CARGO_BUILD_BUILD_DIR="$CACHE/build/wasm" \
    cargo rustc --quiet --bin "$bin" --target wasm32-unknown-unknown --profile "$@"
}
bind() { # NAME [flags] WASM
  local name=$1
  shift
  wasm-bindgen --target web --no-typescript --out-name "$name" --out-dir "$out.part" "$@"
}
# What the text needs, and nothing else of us; and what a text needs that is Markdown, or has another header than most.
FIRST=(--no-default-features --features text-alone)
ANY=(--no-default-features --features any-text)

fit() { node scripts/glue.mjs "$out.part/$1_bg.wasm" "$out.part/$1.js"; } # NAME: one and its glue fit one another
small() { # NAME: one that is as small as it gets, with the glue that fits it
  local wasm=$out.part/$1_bg.wasm
  # As it was, with its names: `scripts/size.sh crates` says whose the bytes are.
  cp "$wasm" "target/seed-reader.$1.names.wasm"
  optimise "$wasm" -o "$wasm"
  fit "$1"
}
# The second file says itself that it has stopped.
said() { echo "export * from './stopped.js';" >>"$out.part/core.js"; }
# A module as one file, without the comments that it is written or generated with.
bundle() { # FILE OUT [flags]
  local file=$1 bundled=$2
  shift 2
  esbuild --log-level=error --bundle --minify --format=esm --charset=utf8 --allow-overwrite --define:VERSION="\"$version\"" --outfile="$bundled" "$@" "$file"
}

cp -R embed/. "$out.part"
cp app/*.js "$out.part"
if [ "${TRUNK_PROFILE:-release}" = release ]; then
  build first wasm "${FIRST[@]}"
  bind first target/wasm32-unknown-unknown/wasm/first.wasm
  small first
  build first wasm "${ANY[@]}"
  bind any target/wasm32-unknown-unknown/wasm/first.wasm
  small any
  # What is only needed on request goes into a file of its own; the linker's notes say what refers to what.
  build element wasm --features "split lean" -- -Clink-arg=--emit-relocs
  wasm-split-cli --target web --out-name core target/wasm32-unknown-unknown/wasm/element.wasm "$out.part"
  bind core --keep-lld-exports "$out.part/core.wasm"
  rm "$out.part/core.wasm"
  small core
  said
  for wasm in "$out.part"/*.wasm; do
    case $wasm in *_bg.wasm) ;; *) optimise "$wasm" -o "$wasm" ;; esac
  done
  bundle "$out.part/app.js" target/app-offline.js --inject:"$out.part/held.js" --external:./any.js
else
  build first dev "${FIRST[@]}"
  bind first target/wasm32-unknown-unknown/debug/first.wasm
  fit first
  build first dev "${ANY[@]}"
  bind any target/wasm32-unknown-unknown/debug/first.wasm
  fit any
  build element dev --features lean
  bind core target/wasm32-unknown-unknown/debug/element.wasm
  said
fi
# The class, what it loads by and the glue of the first file are one module: two requests less. While developing as well, so that one form of
# the files is opened, tested and published.
for name in core any; do bundle "$out.part/$name.js" "$out.part/$name.js"; done
for name in app seed-reader; do bundle "$out.part/$name.js" "$out.part/$name.js" --external:./core.js --external:./any.js; done
(cd "$out.part" && rm -rf attributes.js frame.js held.js load.js place.js stopped.js wanted.js words.js first.js snippets __wasm_split.js)
rm -rf target/app
cp -R "$out.part" target/app
(cd target/app && rm -f seed-reader.js define.js ./*.d.ts ./*.json ./*.md)
rm -f "$out.part"/{app.js,held.js,split_app.wasm}
cp -R target/parts "$out.part/parts"
cp LICENSE* NOTICE "$out.part"
rm -rf "$out"
mv "$out.part" "$out"
