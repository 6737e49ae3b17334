// The whole reader as one file: node scripts/offline.mjs SITE FILE
//
// From a disk a page may run what stands in it, but load no module and fetch nothing. So everything stands in it: the style as
// trunk inlined it, the glue as one inline module, the WebAssembly in base64, and the sample, which the app asks for when it
// begins. Of what the app loads on request (parts/), what is done with a text stands in it too, under its address by an import map; the
// libraries for Chinese stay out, and fail there as they do without a network.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [site, file] = process.argv.slice(2);
const read = (name) => readFileSync(join(site, name), 'utf8');
const fail = (what) => { console.error(`offline: ${what}`); process.exit(1) };

const index = read('index.html');
const name = /from '\.\/(seed-reader-[0-9a-f]+)\.js'/.exec(index)?.[1] ?? fail('index.html does not say what it loads');

/** A script that stands in HTML: what would end it is written otherwise, and means the same. */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** A module without imports, as an expression of what it exports under these names. */
const inlined = (code, names) => {
  if (/^\s*(import\b(?!\.|\()|export (default|\*|\{))/m.test(code)) fail('a snippet with imports or a list of exports');
  return `(() => {${code.replace(/^export (?=(async )?(const|let|function|class)\b)/gm, '')}\nreturn { ${names} };\n})()`;
};

let glue = read(`${name}.js`);
glue = glue.replace(/^import \{([^}]*)\} from '\.\/([^']+)';$/gm, (_, names, from) =>
  `const {${names.replaceAll(' as ', ': ')}} = ${inlined(read(from), names.split(',').map((n) => n.trim().split(' ')[0]).join(', '))};`);
glue = glue.replace(/^export \{[^}]*\};?$/gm, '').replace(/^export (?=(async )?(function|class|const)\b)/gm, '');
if (/^(import|export)\b/m.test(glue)) fail('the glue has an import or export of a form that is not known here');

const samples = Object.fromEntries(readdirSync(join(site, 'samples')).map((n) => [`samples/${n}`, read(`samples/${n}`)]));
const wasm = readFileSync(join(site, `${name}_bg.wasm`)).toString('base64');

const module = `
// The sample is here: its addresses are given an origin that nobody has, and are answered from the page.
const texts = JSON.parse(document.getElementById('offline-samples').textContent);
const nowhere = 'https://seed-reader.invalid/';
const Address = URL, request = fetch;
globalThis.URL = class extends Address {
  constructor(url, base) { super(url in texts ? nowhere + url : url, base) }
};
globalThis.fetch = async (url, options) => {
  const text = texts[String(url).replace(nowhere, '')];
  return text === undefined ? request(url, options) : new Response(text);
};
${glue}
const encoded = document.getElementById('offline-wasm');
initSync({ module: Uint8Array.from(atob(encoded.textContent), (c) => c.charCodeAt(0)) });
encoded.remove();
`;

const page = index
  .replace(/<script type="module"[^>]*>[\s\S]*?<\/script>/, '')
  .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '')
  .replace('</body>', () => `<script type="importmap">${JSON.stringify({ imports: { './parts/reading.js': `data:text/javascript;base64,${readFileSync(join(site, 'parts/reading.js')).toString('base64')}` } })}</script>
<script type="application/json" id="offline-samples">${JSON.stringify(samples).replaceAll('<', '\\u003c')}</script>
<script type="application/octet-stream" id="offline-wasm">${wasm}</script>
<script type="module">${inScript(module)}</script>
</body>`);
if (/<(script|link)\b[^>]*\b(src|href)="(?!data:)/.test(page)) fail('something is still loaded from elsewhere');
writeFileSync(file, page);
console.log(`${String(page.length).padStart(9)} bytes ${file}`);
