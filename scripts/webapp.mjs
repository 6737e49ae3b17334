// Makes the site an app that installs and works offline: node scripts/webapp.mjs SITE
//
// Adds an icon, a manifest, a service worker, and the line in index.html that registers it. The worker knows the files of this
// build by their contents: another build is another cache, which takes over when no page of the old one is open any more. So
// no page ever gets files of two builds.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const site = process.argv[2];
const fail = (what) => { console.error(`webapp: ${what}`); process.exit(1) };
const write = (name, text) => writeFileSync(join(site, name), text);

let index = readFileSync(join(site, 'index.html'), 'utf8');
if (index.includes('rel="manifest"')) fail('this was done already');
const icon = /<link rel="icon" href="data:image\/svg\+xml,([^"]*)"/.exec(index)?.[1] ?? fail('index.html has no icon');
write('icon.svg', decodeURIComponent(icon));
for (const size of [192, 512]) writeFileSync(join(site, `icon-${size}.png`), png(size));
write('manifest.webmanifest', JSON.stringify({
  name: 'seed-reader',
  short_name: 'seed-reader',
  start_url: './',
  display: 'standalone',
  background_color: '#fcfbf8',
  theme_color: '#fcfbf8',
  icons: [
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ...[192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })),
  ],
  // What another app shares is opened: an address, or a text that is one.
  share_target: { action: './', method: 'GET', params: { title: 'title', text: 'text', url: 'src' } },
  file_handlers: [{ action: './', accept: { 'text/markdown': ['.md'], 'text/plain': ['.txt'], 'text/html': ['.html', '.htm'] } }],
}));
index = index
  .replace('</head>', '<link rel="manifest" href="manifest.webmanifest"></head>')
  .replace('</body>', `<script>
if ('serviceWorker' in navigator && location.protocol.startsWith('http'))
  // Once the app runs: the worker fetches the same files, and a browser lets one of two wait for the other, twenty seconds at a time.
  addEventListener('seed-reader-started', () => navigator.serviceWorker.register('sw.js').catch(() => {}));
// Files that the system opens with the app come in as if they were dropped.
globalThis.launchQueue?.setConsumer(async ({ files = [] }) => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(await file.getFile());
  if (files.length) dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
});
</script>
</body>`);
write('index.html', index);

// What only some readers load (parts/, what the second file asks for on request), and what is not the app's (the element, its gallery), is not fetched for everyone.
const others = /^(parts|seed-reader|gallery)([/.]|$)|\/split_later\.wasm$|^sw\.js$/;
const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(site, '/').length).replaceAll('\\', '/'))
  .filter((name) => !others.test(name))
  .sort();
const hash = createHash('sha256');
for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(site, name)));
const version = hash.digest('hex').slice(0, 16);

write('sw.js', `// Written by scripts/webapp.mjs.
const FILES = ${JSON.stringify(files)};
// Other readers may live beside this one, under the same origin.
const OURS = 'seed-reader ' + registration.scope + ' ';
const CACHE = OURS + '${version}';
const address = (name) => new URL(name, registration.scope).href;
const known = new Set(FILES.map(address));
const ON_REQUEST = /\\/reader-[0-9a-f]+\\/\\w+\\.wasm$/;

addEventListener('install', (event) => {
  // All of them, or the worker is not installed.
  const fresh = FILES.map((name) => new Request(address(name), { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = request.url.split('#')[0];
  const page = url.split('?')[0];
  const name = request.mode === 'navigate' && page === registration.scope ? address('index.html') : page;
  if (request.method !== 'GET') return;
  if (known.has(name)) event.respondWith(stored(name, request));
  else if (name.startsWith(address('parts/')) || ON_REQUEST.test(name)) event.respondWith(kept(request));
});

const stored = async (name, request) => (await (await caches.open(CACHE)).match(name)) ?? fetch(request);

const kept = async (request) => {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
};
`);
console.log(`    ${files.length} files for offline use, version ${version}`);

/** The icon as a picture of points, for systems that take no other: two opening marks on a square. */
function png(size) {
  const rows = [];
  const inside = (x, y) => [4, 9].some((at) => (x >= at - 1 && x <= at + 1 && y >= 5 && y <= 11) || (x >= at - 1 && x <= at + 3 && y >= 5 && y <= 7));
  for (let y = 0; y < size; y++) {
    const row = [0];
    for (let x = 0; x < size; x++) row.push(...(inside(((x + 0.5) * 16) / size, ((y + 0.5) * 16) / size) ? [255, 255, 255] : [0x9c, 0x3a, 0x22]));
    rows.push(Buffer.from(row));
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), 4 + body.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}
