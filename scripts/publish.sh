#!/usr/bin/env bash
# Whether the crate and the npm package could be published as they are: files, sizes, licences. It publishes nothing (docs/publishing.md
# says how that is done). Needs `make dist` for the npm package. Two minutes.
. "$(dirname "$0")/lib.sh"

step "the crate: packed, and built from what is packed" cargo publish --dry-run --allow-dirty --no-default-features --quiet
list=$(cargo package --list --allow-dirty 2>/dev/null)
for file in README.md LICENSE-APACHE LICENSE-MIT NOTICE CHANGELOG.md src/voices/weights.bin docs/analysis.schema.json; do
  grep -qx "$file" <<<"$list" || die "the crate lacks $file"
done
! grep -qE '^(tests|gold|archive|bench|gallery|scripts|fuzz)/' <<<"$list" || die "the crate holds what is no part of it"
say "the crate: $(wc -l <<<"$list") files"

[ -d dist/seed-reader ] || die "there is no dist/seed-reader: make dist builds the npm package"
versions=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1) package=$(node -p "require('./embed/package.json').version")
[ "$versions" = "$package" ] || die "Cargo.toml says $versions, embed/package.json $package"
grep -q "^## $versions" CHANGELOG.md || echo "    CHANGELOG.md has no heading for $versions yet"
[ -d "tests/fixtures/saved/$versions" ] || echo "    no saved pages of $versions are kept yet: scripts/saved-fixtures.sh"
(cd dist/seed-reader && npm publish --dry-run --json >../publish.json 2>/dev/null) || die "npm refuses the package"
node -e '
  const pack = JSON.parse(require("fs").readFileSync("dist/publish.json", "utf8"));
  const { files, size, unpackedSize } = pack.files ? pack : Object.values(pack)[0];
  const names = new Set(files.map((file) => file.path));
  for (const name of ["seed-reader.js", "define.js", "first_bg.wasm", "any_bg.wasm", "core_bg.wasm", "seed-reader.d.ts", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"])
    if (!names.has(name)) { console.error(`the npm package lacks ${name}`); process.exit(1); }
  console.error(`    the npm package: ${names.size} files, ${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked`);
' || die "the npm package is not whole"
rm dist/publish.json
say "both could be published"
