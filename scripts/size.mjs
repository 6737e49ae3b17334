// What files weigh, and whose the bytes of a wasm are: `size.mjs FIRST ANY REST SITE PACKAGE` (budgets in bytes) or
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

const SECTIONS = ['', 'types', 'imports', 'functions', 'table', 'memory', 'globals', 'exports', 'start', 'elements', 'code', 'data', 'data count', 'tags'];

/** All of a wasm but the names that it is read by: its functions, each with its name, its data, and the other sections. */
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
  let imported = 0, code = 0;
  const sizes = [], names = new Map();
  while (at < bytes.length) {
    const start = at, id = bytes[at++], end = number() + at;
    let title = SECTIONS[id];
    if (id === 2) {
      for (let left = number(); left > 0; left--) {
        text(); text();
        const kind = bytes[at++];
        if (kind === 0) { number(); imported++; }
        else if (kind === 3) at += 2;
        else { if (kind === 1) at++; const limits = bytes[at++]; number(); if (limits & 1) number(); }
      }
    } else if (id === 10) {
      for (let left = number(); left > 0; left--) { const from = at, size = number(); at += size; sizes.push(at - from); }
      code = sizes.reduce((sum, size) => sum + size, 0);
    } else if (id === 0) {
      title = text();
      while (title === 'name' && at < end) {
        const kind = bytes[at++], stop = number() + at;
        if (kind === 1) for (let left = number(); left > 0; left--) { const index = number(); names.set(index, text()); }
        at = stop;
      }
    }
    at = end;
    if (title !== 'name') yield { title, size: end - start - (id === 10 ? code : 0) };
  }
  for (const [index, size] of sizes.entries()) yield { name: names.get(index + imported) ?? '', size };
}

/** Whose a function is: of ours, which module; else which crate. */
function owner(name) {
  const paths = [...name.matchAll(/\b([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?((?:::[a-z_0-9]+)*)/g)];
  // A library's code made for a type of ours is ours: it is there because we ask for it.
  const ours = paths.find(([, crate]) => crate === 'seed_reader');
  if (ours) return `seed_reader${ours[2].split('::').slice(0, 3).join('::')}`;
  return paths.find(([, , path]) => path)?.[1] ?? 'generated';
}

/** Every byte of a wasm, by whose it is; what is under a thousandth of it together. */
function owners(file) {
  const own = new Map([['the header', 8]]);
  let all = 8;
  for (const { title, name, size } of parts(readFileSync(file))) {
    const key = title ? `(${title})` : owner(name);
    own.set(key, (own.get(key) ?? 0) + size);
    all += size;
  }
  console.log(`${file}: every byte of it, raw, share`);
  let small = 0;
  for (const [key, size] of [...own].sort((a, b) => b[1] - a[1])) {
    if (size * 1000 > all) row(size, `${((100 * size) / all).toFixed(1)} %`, key);
    else small += size;
  }
  row(small, `${((100 * small) / all).toFixed(1)} %`, 'smaller ones together');
  row(all, '100.0 %', 'in all');
}

const [first, any, rest, site, made] = process.argv.slice(2);
if (first === 'crates') {
  for (const file of process.argv.slice(3)) owners(file);
} else {
  weigh('the site', site, (n) => /\.(js|css|html)$/.test(n));
  for (const reader of existsSync(site) ? readdirSync(site).filter((n) => n.startsWith('reader-')) : []) {
    weigh('the app, before the first paragraph, beside index.html', join(site, reader), (n) => /^(first_bg\.wasm|app\.js)$/.test(n));
    weigh('the app, once the text stands, beside core.js and core_bg.wasm', join(site, reader), (n) => n === 'split_app.wasm');
  }
  const files = [
    ['the element, before the first paragraph', first, /^(first_bg\.wasm|seed-reader\.js|define\.js)$/],
    ['the element, before a text in Markdown or with a rare header, beside the above', any, /^any(_bg\.wasm|\.js)$/],
    ['the element, once the text stands', rest, /^(core_bg\.wasm|core\.js)$/],
    ['the element, on request', Infinity, /^(split|chunk)_.*\.wasm$/],
  ];
  for (const [title, budget, names] of files) {
    const bytes = weigh(title, made, (n) => names.test(n));
    if (bytes > Number(budget)) {
      console.error(`error: ${bytes} bytes are over the budget of ${budget}`);
      process.exitCode = 1;
    }
  }
}
