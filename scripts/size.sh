#!/usr/bin/env bash
# What a reader's browser loads: raw and brotli bytes of every file of dist/site.
. "$(dirname "$0")/lib.sh"
have node || die "node is missing: it compresses the files"
node - dist/site <<'JS'
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const brotli = (b) => zlib.brotliCompressSync(b, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
let raw = 0, small = 0;
for (const name of fs.readdirSync(process.argv[2]).filter((n) => /\.(wasm|js|css|html)$/.test(n)).sort()) {
  const bytes = fs.readFileSync(path.join(process.argv[2], name)), compressed = brotli(bytes);
  raw += bytes.length; small += compressed;
  console.log(`${String(bytes.length).padStart(9)} ${String(compressed).padStart(8)} brotli  ${name}`);
}
console.log(`${String(raw).padStart(9)} ${String(small).padStart(8)} brotli  in all`);
JS
