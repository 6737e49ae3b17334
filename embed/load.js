// What the element's class loads, and when: the files that write texts, the file that does all else, and the moments between.
import start, { renew, styles, write } from './first.js';

export const sheet = (css) => {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
};

/** A file that is loaded once for all elements; what failed can be tried again, and so can what `forget` is called for. */
const once = (load) => {
  let loading;
  const file = (base) => loading ??= load(base).catch((error) => {
    loading = undefined;
    throw error;
  });
  return Object.assign(file, { forget() { loading = undefined; file.here = false; } });
};

/** The files themselves, in a page that holds them: the bytes of the two, and the module that goes with the second. */
let held;
export const hold = (files) => { held = files; };

/** A program that writes texts, and how many characters it was given since it was begun. */
const writer = ({ write, renew }) => ({ write, renew, given: 0 });

/** What writes texts in HTML, below a header that most archives have; and their style sheet. */
export const first = once(async (base) => {
  await start(held ? { module_or_path: held.first } : base ? { module_or_path: new URL('first_bg.wasm', base) } : undefined);
  return { writer: writer({ write, renew }), article: sheet(styles()) };
});

/** A response that is on its way while the module is that reads it; nobody need listen. */
const coming = (url) => {
  const response = fetch(url);
  response.catch(() => {});
  return { module_or_path: response };
};

/** What writes texts of any kind, Markdown among them. A page that holds the files does not hold this one. */
const any = once(async (base) => {
  if (held) throw new Error('not held');
  const wasm = coming(base ? new URL('any_bg.wasm', base) : new URL('any_bg.wasm', import.meta.url));
  const program = await (base ? import(/* @vite-ignore */ new URL('any.js', base).href) : import('./any.js'));
  await program.default(wasm);
  return writer(program);
});

/** How often the second file has stopped on this page: WebAssembly traps, and what it knew is in no state to go on with. */
export let stops = 0;
/** So often it is loaded anew. */
const MOST = 10;
/** What has to know when it stops: the elements whose inside it is. */
export const readers = new Set();

/** What was stopped: kept, or the browser would free it when nobody holds it, by a call into what has stopped. */
export const abandoned = [];

/** Whether an error is the end of the instance that threw it. */
export const isStop = (error) => error instanceof WebAssembly.RuntimeError;

/** The second file's module, which says that it has stopped: what it needs for that is no WebAssembly. */
let latest;

/** The second file has stopped: every element goes on with a new one, the one at fault only once. */
export function stopped() {
  stops++;
  rest.forget();
  for (const reader of [...readers]) reader.recover(latest, stops <= MOST);
}

/** In a task of its own nobody catches what the second file throws but the page. */
for (const [name, of] of [['error', (event) => event.error], ['unhandledrejection', (event) => event.reason]])
  globalThis.addEventListener?.(name, (event) => {
    if (readers.size && isStop(of(event))) stopped();
  });

/** All else. */
export const rest = once(async (base) => {
  // One that has stopped is not run again: a module of another address is another instance.
  const again = stops ? `?again=${stops}` : '';
  // A page that holds it has no other.
  if (held && stops) throw new Error('stopped');
  const wasm = held ? { module_or_path: held.second } : coming(base ? new URL('core_bg.wasm', base) : new URL('core_bg.wasm', import.meta.url));
  const core = held?.core ?? await (base || again
    ? import(/* @vite-ignore */ new URL(`core.js${again}`, base ?? import.meta.url).href)
    : import('./core.js'));
  latest = core;
  await core.default(wasm);
  if (base) core.partsFrom(base);
  const [more, tools] = core.styles().map(sheet);
  rest.here = true;
  return { core, more, tools };
});

/** Asks for a text, and tells the other side nothing: no credentials, no referrer. */
export function ask(url, signal) {
  const response = fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  response.catch(() => {});
  return response;
}

/** The first file reads texts up to this (bytes) at once; it is not worth waiting for a longer one here. */
const LONG = 500_000;

/** Asks for a text: promises of its response, which can be read from its beginning, and of the text, '' where the first file does not read it. */
export function fetched(url, signal, progress) {
  const taken = read(ask(url, signal), LONG, progress);
  const response = taken.then(({ response }) => response);
  response.catch(() => {});
  return { response, text: taken.then(({ text }) => text, () => '') };
}

/** What is allocated in a program that writes is never freed: it is begun anew after so many characters. One takes 30 bytes of 32 MB, rarely 100. */
const ENOUGH = 300_000;
/** What became of a text (`src/ui/place/first.rs`). */
const STANDS = 1, OTHER = 2;

function written(program, text, place, how) {
  place.replaceChildren();
  program.given += text.length;
  let answer;
  try {
    answer = program.write(text, place, ...how);
  } catch {
    // What went wrong there need not go wrong with the rest.
    program.given = Infinity;
  }
  if (program.given > ENOUGH) {
    try {
      program.renew();
      program.given = 0;
    } catch {
      // No room for another: this one goes on.
    }
  }
  // Half of a text is no text.
  if (answer !== STANDS) place.replaceChildren();
  return answer;
}

/** Writes a text into `place`, by the program that reads its kind; answers whether it stands. One that is damaged or long is left to the rest. */
export async function stands(base, isWanted, text, place, ...how) {
  if (!text || /[\0\ufffd]/.test(text)) return false;
  let answer = written((await first(base)).writer, text, place, how);
  if (answer === OTHER) {
    const program = await any(base).catch(() => {});
    answer = program && isWanted() && written(program, text, place, how);
  }
  return answer === STANDS;
}

/**
 * Reads a response, as far as `most` bytes: its text, or '' where that is longer, not whole or not in UTF-8; and a response that can be read
 * anew from its beginning. (A clone would keep what nobody reads, and the connection with it.)
 */
async function read(promise, most, progress) {
  const response = await promise;
  const length = response.headers.get('content-length');
  if (!response.ok || !response.body || length > most) return { text: '', response };
  const reader = response.body.getReader(), chunks = [];
  let loaded = 0, failed, isWhole = false;
  try {
    while (loaded <= most && !isWhole) {
      const { done, value } = await reader.read();
      isWhole = done;
      if (done) break;
      chunks.push(value);
      progress(loaded += value.length, length ? Number(length) : null);
    }
  } catch (error) {
    failed = error;
  }
  const body = new ReadableStream({
    start(stream) { for (const chunk of chunks) stream.enqueue(chunk); },
    async pull(stream) {
      if (failed) return stream.error(failed);
      const { done, value } = await reader.read();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    cancel() { return reader.cancel(); },
  });
  let text = '';
  if (isWhole) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
    } catch {
      text = '';
    }
  }
  return { text, response: new Response(body, { status: response.status, headers: response.headers }) };
}

/** Lets the page paint what stands, before more is asked of it. A page in the background paints nothing, and is not waited for. */
export const painted = () => new Promise((done) => {
  const late = setTimeout(done, 200);
  requestAnimationFrame(() => setTimeout(() => { clearTimeout(late); done(); }));
});

let tasks;
const waiting = [];
/** The next task: an event or a frame that waits comes first. */
const next = () => new Promise((done) => {
  if (!tasks) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => waiting.shift()();
    tasks = port2;
  }
  waiting.push(done);
  tasks.postMessage(0);
});

/** A task of twice this (ms) keeps a page from answering so long that a person may notice. */
const SHORT = 25;
let began;
/** The same task while what elements do in it is short, so that a text and what is found in it are laid out and painted once; else the next. */
export const soon = () => {
  const now = performance.now();
  if (!began) {
    began = now;
    next().then(() => { began = 0; });
  }
  return now - began < SHORT || next();
};

/** A promise and what settles it. Nobody need listen. */
export const promise = () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {});
  return made;
};

/** Puts a style sheet into a tree once, behind those that are there. */
export function adopt(root, sheet) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
