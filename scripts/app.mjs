// Puts what the app loads into the site that trunk is building, in a folder named after what is in it: another build is another folder, and
// no page mixes files of two, however long a browser keeps them. A hook of trunk's (Trunk.toml), which says where the site is.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const site = process.env.TRUNK_STAGING_DIR, files = 'target/app';
const names = readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
const hash = createHash('sha256');
for (const name of names) hash.update(`${name}\0`).update(readFileSync(name));
const folder = `reader-${hash.digest('hex').slice(0, 16)}`;
cpSync(files, join(site, folder), { recursive: true });
const index = join(site, 'index.html');
writeFileSync(index, readFileSync(index, 'utf8').replaceAll('./reader/', `./${folder}/`));
