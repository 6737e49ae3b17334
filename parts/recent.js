// What was opened on this device, for the panel that opens texts: off until somebody asks for it, and gone with a click. It is kept in the
// browser's own database (IndexedDB) and sent nowhere.

const WANTED = 'seed-reader.recent';
/** As many are kept. */
const MOST = 30;

const wanted = () => {
  try {
    return localStorage.getItem(WANTED) === 'true';
  } catch {
    return false;
  }
};

const opened = () => new Promise((done, fail) => {
  const request = indexedDB.open('seed-reader', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('recent', { keyPath: 'id' }).createIndex('at', 'at');
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
  request.onblocked = () => fail(new Error('blocked'));
});

/** Does `work` with the store, and answers what it asked for when all of it is done. */
const within = async (mode, work) => {
  const base = await opened();
  try {
    return await new Promise((done, fail) => {
      const transaction = base.transaction('recent', mode);
      const request = work(transaction.objectStore('recent'));
      transaction.oncomplete = () => done(request?.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    base.close();
  }
};

const all = async () => (await within('readonly', (store) => store.getAll())).sort((a, b) => b.at - a.at);

/** One text is one entry, however often it is opened: a hash of what it says. */
const id = async (text, translation) => {
  const bytes = new TextEncoder().encode(`${text}\0${translation ?? ''}`);
  if (globalThis.crypto?.subtle) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(hash.slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return `${bytes.length}-${text.slice(0, 200)}`;
};

/** Keeps what was opened: `title`, `outlet`, `lang`, `text` and, of two, `translation`. Does nothing unless that is wanted; answers whether it was kept. */
export const keep = async (entry) => {
  if (!wanted()) return false;
  try {
    const kept = { ...entry, id: await id(entry.text, entry.translation), at: Date.now() };
    await within('readwrite', (store) => store.put(kept));
    const surplus = (await all()).slice(MOST);
    if (surplus.length) await within('readwrite', (store) => void surplus.forEach(({ id }) => store.delete(id)));
    return true;
  } catch {
    // A browser that keeps nothing, or has no room.
    return false;
  }
};

/** All of it goes, the database with it. */
export const forget = () => new Promise((done) => {
  const request = indexedDB.deleteDatabase('seed-reader');
  request.onsuccess = request.onerror = request.onblocked = () => done();
});

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

/**
 * Shows in `place` what was opened last, and the switch; `words` is the interface's language and words by name. `open` gets the text and its
 * translation of what is picked, `now` is asked for what is open (as for `keep`) when it is switched on.
 */
export const show = async (place, words, open, now) => {
  const entries = wanted() ? await all().catch(() => []) : [];
  const again = () => show(place, words, open, now);
  const when = new Intl.DateTimeFormat(words.lang, { dateStyle: 'medium' });
  const toggle = element('input', {
    type: 'checkbox', role: 'switch', id: 'recent-kept', change: async () => {
      try {
        localStorage.setItem(WANTED, String(toggle.checked));
      } catch {
        toggle.checked = false;
      }
      if (toggle.checked) {
        const entry = now();
        if (entry) await keep(entry);
      } else await forget();
      await again();
      place.querySelector('#recent-kept').focus();
    },
  });
  toggle.checked = wanted();
  const rows = entries.map((entry) => {
    const title = element('bdi', { lang: entry.lang || undefined }, entry.title || words.untitled);
    const facts = [entry.outlet, when.format(entry.at), entry.translation ? words.with_translation : ''].filter(Boolean).join(' · ');
    const pick = element('button', { type: 'button', class: 'recent', click: () => open(entry.text, entry.translation) }, title, element('small', {}, facts));
    const remove = element('button', { type: 'button', class: 'quiet remove', 'aria-label': words.remove.replace('{}', entry.title), title: words.remove.replace('{}', entry.title), click: async () => {
      await within('readwrite', (store) => store.delete(entry.id)).catch(() => {});
      await again();
      place.querySelector('.recent, #recent-kept').focus();
    } }, '✕');
    return element('li', {}, pick, remove);
  });
  place.replaceChildren(
    element('div', { class: 'row between' }, element('h3', {}, words.recent), rows.length > 0 ? element('button', { type: 'button', class: 'quiet', click: async () => {
      await within('readwrite', (store) => store.clear()).catch(() => {});
      await again();
      place.querySelector('#recent-kept').focus();
    } }, words.remove_all) : ''),
    ...(rows.length ? [element('ul', { class: 'recents' }, ...rows)] : []),
    element('label', { class: 'switch', for: 'recent-kept' }, toggle, element('span', {}, words.keep_recent)),
    element('p', { class: 'hint' }, words.keep_recent_hint),
  );
};
