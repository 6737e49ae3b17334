// What files weigh, and whose the bytes of a wasm are: `size.mjs FIRST REST SITE PACKAGE` (budgets in bytes) or
// `size.mjs crates WASM…`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const row = (...cells) => console.log(cells.map((c, i) => (i < cells.length - 1 ? String(c).padStart(9) : `  ${c}`)).join(''));

function weigh(title, folder, wanted) {
  if (!existsSync(folder)) return 0;
  console.log(`${title}: raw, brotli`);
  let raw = 0, small = 0;
  for (const name of readdirSync(folder).filter(wanted).sort()) {
    const bytes = readFileSync(join(folder, name));
    const compressed = brotli(bytes);
    raw += bytes.length;
    small += compressed;
    row(bytes.length, compressed, name);
  }
  row(raw, small, 'in all');
  return small;
}

/** The functions of a wasm with their names and bytes, and its data. */
function* parts(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => { const length = number(); at += length; return bytes.subarray(at - length, at).toString(); };
  let imported = 0;
  const sizes = [], names = new Map();
  while (at < bytes.length) {
    const id = bytes[at++], end = number() + at;
    if (id === 2) {
      for (let left = number(); left > 0; left--) {
        text(); text();
        const kind = bytes[at++];
        if (kind === 0) { number(); imported++; }
        else if (kind === 3) at += 2;
        else { if (kind === 1) at++; const limits = bytes[at++]; number(); if (limits & 1) number(); }
      }
    } else if (id === 10) {
      for (let left = number(); left > 0; left--) { const size = number(); sizes.push(size); at += size; }
    } else if (id === 11) {
      yield ['data', end - at];
    } else if (id === 0 && text() === 'name') {
      while (at < end) {
        const kind = bytes[at++], stop = number() + at;
        if (kind === 1) for (let left = number(); left > 0; left--) { const index = number(); names.set(index, text()); }
        at = stop;
      }
    }
    at = end;
  }
  for (const [index, size] of sizes.entries()) yield [names.get(index + imported) ?? '', size];
}

function crates(file) {
  const own = new Map();
  let all = 0;
  for (const [name, size] of parts(readFileSync(file))) {
    const paths = [...name.matchAll(/\b([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?::(?:([a-z_0-9]+))?/g)];
    // A library's code made for a type of ours is ours: it is there because we ask for it.
    const ours = paths.find(([, crate]) => crate === 'seed_reader');
    const key = name === 'data' ? name : ours ? `seed_reader::${ours[2] ?? ''}` : (paths[0]?.[1] ?? 'glue');
    own.set(key, (own.get(key) ?? 0) + size);
    all += size;
  }
  console.log(`${file}: whose it is, before wasm-opt: raw, share`);
  for (const [key, size] of [...own].sort((a, b) => b[1] - a[1]).slice(0, 24)) row(size, `${((100 * size) / all).toFixed(1)} %`, key);
}

const [first, rest, site, made] = process.argv.slice(2);
if (first === 'crates') {
  for (const file of process.argv.slice(3)) crates(file);
} else {
  weigh('the site', site, (n) => /\.(wasm|js|css|html)$/.test(n));
  const files = [
    ['the element, before the first paragraph', first, /^(first_bg\.wasm|seed-reader\.js|define\.js)$/],
    ['the element, once the text stands', rest, /^(core_bg\.wasm|core\.js)$/],
    ['the element, on request', Infinity, /^split_.*\.wasm$/],
  ];
  for (const [title, budget, names] of files) {
    const bytes = weigh(title, made, (n) => names.test(n));
    if (bytes > Number(budget)) {
      console.error(`error: ${bytes} bytes are over the budget of ${budget}`);
      process.exitCode = 1;
    }
  }
}
