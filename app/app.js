// Starts the stand-alone page. The text that its address names is asked for at once and stands as soon as the first file can write it;
// everything else is the second file's, which takes over the page. Built into one module with the element's loader (scripts/element.sh).
import { fetched, first, painted, readers, rest, stands, stops } from './load.js';
import { LACKING, offer, spoken, stored } from './words.js';

/** What is shown where the address names nothing; its translation comes with the rest. */
const SAMPLE = 'samples/harbour.zh.md';
/** So long (milliseconds) a text is waited for before the rest is; the rest says how far it is. */
const PATIENCE = 300;

const root = document.documentElement;
const [bar, main, starting] = ['header.toolbar', 'main', '#starting'].map((css) => document.querySelector(css));
const place = main.firstElementChild;
// The first of the browser's languages that is spoken here, as for the second file (`ui/live/settings.rs`).
const locale = stored('locale') || spoken((navigator.languages ?? []).find((tag) => /^(zh|yue|en)\b/i.test(tag)) ?? 'en');
root.lang = locale;
root.dataset.theme = stored('theme') ?? 'auto';
root.style.setProperty('--sr-scale', (Number(stored('size')) || 100) / 100);

/** What the second file is given of the text that the address names; `null` where there is nothing to give. */
let given = null;
/** The second file's, once it has taken over. */
let app;

function ask() {
  const asked = new URLSearchParams(location.search);
  // An address that another app shares within a text is looked for by the rest.
  const address = asked.has('src') || asked.has('text') ? asked.get('src') : SAMPLE;
  let url;
  try {
    url = new URL(address ?? '', location.href);
  } catch {
    return '';
  }
  if (!address?.trim() || !/^https?:$/.test(url.protocol)) return '';
  // What stands above it comes with the tools: its room is kept.
  if (address === SAMPLE) root.dataset.sample = '';
  if (address === SAMPLE || asked.get('translation')) root.dataset.pair = '';
  const abort = new AbortController();
  const { response, text } = fetched(url, abort.signal, (loaded, total) => app?.progress(loaded, total ?? undefined));
  given = { address: url.href, response, abort, standing: false };
  return text;
}

async function begin(text) {
  await first();
  const plain = await text;
  // What the rest has taken over is the rest's to write.
  const isWanted = () => given && !app;
  if (!isWanted() || !await stands(undefined, isWanted, plain, place, 'sr-', locale, 'load') || !isWanted()) return;
  given.standing = true;
  main.hidden = false;
  starting.remove();
  await painted();
}

/** A line in the bar's place, with a button. */
function say(words, act) {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  offer(line, words, act);
  bar.replaceChildren(line);
}

async function enter() {
  try {
    const { core } = await rest();
    // Beside the page itself, where they lie in a page that holds the rest as well.
    core.partsFrom('./');
    app = await core.openApp(bar, main, given?.address, given?.response, given?.abort, given?.standing ?? false);
  } catch {
    // Where nothing stands, what the page says at first holds.
    if (given?.standing) say(LACKING[locale], () => { bar.replaceChildren(); enter(); });
    return;
  }
  dispatchEvent(new Event('seed-reader-started'));
}

/** The second file has stopped: what stands, stays. */
readers.add({
  recover({ STOPPED, RELOAD, reporter }) {
    say([STOPPED[locale][0], RELOAD[locale]], () => location.reload());
    bar.firstChild.append(' ', reporter(locale, place.textContent.length, stops));
  },
});

const begun = begin(ask()).catch(() => {});
await Promise.race([begun, new Promise((late) => setTimeout(late, PATIENCE))]);
await enter();
