// What the harness measured (scripts/harness.sh perf), as the table of README.md: ratios to marked+DOMPurify in the same run.
import { readFileSync } from 'node:fs';

const { contestants, when, chromium, machine, corpus } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { 'seed-reader-text': text, 'seed-reader': everything } = contestants;
const times = (value) => (Number.isFinite(value) ? `${value.toFixed(2)} ×` : '–');
const seconds = (ms) => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(2)} s` : '–');
const largest = everything?.scale?.steps.at(-1);
const rows = [
  ['phone (150 ms, 1.6 Mbit/s, CPU/4): first paragraph', times(text?.phone?.toP2)],
  ['cold, loopback: first paragraph', times(text?.cold1x?.toP2)],
  ['cold, loopback, CPU/4: first paragraph', times(text?.cold4x?.toP2)],
  ['warm: the text', times(text?.warm?.toP2)],
  ['warm: everything', times(everything?.warm?.toP2)],
];
if (largest) {
  rows.push([`${(largest.bytes / 1e6).toFixed(0)} MB: everything`, largest.error ?? seconds(largest.dom)]);
  rows.push(['the same, exponent of the growth', everything.scale.exponent?.toFixed(2) ?? '–']);
}
console.log(`${when.slice(0, 10)}, Chromium ${chromium}, ${machine.cores} × ${machine.cpu}, ${corpus.docs} articles; to marked+DOMPurify in the same run\n`);
console.log('| | |\n|---|---|');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
