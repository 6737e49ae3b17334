// Makes the site an app that installs and works offline: node scripts/webapp.mjs SITE
//
// Adds an icon, a manifest, a service worker, and the line in index.html that registers it. The worker knows the files of this
// build by their contents: another build is another cache, which takes over when no page of the old one is open any more. So
// no page ever gets files of two builds.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const site = process.argv[2];
const fail = (what) => { console.error(`webapp: ${what}`); process.exit(1) };
const write = (name, text) => writeFileSync(join(site, name), text);

let index = readFileSync(join(site, 'index.html'), 'utf8');
if (index.includes('rel="manifest"')) fail('this was done already');
const icon = /<link rel="icon" href="data:image\/svg\+xml,([^"]*)"/.exec(index)?.[1] ?? fail('index.html has no icon');
write('icon.svg', decodeURIComponent(icon));
write('manifest.webmanifest', JSON.stringify({
  name: 'seed-reader',
  short_name: 'seed-reader',
  start_url: './',
  display: 'standalone',
  background_color: '#fcfbf8',
  theme_color: '#fcfbf8',
  icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
}));
index = index
  .replace('</head>', '<link rel="manifest" href="manifest.webmanifest"></head>')
  .replace('</body>', `<script>
if ('serviceWorker' in navigator && location.protocol.startsWith('http'))
  addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(() => {}));
</script>
</body>`);
write('index.html', index);

// What only some readers load (parts/), and what is not the app's (the element, its gallery), is not fetched for everyone.
const others = /^(parts|seed-reader|gallery)([/.]|$)|^sw\.js$/;
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
  else if (name.startsWith(address('parts/'))) event.respondWith(kept(request));
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
