// The element's package over loopback, and pages of an archive of one text: `node serve.mjs FOLDER PORT [SEED-ARCHIVE]`. What is posted to
// /archive/article or /archive/index comes back as that page of the site that the command makes of it.
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

const [folder, port, program] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css' };

async function archived(seed, page) {
  const work = await mkdtemp(join(tmpdir(), 'hostile-'));
  try {
    await mkdir(join(work, 'texts'));
    await writeFile(join(work, 'texts/a.md'), seed);
    const site = join(work, 'site');
    await promisify(execFile)(program, ['build', join(work, 'texts'), '--out', site, '--no-search', '--no-data', '--threads', '1'], { cwd: work });
    const files = await readdir(site, { recursive: true });
    const article = files.find((name) => /^articles\/.*\.html$/.test(name));
    return await readFile(join(site, page === 'index' ? 'index.html' : article));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  try {
    const parts = [];
    for await (const part of request) parts.push(part);
    const page = /^\/archive\/(\w+)$/.exec(path)?.[1];
    const bytes = page ? await archived(Buffer.concat(parts), page) : await readFile(join(folder, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(port), '127.0.0.1');
