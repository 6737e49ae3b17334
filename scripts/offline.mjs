// The whole reader as one file: node scripts/offline.mjs SITE FILE
//
// From a disk a page may run what stands in it, but load no module and fetch nothing. So everything stands in it: the style as
// trunk inlined it, the app as one inline module (`app/held.js` says what it finds where), the WebAssembly in base64, and the samples, one
// of which the app asks for when it begins. Of what the app loads on request (parts/), our own modules stand in it too, under their
// addresses by an import map; the libraries for Chinese stay out, and fail there as they do without a network.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [site, file] = process.argv.slice(2);
const fail = (what) => { console.error(`offline: ${what}`); process.exit(1) };
const text = (...path) => readFileSync(join(...path), 'utf8');
const base64 = (...path) => readFileSync(join(...path)).toString('base64');

/** A script that stands in HTML: what would end it is written otherwise, and means the same. */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

const samples = Object.fromEntries(readdirSync(join(site, 'samples')).map((name) => [`samples/${name}`, text(site, 'samples', name)]));
const parts = readdirSync('target/app').filter((name) => name.endsWith('.wasm') && !name.endsWith('_bg.wasm'));
const ours = readdirSync(join(site, 'parts')).filter((name) => name.endsWith('.js'));
const imports = Object.fromEntries(ours.map((name) => [`./parts/${name}`, `data:text/javascript;base64,${base64(site, 'parts', name)}`]));
const holder = (name, held, type = 'application/octet-stream') => `<script type="${type}" id="offline-${name}">${held}</script>`;

const page = text(site, 'index.html')
  .replace(/<script type="module"[^>]*><\/script>/, '')
  .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '')
  .replace('</body>', () => [
    `<script type="importmap">${JSON.stringify({ imports })}</script>`,
    holder('samples', JSON.stringify(samples).replaceAll('<', '\\u003c'), 'application/json'),
    holder('parts', JSON.stringify(Object.fromEntries(parts.map((name) => [name, base64('target/app', name)]))), 'application/json'),
    ...['first', 'core'].map((name) => holder(name, base64('target/app', `${name}_bg.wasm`))),
    `<script type="module">${inScript(text('target/app-offline.js'))}</script>`,
    '</body>',
  ].join('\n'));
if (/<(script|link)\b[^>]*\b(src|href)="(?!data:)/.test(page)) fail('something is still loaded from elsewhere');
writeFileSync(file, page);
console.log(`${String(page.length).padStart(9)} bytes ${file}`);
