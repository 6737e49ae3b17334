// The search: asks the index for pairs of letters, and shows what holds all of them and, when looked at, the words themselves. Files are
// scripts, because a page from a disk may load those and nothing else.
(() => {
  const waiting = new Map();
  const loaded = new Map();
  const fold = new Map();

  globalThis.seedPart = (name, value) => waiting.get(name)?.(value);
  globalThis.seedFold = (pairs) => {
    const letters = [...pairs];
    for (let i = 0; i < letters.length; i += 2) fold.set(letters[i], letters[i + 1]);
  };

  const page = () => document.getElementById('results');
  const script = (path) =>
    new Promise((done, failed) => {
      const e = document.createElement('script');
      e.src = `${page().dataset.root}search/${path}`;
      e.onload = () => done(e.remove());
      e.onerror = () => failed(new Error(path), e.remove());
      document.head.append(e);
    });
  const part = (name, path = `${name}.js`) => {
    if (!loaded.has(name)) {
      const asked = new Promise((done, failed) => {
        waiting.set(name, done);
        script(path).catch(failed);
      });
      loaded.set(name, asked);
    }
    return loaded.get(name);
  };
  const unpacked = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

  // The same as the program does with a text, letter by letter.
  const isLetter = (c) => /[\p{Alphabetic}\p{N}]/u.test(c);
  const folded = (c) => {
    if (c < '\u0080') return c.toLowerCase();
    if (/[\u3400-\u9fff\uf900-\ufaff]/.test(c)) return fold.get(c) ?? c;
    return c.normalize('NFKC').toLowerCase();
  };
  const runs = (query) => {
    const out = [''];
    for (const c of [...query].flatMap((c) => [...folded(c)])) {
      if (isLetter(c)) out[out.length - 1] += c;
      else if (out.at(-1)) out.push('');
    }
    return out.filter(Boolean);
  };
  const isLatin = (letters) => letters.every((c) => c < '\u0080');
  const grams = (run) => {
    const letters = [...run];
    const out = new Set();
    for (let i = 0; i + 1 < letters.length; i += 1) {
      const three = letters.slice(i, i + 3);
      // Three Latin letters say what their pairs say, and more.
      if (three.length === 3 && isLatin(three)) out.add(three.join(''));
      else if (!(i > 0 && isLatin(letters.slice(i - 1, i + 2)))) out.add(letters.slice(i, i + 2).join(''));
    }
    return [...out];
  };

  const hash = (key) => {
    let h = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(key)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
    return h;
  };
  const number = (at) => {
    let n = 0;
    let scale = 1;
    for (;;) {
      const byte = at.bytes[at.i++];
      n += (byte & 0x7f) * scale;
      if (byte < 0x80) return n;
      scale *= 128;
    }
  };
  // The texts that hold a key, as a sorted list.
  const holding = async (index, name, key) => {
    const shard = hash(key) % index[name].shards;
    const bytes = unpacked(await part(`${name}/${shard}`, `${name}/${shard % 64}/${shard}.js`));
    const at = { bytes, i: 0 };
    const wanted = new TextEncoder().encode(key);
    while (at.i < bytes.length) {
      const length = number(at);
      const same = length === wanted.length && wanted.every((byte, i) => bytes[at.i + i] === byte);
      at.i += length;
      const texts = number(at);
      const size = number(at);
      if (!same) {
        at.i += size;
        continue;
      }
      let last = 0;
      return Array.from({ length: texts }, () => (last += number(at)) - 1);
    }
    return [];
  };
  const both = (a, b) => {
    const out = [];
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) out.push(a[i]);
      const step = a[i] - b[j];
      if (step <= 0) i += 1;
      if (step >= 0) j += 1;
    }
    return out;
  };
  const candidates = async (index, name, keys) => {
    const lists = await Promise.all(keys.map((key) => holding(index, name, key)));
    lists.sort((a, b) => a.length - b.length);
    return lists.length ? lists.reduce(both) : null;
  };

  // Year, outlet and language of every article.
  const facetsOf = async () => {
    const { outlets, langs, years, of } = await part('facets');
    const at = { bytes: unpacked(of), i: 0 };
    const year = years.flatMap(([year, n]) => Array(n).fill(year));
    const both = year.map(() => number(at));
    return { outlets, year, outlet: both.map((n) => Math.floor(n / langs.length)), lang: both.map((n) => langs[n % langs.length]) };
  };

  // Where the words stand in a text: places in the text, not in what it is folded to.
  const places = (text, wanted) => {
    let plain = '';
    const from = [];
    let at = 0;
    for (const c of text) {
      const f = folded(c);
      plain += f;
      for (let i = 0; i < f.length; i += 1) from.push([at, at + c.length]);
      at += c.length;
    }
    const out = [];
    for (const run of wanted) {
      let found = plain.indexOf(run);
      if (found < 0) return null;
      for (let n = 0; found >= 0 && n < 50; n += 1) {
        out.push([from[found][0], from[found + run.length - 1][1]]);
        found = plain.indexOf(run, found + run.length);
      }
    }
    return out.sort((a, b) => a[0] - b[0]);
  };
  const marked = (text, found, from, to) => {
    const out = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      out.append(text.slice(at, start), mark);
      at = end;
    }
    out.append(text.slice(at, to));
    return out;
  };

  const element = (tag, name, ...inside) => {
    const e = document.createElement(tag);
    if (name) e.className = name;
    e.append(...inside);
    return e;
  };
  const link = (path, ...inside) => {
    const a = element('a', '', ...inside);
    a.href = page().dataset.folder + path;
    return a;
  };

  const shown = async (index, name, n) => {
    const { part: size } = index[name];
    const file = Math.floor(n / size);
    return (await part(`${name}t/${file}`, `${name}t/${Math.floor(file / 256)}/${file}.js`))[n % size];
  };
  const result = ([title, path, outlet, date, lang, text], found, facets) => {
    // The title stands in front of the text.
    const body = found.find(([start]) => start > title.length) ?? [title.length, title.length];
    const from = Math.max(title.length + 1, body[0] - 40);
    const to = Math.min(text.length, Math.max(body[1], from) + 110);
    // The browser shows the words in the article; a comma or a hyphen would mean something else there.
    const there = encodeURIComponent(text.slice(...body)).replace(/-/g, '%2D');
    const a = link(there ? `${path}#:~:text=${there}` : path, marked(title, found, 0, title.length));
    a.className = 'ar-title';
    if (!title) a.textContent = page().dataset.untitled;
    const words = element('p', '', from > title.length + 1 ? '…' : '', marked(text, found, from, to), to < text.length ? '…' : '');
    for (const e of [a, words]) if (lang !== 'und') e.lang = lang;
    return element('li', '', a, words, element('small', '', [facets.outlets[outlet], date].filter(Boolean).join(' · ')));
  };

  const said = (words, ...values) => values.reduce((text, value) => text.replace('{}', value), words);
  let latest = 0;

  const voices = async (index, wanted, keys) => {
    const found = ((keys.length && (await candidates(index, 'v', keys))) || []).slice(0, 60);
    const names = await Promise.all(found.map((n) => shown(index, 'v', n)));
    const fit = names.filter((v) => places(v[4], wanted)).slice(0, 8);
    if (!fit.length) return '';
    const line = element('p', 'ar-names');
    for (const [name, path, n] of fit) line.append(element('span', '', link(path, element('bdi', '', name)), element('small', '', String(n))));
    return line;
  };

  const search = async (query, filters, run) => {
    const box = page();
    const words = box.dataset;
    const status = element('p', 'ar-note', words.searching);
    status.setAttribute('role', 'status');
    box.replaceChildren(status);
    if (!fold.size) await script('fold.js');
    const wanted = runs(query);
    const keys = wanted.flatMap(grams);
    if (filters.voice) keys.push(`\u0001${filters.voice}`);
    if (!keys.length) {
      status.textContent = query.trim() ? words.short : '';
      return;
    }
    const [index, facets] = await Promise.all([part('index'), facetsOf()]);
    let found = await candidates(index, 'a', keys);
    const fits = (n) =>
      (!filters.outlet || facets.outlets[facets.outlet[n]] === filters.outlet) &&
      (!filters.year || facets.year[n] === filters.year) &&
      (!filters.lang || facets.lang[n] === filters.lang);
    facet(facets, found, filters);
    found = found.filter(fits);
    if (run !== latest) return;
    const named = await voices(index, wanted, wanted.flatMap(grams));
    const list = element('ul', 'ar-list');
    const more = element('button', 'ar-more-results', words.more);
    more.type = 'button';
    // One pair, or one three, is the words themselves; of several it is seen in the text whether they stand together.
    let exact = wanted.every((w) => grams(w).length === 1);
    let at = 0;
    let left = found.length;
    const step = async () => {
      more.disabled = true;
      const until = list.children.length + 10;
      while (list.children.length < until && at < found.length) {
        const some = found.slice(at, at + (until - list.children.length));
        at += some.length;
        for (const text of await Promise.all(some.map((n) => shown(index, 'a', n)))) {
          const where = places(text[5], wanted);
          if (where) list.append(result(text, where, facets));
          else left -= 1;
        }
        if (run !== latest) return;
      }
      exact ||= at >= found.length;
      more.hidden = at >= found.length;
      more.disabled = false;
      status.textContent = left ? said(exact ? words.found : words.about, left.toLocaleString(document.documentElement.lang)) : words.nothing;
      if (filters.voice) {
        const all = link(`search.html?${new URLSearchParams({ q: query })}`, '✕');
        all.setAttribute('aria-label', document.querySelector('[name=outlet] option').textContent);
        status.append(` · ${said(words.voice, filters.name || filters.voice)} `, all);
      }
    };
    more.addEventListener('click', step);
    await step();
    if (run !== latest) return;
    box.replaceChildren(status, named, list, more);
    box.dataset.done = query;
  };

  // For programs, and for measuring: the pages of all texts that hold these words.
  globalThis.seedSearch = async (query) => {
    if (!fold.size) await script('fold.js');
    const wanted = runs(query);
    const index = await part('index');
    const found = (await candidates(index, 'a', wanted.flatMap(grams))) ?? [];
    const texts = await Promise.all(found.map((n) => shown(index, 'a', n)));
    return texts.filter((text) => places(text[5], wanted)).map((text) => text[1]);
  };

  // What can be chosen, of what was found.
  const facet = (facets, found, filters) => {
    const form = document.querySelector('.ar-search.ar-large');
    form.querySelector('.ar-facets').hidden = false;
    const fill = (name, values) => {
      const counts = new Map();
      for (const n of found) counts.set(values[n], (counts.get(values[n]) ?? 0) + 1);
      const select = form.elements[name];
      const order = [...counts].filter(([value]) => value !== '').sort(name === 'year' ? (a, b) => (a[0] < b[0] ? 1 : -1) : (a, b) => b[1] - a[1]);
      if (name === 'lang') {
        for (const option of select.options) option.hidden = option.value !== '' && !counts.has(option.value);
      } else {
        select.replaceChildren(select.options[0], ...order.map(([value, n]) => new Option(`${value} (${n})`, value)));
      }
      select.value = filters[name] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    };
    fill('outlet', facets.outlet.map((o) => facets.outlets[o]));
    fill('year', facets.year);
    fill('lang', facets.lang);
  };

  const start = () => {
    const form = document.querySelector('.ar-search.ar-large');
    const go = async (push) => {
      const run = (latest += 1);
      const asked = new URLSearchParams(location.search);
      const filters = Object.fromEntries(['outlet', 'year', 'lang', 'voice', 'name'].map((k) => [k, asked.get(k) ?? '']));
      if (push) for (const k of ['outlet', 'year', 'lang']) filters[k] = form.elements[k].value;
      const query = form.elements.q.value;
      if (push) {
        const kept = new URLSearchParams(Object.entries({ q: query, ...filters }).filter(([, v]) => v));
        // From a disk the address may not be changed.
        try {
          history.replaceState(null, '', `?${kept}`);
        } catch {}
      }
      try {
        await search(query, filters, run);
      } catch (error) {
        if (run === latest) page().replaceChildren(element('p', 'ar-note', page().dataset.failed));
        console.error(error);
      }
    };
    form.elements.q.value = new URLSearchParams(location.search).get('q') ?? '';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      go(true);
    });
    form.addEventListener('change', (event) => event.target.localName === 'select' && go(true));
    let pause;
    form.elements.q.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => go(true), 250);
    });
    go(false);
  };
  start();
})();
