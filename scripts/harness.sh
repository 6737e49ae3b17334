#!/usr/bin/env bash
# The harnesses that lie beside this checkout, over the element's package. `harness.sh security`: hostile input, 10 minutes; with `pair` each text
# is its own translation, with `front` it stands in front matter as well, with `markdown` in Markdown; with `article` or `index` that page
# of an archive is judged. `harness.sh perf`: against what a page's author would use instead, 20 minutes. HARNESS says where they are.
. "$(dirname "$0")/wasm.sh"
HARNESS=${HARNESS:-../shared/bench}
[ -d "$HARNESS" ] || die "no harness in $HARNESS: HARNESS=folder says where it is"
modules=$CACHE/tools/harness/node_modules
[ -d "$modules/playwright-core" ] || step "the peers, from the npm registry" npm install --silent --no-audit --no-fund --ignore-scripts \
  --prefix "${modules%/*}" playwright-core dompurify esbuild marked markdown-it @mozilla/readability
TRUNK_PROFILE=release step "the element's package" scripts/element.sh
mkdir -p target/harness

case ${1:-} in
  security)
    page=demo.html
    case ${2:-} in pair | front | markdown) page="demo.html?$2" && shift ;;
      article | index)
        page="demo.html?$2" && shift && set -- "$@" --positions export
        cargo build --quiet -p seed-archive
        ;;
    esac
    mkdir -p target/harness/page
    cp -R target/seed-reader/. target/harness/page
    echo '<!doctype html><meta charset=utf-8><title>Hostile input</title><body>' >target/harness/page/demo.html
    node bench/security/serve.mjs target/harness/page 8977 "$PWD/target/debug/seed-archive" &
    server=$!
    trap 'kill $server' EXIT
    sleep 1
    node "$HARNESS/security/run.mjs" --modules "$modules" --base http://127.0.0.1:8977/$page \
      --adapter bench/security/adapter.mjs --out target/harness/violations.json "${@:2}"
    ;;
  perf)
    rm -rf target/harness/extra
    # Until the text stands, and until all that is known of it does.
    for adapter in seed-reader-text seed-reader; do
      extra=target/harness/extra/$adapter
      mkdir -p "$extra/assets"
      cp "bench/perf/$adapter/adapter.mjs" "$extra"
      cp target/seed-reader/*.wasm target/seed-reader/{any,core,seed-reader}.js "$extra/assets"
    done
    node "$HARNESS/perf/run.mjs" --modules "$modules" --only p0-innerhtml,p2-marked,seed-reader-text,seed-reader --extra target/harness/extra \
      --out target/harness/perf.json --md target/harness/perf.md "${@:2}"
    node scripts/perf.mjs target/harness/perf.json
    ;;
  *) die "which harness? security or perf" ;;
esac
