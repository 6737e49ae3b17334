// Makes a wasm and the glue that wasm-bindgen wrote for it fit one another: `glue.mjs WASM GLUE`, after wasm-opt and before the glue is
// minified. What the wasm has no use for goes from the glue; what it imports gets a name of two letters in both. The generated names
// end in hashes, which no compression takes away.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [wasmFile, glueFile] = process.argv.slice(2);
const wasm = readFileSync(wasmFile);
const GLUE = `./${basename(wasmFile, '.wasm')}.js`;

let at = 8;
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
};
const text = () => { const length = number(); at += length; return wasm.subarray(at - length, at).toString(); };
const encoded = (value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};
const string = (value) => Buffer.concat([encoded(Buffer.byteLength(value)), Buffer.from(value)]);

const short = new Map(), modules = new Map();
/** The section of imports with its new names. */
function imports() {
  const count = number(), out = [encoded(count)];
  for (let left = count; left > 0; left--) {
    let module = text(), name = text();
    if (module === GLUE) {
      if (!short.has(name)) short.set(name, String.fromCharCode(97 + (short.size % 26)) + Math.floor(short.size / 26));
      [module, name] = ['g', short.get(name)];
    } else if (module.startsWith('./snippets/')) {
      // A module of ours, whose functions are called without glue.
      if (!modules.has(module)) modules.set(module, `h${modules.size}`);
      module = modules.get(module);
    }
    const from = at, kind = wasm[at++];
    if (kind === 0) number();
    else if (kind === 3) at += 2;
    else { if (kind === 1) at++; const limits = wasm[at++]; number(); if (limits & 1) number(); }
    out.push(string(module), string(name), wasm.subarray(from, at));
  }
  return Buffer.concat(out);
}

const exported = new Set();
function exports() {
  for (let left = number(); left > 0; left--) { exported.add(text()); at++; number(); }
}

const sections = [wasm.subarray(0, 8)];
while (at < wasm.length) {
  const from = at, id = wasm[at++], end = number() + at;
  if (id === 2) {
    const section = imports();
    sections.push(Buffer.from([id]), encoded(section.length), section);
  } else {
    if (id === 7) exports();
    sections.push(wasm.subarray(from, end));
  }
  at = end;
}

let glue = readFileSync(glueFile, 'utf8');
const replace = (pattern, by) => { glue = glue.replace(pattern, by); };
replace(`"${GLUE}": import0`, 'g: import0');
for (const [module, name] of modules) glue = glue.replaceAll(`"${module}": import`, `${name}: import`);
const met = new Set();
replace(/^ {8}(\w+): function\([\s\S]*?^ {8}\}.*,\n/gm, (member, name) => {
  met.add(name);
  return short.has(name) ? member.replace(name, short.get(name)) : '';
});
replace(/^export class (\w+) \{[\s\S]*?^\}\nif \(Symbol\.dispose\).*\n/gm, (definition, name) =>
  exported.has(`__wbg_${name.toLowerCase()}_free`) ? definition : '');
// How it starts: by an address, a response that is on its way or bytes, as embed/load.js asks for it. (The generated way knows four more, and
// warns of three.)
const starts = /^async function __wbg_load[\s\S]*?^export \{.*\};$/m;
if (!starts.test(glue)) throw new Error(`${glueFile} starts in another way`);
replace(starts, `async function __wbg_once(from) {
  const imports = __wbg_get_imports();
  const compile = async (response) => {
    if (!response.ok) throw new Error(response.status + ' ' + response.url);
    // Only what is called by its name is compiled while it comes.
    return response.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };
  const { instance, module } = await (from instanceof Uint8Array ? WebAssembly.instantiate(from, imports) : compile(await (from instanceof URL ? fetch(from) : from)));
  return __wbg_finalize_init(instance, module);
}
// What is loaded on request asks for the exports by this.
export const initSync = () => wasm;
let __wbg_started;
export default function __wbg_init({ module_or_path = new URL('${basename(wasmFile)}', import.meta.url) } = {}) {
  return __wbg_started ??= __wbg_once(module_or_path).catch((error) => { __wbg_started = undefined; throw error; });
}`);
replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?^\}$/m, '');
// The first file is given a few strings in its life, one of them an article: encoded in one go, without an attempt at ASCII first.
if (/^(first|any)_bg/.test(basename(wasmFile))) {
  replace(/^function passStringToWasm0[\s\S]*?^\}$/m, `function passStringToWasm0(arg, malloc) {
  const bytes = cachedTextEncoder.encode(arg), at = malloc(bytes.length, 1) >>> 0;
  getUint8ArrayMemory0().set(bytes, at);
  WASM_VECTOR_LEN = bytes.length;
  return at;
}`);
  replace(/, wasm\.__wbindgen_realloc\)/g, ')');
  // It frees nothing, and is begun anew in its place. At once: WebKit lets a promise of an instance wait while it compiles anything else.
  glue += `export const renew = () => { __wbg_finalize_init(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule); };
`;
}
const unknown = [...short.keys()].filter((name) => !met.has(name));
if (unknown.length) throw new Error(`${glueFile} does not have ${unknown}`);
writeFileSync(wasmFile, Buffer.concat(sections));
writeFileSync(glueFile, glue);
