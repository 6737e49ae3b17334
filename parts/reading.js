// What a reader does with a text that stands: finds words, goes from quotation to quotation, reads one speaker alone, has it read aloud, reads
// paragraph by paragraph, looks at pictures and notes. Fetched when the first of these is asked for; it only needs the page's nodes, so that it is
// plain JavaScript and weighs nothing at first.

const SHEET = `
.sr-strip { position: sticky; z-index: 3; inset-block-start: var(--sr-top); block-size: 0; }
.sr-strip > div { position: absolute; inset-block-start: 8px; inset-inline: 12px; display: flex; gap: 4px; align-items: center; inline-size: fit-content; max-inline-size: calc(100% - 24px);
  box-sizing: border-box; margin-inline: auto; padding: 4px 6px 4px 14px; border: 1px solid var(--sr-edge); border-radius: 12px; background: var(--sr-paper);
  box-shadow: 0 4px 16px var(--sr-shade); color: var(--sr-ink); font: calc(0.875 * var(--sr-rem)) / 1.4 var(--sr-font-ui); }
.sr-strip button { min-inline-size: 36px; min-block-size: 36px; padding: 0 8px; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; cursor: pointer; }
.sr-strip button:hover, .sr-strip button[aria-pressed=true] { background: var(--sr-panel); }
.sr-strip button[aria-pressed=true] { color: var(--sr-accent); }
.sr-strip :is(button, input):focus-visible { outline: 2px solid var(--sr-focus); outline-offset: -2px; }
.sr-strip output { color: var(--sr-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.sr-strip input { min-inline-size: 5em; inline-size: 14em; min-block-size: 36px; border: 0; background: none; color: inherit; font: inherit; }
.sr-strip .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
.sr-strip input::-webkit-search-cancel-button { display: none; }
@container sr (min-width: 1120px) {
  .sr-strip:has(~ .sr-layout:not([data-panel="closed"], [data-view="side"]:has(.sr-row))) > div { inset-inline-end: calc(var(--sr-aside) + 12px); max-inline-size: calc(100% - var(--sr-aside) - 24px); }
}
@media (pointer: coarse) { .sr-strip :is(button, input) { min-inline-size: 44px; min-block-size: 44px; } }
@media (max-width: 640px) {
  .sr-strip > div { inline-size: auto; padding-inline-start: 10px; }
  .sr-strip :is(input, .who) { flex: 1 1 4em; min-inline-size: 3em; inline-size: 4em; }
  .sr-strip[data-strip=find] > div { flex-wrap: wrap; }
  .sr-strip[data-strip=find] .only { order: 1; flex: 1 0 60%; text-align: start; }
}
.sr-layout.sr-layout[data-panel="closed"] { grid-template-columns: minmax(var(--sr-margin), 1fr) minmax(0, var(--sr-measure)) minmax(var(--sr-margin), 1fr); }
.sr-layout[data-panel="closed"] > .sr-aside { display: none; }
.sr-aside[popover] { position: fixed; inset: auto 0 0; box-sizing: border-box; inline-size: auto; max-inline-size: none; block-size: 86dvh; margin: 0; padding: 0 0 env(safe-area-inset-bottom);
  overflow-y: auto; overscroll-behavior: contain; border: 0; border-radius: 16px 16px 0 0; background: var(--sr-paper); color: var(--sr-ink); box-shadow: 0 -8px 32px var(--sr-shade); }
.sr-aside[popover]::backdrop { background: rgb(0 0 0 / 32%); }
.sr-aside[popover] > .sr-sources > .sr-tabs { padding-block-start: 18px; }
.sr-aside[popover] .sr-tabs::before { content: ""; position: absolute; inset: 7px 0 auto; inline-size: 32px; block-size: 4px; margin-inline: auto; border-radius: 2px; background: var(--sr-edge); }
.sr-close { inline-size: 44px; block-size: 44px; margin-inline-start: auto; padding: 0; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; cursor: pointer; }
.sr-close:hover { background: var(--sr-panel); }
@media (min-width: 768px) {
  .sr-aside[popover] > .sr-sources > .sr-tabs { padding-block-start: 8px; }
  .sr-aside[popover] .sr-tabs::before { display: none; }
  .sr-aside[popover] { inset: 0 0 0 auto; inline-size: var(--sr-aside); block-size: 100dvh; border-radius: 0; box-shadow: -8px 0 32px var(--sr-shade); }
  .sr-aside[popover]::backdrop { background: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .sr-aside[popover] { transition: translate 200ms cubic-bezier(.2, 0, 0, 1); }
  @starting-style { .sr-aside[popover] { translate: 0 30%; } }
}
.sr-people > li:has(.sr-words > li[hidden]):not(:has(.sr-words > li:not([hidden]))) { display: none; }
::highlight(sr-found) { background: light-dark(#f6d98a, #6b5416); color: light-dark(#1f1d1a, #fff); }
::highlight(sr-here) { background: var(--sr-accent); color: var(--sr-on-accent); }
::highlight(sr-spoken) { background: var(--sr-tint); text-decoration: underline 2px var(--sr-accent); }
[data-focus] :is(.sr-article, .sr-part) > :not([data-read], .sr-head, .sr-part) { color: color-mix(in srgb, var(--sr-ink) 72%, var(--sr-paper)); }
.sr-sheet { box-sizing: border-box; max-inline-size: min(92vw, 26rem); max-block-size: 80vh; padding: 16px 20px 20px; border: 1px solid var(--sr-line); border-radius: 12px;
  background: var(--sr-paper); color: var(--sr-ink); font: calc(0.9375 * var(--sr-rem)) / 1.6 var(--sr-font-ui); box-shadow: 0 8px 40px var(--sr-shade); }
.sr-sheet::backdrop, .sr-look::backdrop { background: rgb(0 0 0 / 45%); }
.sr-raw { max-inline-size: min(92vw, 52rem); }
.sr-raw pre { max-block-size: 60vh; margin: 0; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: calc(0.8125 * var(--sr-rem)) / 1.6 var(--sr-font-code); }
.sr-sheet header { display: flex; align-items: center; }
.sr-sheet h2 { margin: 0; font-size: 1.1em; }
.sr-sheet dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0; }
.sr-sheet dd { margin: 0; }
.sr-sheet kbd { display: inline-block; min-inline-size: 1.4em; padding: 0 0.4em; border: 1px solid var(--sr-edge); border-radius: 5px; font: inherit; text-align: center; }
.sr-look { max-inline-size: 100vw; max-block-size: 100vh; inline-size: 100vw; block-size: 100vh; margin: 0; padding: 0; border: 0; background: #111; color: #eee; }
.sr-look img { display: block; inline-size: 100vw; max-inline-size: none; block-size: 100vh; object-fit: contain; cursor: zoom-out; touch-action: pinch-zoom; }
.sr-look p { position: absolute; inset: auto 0 0; margin: 0; padding: 10px 16px; background: rgb(0 0 0 / 65%); font: 14px / 1.5 var(--sr-font-ui); }
.sr-look button { position: absolute; inset: 8px 8px auto auto; inline-size: 44px; block-size: 44px; border: 0; border-radius: 22px; background: rgb(0 0 0 / 60%); color: #fff; font: 20px / 1 var(--sr-font-ui); cursor: pointer; }
.sr-note { position: fixed; box-sizing: border-box; inline-size: min(26rem, calc(100vw - 24px)); max-block-size: 40vh; margin: 0; padding: 10px 16px; overflow-y: auto; border: 1px solid var(--sr-line);
  border-radius: 10px; background: var(--sr-paper); color: var(--sr-ink); font: calc(0.9375 * var(--sr-rem)) / 1.7 var(--sr-font-hans); box-shadow: 0 8px 32px var(--sr-shade); }
@media (forced-colors: active) { .sr-strip > div, .sr-note { outline: 1px solid; } }
.sr-article figure img[tabindex] { cursor: zoom-in; }
@media print { .sr-strip { display: none; } }
`;

let sheet;
const dress = (root) => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const mark = (name, ranges) => {
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};

/** The text of an article as one string, and what of the page each stretch of it is. Blocks are kept apart, so that nothing is found across them. */
const gather = (text) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = '';
  let block;
  let shown = true;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest('[data-interface], rt, .sr-missing, .sr-outlet')) continue;
    const own = parent.closest('p, .sr-paragraph, h1, h2, h3, h4, h5, h6, li, td, th, pre, figcaption > div, blockquote');
    if (own !== block) {
      all += '\n';
      // One of two languages may be out of view.
      shown = own?.checkVisibility?.() ?? true;
    }
    block = own;
    if (!shown) continue;
    nodes.push({ node, at: all.length });
    all += node.data;
  }
  return { all, nodes };
};

/** The voices of the device; some browsers know them a moment after they are first asked. */
const spoken = async (speech) => {
  if (!speech) return [];
  if (!speech.getVoices().length) {
    await new Promise((done) => {
      speech.addEventListener?.('voiceschanged', done, { once: true });
      setTimeout(done, 1000);
    });
  }
  return speech.getVoices();
};

const range = ({ nodes }, from, to) => {
  const find = (at, end) => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].at < at || (!end && nodes[middle].at === at)) low = middle;
      else high = middle - 1;
    }
    return nodes[low];
  };
  const [first, last] = [find(from, false), find(to, true)];
  const made = document.createRange();
  made.setStart(first.node, Math.min(from - first.at, first.node.length));
  made.setEnd(last.node, Math.min(to - last.at, last.node.length));
  return made;
};

class Reading {
  #reader;
  #text;
  #aside;
  #words;
  #act;
  #end = new AbortController();
  #strips = {};
  #found = [];
  #at = -1;
  #quote;
  #picked;
  #voice;
  #kept;

  constructor(reader, words, act) {
    this.#reader = reader;
    this.#text = reader.querySelector('.sr-article');
    this.#aside = reader.querySelector('.sr-aside');
    this.#words = words;
    this.#act = act;
    dress(reader.getRootNode());
    this.#tie();
    this.#follow();
    this.#filter();
    const { signal } = this.#end;
    this.#text.addEventListener('click', (event) => this.#click(event), { signal, capture: true });
    for (const picture of this.#text.querySelectorAll('figure img')) {
      if (picture.closest('a')) continue;
      picture.tabIndex = 0;
      picture.setAttribute('role', 'button');
      if (!picture.alt) picture.setAttribute('aria-label', this.#words.picture);
    }
    this.#text.addEventListener('keydown', (event) => {
      if (event.target.localName !== 'img' || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.look(event.target);
    }, { signal });
  }

  /** The reader shows another text: nothing of this one goes on. */
  end() {
    this.#end.abort();
    this.hush();
    for (const name of Object.keys(this.#strips)) this.#close(name);
    // Highlights are the page's: what another reader marks is not this one's to end.
    if (this.#found.length) for (const name of ['sr-found', 'sr-here']) mark(name, []);
  }

  /** The words of the interface, in its language. */
  say(words) {
    this.#words = words;
    this.picked(this.#picked);
  }

  // ——— the list and the text, tied to one another ———

  #id(link) {
    return link && this.#reader.getRootNode().getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  #rows() {
    return [...this.#aside.querySelectorAll('.sr-words > li')].map((row) => ({ row, quotes: [...row.querySelectorAll('.sr-jump')].map((a) => this.#id(a)).filter(Boolean) }));
  }

  #tie() {
    const { signal } = this.#end;
    let lit = [];
    const light = (elements) => {
      for (const e of lit) e.removeAttribute('data-lit');
      lit = elements;
      for (const e of lit) e.setAttribute('data-lit', '');
    };
    this.#aside.addEventListener('pointerover', (event) => {
      const row = event.target.closest?.('.sr-words > li');
      light(row ? [...row.querySelectorAll('.sr-jump')].map((a) => this.#id(a)).filter(Boolean) : []);
    }, { signal });
    this.#aside.addEventListener('pointerleave', () => light([]), { signal });
    let of;
    this.#text.addEventListener('pointerover', (event) => {
      const quote = event.target.closest?.('.sr-quote[data-said]');
      of ??= new Map(this.#rows().flatMap(({ row, quotes }) => quotes.map((q) => [q, row])));
      light(quote && of.has(quote) ? [of.get(quote)] : []);
    }, { signal });
    this.#text.addEventListener('pointerleave', () => light([]), { signal });
  }

  /** Marks the rows of what is in view, and the section that is read; the list goes along while nobody points at it. */
  #follow() {
    if (!globalThis.IntersectionObserver) return;
    const { signal } = this.#end;
    let pointed = false;
    this.#aside.addEventListener('pointerenter', () => { pointed = true; }, { signal });
    this.#aside.addEventListener('pointerleave', () => { pointed = false; }, { signal });
    const rows = new Map();
    for (const { row, quotes } of this.#rows()) for (const quote of quotes) rows.set(quote, row);
    const seen = new Set();
    const here = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const shown = new Set([...seen].map((quote) => rows.get(quote)));
      let first;
      for (const row of rows.values()) {
        const on = shown.has(row);
        row.toggleAttribute('data-here', on);
        if (on && row.checkVisibility?.() !== false) first ??= row;
      }
      // Only where the list has a scroll of its own: the page is not moved.
      if (first && !pointed && this.#aside.scrollHeight > this.#aside.clientHeight + 4 && getComputedStyle(this.#aside).position === 'sticky') {
        const [list, row] = [this.#aside.getBoundingClientRect(), first.getBoundingClientRect()];
        if (row.top < list.top + 60 || row.bottom > list.bottom) {
          this.#aside.scrollTo({ top: this.#aside.scrollTop + row.top - list.top - list.height / 3, behavior: still() ? 'instant' : 'smooth' });
        }
      }
    }, { rootMargin: '-20% 0px -45% 0px' });
    for (const quote of rows.keys()) here.observe(quote);

    const links = [...this.#aside.querySelectorAll('.sr-contents .sr-jump')].map((link) => ({ link, heading: this.#id(link) })).filter((l) => l.heading);
    const section = () => {
      const past = links.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight * 0.4).at(-1);
      for (const entry of links) {
        if (entry === past) entry.link.setAttribute('aria-current', 'location');
        else entry.link.removeAttribute('aria-current');
      }
      this.#paragraph();
    };
    let due = false;
    const scrolled = () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        if (!signal.aborted) section();
      });
    };
    addEventListener('scroll', scrolled, { signal, passive: true });
    section();
    signal.addEventListener('abort', () => here.disconnect());
  }

  /** The field over the list leaves the rows in view that hold what is written in it. */
  #filter() {
    const field = this.#aside.querySelector('.sr-filter');
    if (!field) return;
    const rows = this.#rows().map(({ row, quotes }) => {
      const person = row.closest('.sr-people > li')?.querySelector('h3')?.textContent ?? '';
      return { row, said: [person, ...quotes.map((q) => q.textContent)].join('\n').toLowerCase() };
    });
    const filter = () => {
      const wanted = field.value.trim().toLowerCase();
      for (const { row, said } of rows) row.hidden = !said.includes(wanted);
      if (wanted) for (const more of this.#aside.querySelectorAll('.sr-more')) more.open = true;
    };
    field.addEventListener('input', filter, { signal: this.#end.signal });
    // What was written before this was there.
    if (field.value) filter();
  }

  // ——— the panel: beside the text, or over it ———

  /** Shows the panel with a list, or takes it away where that list is in view. */
  panel(list) {
    const layout = this.#reader.querySelector('.sr-layout');
    const radio = this.#aside.querySelector(`.sr-tabs [value="${list}"]`) ?? this.#aside.querySelector('.sr-tabs input');
    if (!radio) return;
    const beside = layout.clientWidth >= 1120 && !(layout.dataset.view === 'side' && layout.querySelector('.sr-row'));
    const shown = beside ? layout.dataset.panel !== 'closed' : this.#aside.matches(':popover-open');
    const away = shown && radio.checked;
    radio.checked = true;
    if (beside) {
      if (away) layout.dataset.panel = 'closed';
      else delete layout.dataset.panel;
      if (!away) radio.focus({ preventScroll: true });
      this.#act('shown', away ? undefined : list);
    } else if (away) this.#aside.hidePopover();
    else if (!shown) this.#sheet(radio);
  }

  #sheet(radio) {
    const aside = this.#aside;
    const close = this.#button('✕', this.#words.close, () => aside.hidePopover());
    close.className = 'sr-close';
    aside.querySelector('.sr-tabs').append(close);
    aside.popover = 'auto';
    const opened = new AbortController();
    aside.addEventListener('toggle', ({ newState }) => {
      if (newState !== 'closed') return;
      opened.abort();
      close.remove();
      aside.removeAttribute('popover');
      this.#act('shown');
    }, { signal: opened.signal });
    // What it leads to is under it, on a phone.
    aside.addEventListener('click', (event) => {
      if (innerWidth < 768 && event.target.closest('.sr-jump')) aside.hidePopover();
    }, { signal: opened.signal, capture: true });
    aside.showPopover();
    aside.scrollTop = 0;
    radio.focus({ preventScroll: true });
    this.#act('shown', 'sheet');
  }

  // ——— strips over the text ———

  #strip(name, ...children) {
    this.#close(name);
    const strip = element('div', { class: 'sr-strip', 'data-strip': name, lang: this.#words.lang }, element('div', { role: name === 'find' ? 'search' : 'group' }, ...children));
    this.#strips[name] = strip;
    this.#reader.prepend(strip);
    return strip;
  }

  #close(name) {
    this.#strips[name]?.remove();
    delete this.#strips[name];
  }

  #button(sign, label, click) {
    return element('button', { type: 'button', 'aria-label': label, title: label, click }, sign);
  }

  /** Finds words in the text: all places are marked. */
  find() {
    const open = this.#strips.find?.querySelector('input');
    if (open) {
      open.select();
      open.focus();
      return;
    }
    const before = this.#reader.getRootNode().activeElement;
    const count = element('output', { role: 'status' });
    let inside = false;
    const show = () => {
      count.textContent = this.#found.length ? `${this.#at + 1}/${this.#found.length}` : input.value ? this.#words.nothing_found : '';
      mark('sr-found', this.#found);
      const now = this.#found[this.#at];
      mark('sr-here', now ? [now] : []);
      if (!now) return;
      const fold = now.startContainer.parentElement.closest('details:not([open])');
      if (fold) fold.open = true;
      const place = now.getBoundingClientRect();
      if (place.top < 80 || place.bottom > innerHeight - 80) scrollBy({ top: place.top - innerHeight / 3, behavior: 'instant' });
    };
    const search = () => {
      const wanted = input.value.toLowerCase();
      this.#found = [];
      if (wanted) {
        const text = gather(this.#text);
        const all = text.all.toLowerCase();
        for (let at = all.indexOf(wanted); at >= 0 && this.#found.length < 2000; at = all.indexOf(wanted, at + wanted.length)) {
          const found = range(text, at, at + wanted.length);
          const parent = found.startContainer.parentElement;
          if (!inside || parent.closest('.sr-quote[data-said]')) this.#found.push(found);
        }
      }
      // From where one reads on.
      this.#at = this.#found.findIndex((r) => r.getBoundingClientRect().bottom > 0);
      if (this.#at < 0 && this.#found.length) this.#at = 0;
      show();
    };
    const step = (by) => {
      if (!this.#found.length) return;
      this.#at = (this.#at + by + this.#found.length) % this.#found.length;
      show();
    };
    const close = () => {
      this.#found = [];
      mark('sr-found', []);
      mark('sr-here', []);
      this.#close('find');
      before?.focus?.({ preventScroll: true });
    };
    const input = element('input', {
      type: 'search', enterkeyhint: 'search', 'aria-label': this.#words.find, placeholder: this.#words.find, input: search,
      keydown: (event) => {
        if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
        else if (event.key === 'Escape') close();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    });
    const only = element('button', { type: 'button', class: 'only', 'aria-pressed': 'false', click: () => {
      inside = !inside;
      only.setAttribute('aria-pressed', inside);
      search();
    } }, this.#words.only_quotations);
    this.#strip('find', input, count, only, this.#button('‹', this.#words.previous, () => step(-1)), this.#button('›', this.#words.next, () => step(1)), this.#button('✕', this.#words.close, close));
    input.focus();
  }

  /** One speaker is read alone: who, where one is among their quotations, and the way out. */
  picked(source) {
    this.#picked = source;
    if (source === undefined || source === null) return this.#close('only');
    const name = this.#aside.querySelector(`[data-source="${source}"] .sr-name`)?.textContent ?? '';
    const count = element('output');
    const show = () => {
      const mine = this.#quotes();
      const at = mine.indexOf(this.#quote);
      count.textContent = at < 0 ? String(mine.length) : `${at + 1}/${mine.length}`;
    };
    const step = (by) => {
      this.step(by);
      show();
    };
    this.#strip('only', element('span', { class: 'who' }, this.#words.only.replace('{}', name)), count,
      this.#button('‹', this.#words.previous, () => step(-1)), this.#button('›', this.#words.next, () => step(1)),
      this.#button('✕', this.#words.show_all, () => this.#act('unpick')));
    show();
  }

  #quotes() {
    const css = this.#picked === undefined || this.#picked === null ? '.sr-quote[data-said]' : `.sr-quote[data-source~="${this.#picked}"]`;
    return [...this.#text.querySelectorAll(css)].filter((q) => q.getClientRects().length > 0 || q.closest('details:not([open])'));
  }

  /** Goes to the next quotation, or the one before: of the speaker that is read alone, or of all. */
  step(by) {
    const all = this.#quotes();
    if (!all.length) return;
    let at = all.indexOf(this.#quote);
    if (at < 0) {
      // From where one reads.
      const next = all.findIndex((q) => (q.closest('details') ?? q).getBoundingClientRect().top > 100);
      at = by > 0 ? (next < 0 ? all.length : next) - 1 : next < 0 ? all.length : next;
    }
    const quote = all[Math.max(0, Math.min(all.length - 1, at + by))];
    this.#quote?.removeAttribute('data-lit');
    this.#quote = quote;
    quote.setAttribute('data-lit', '');
    (quote.closest('details:not([open])') ?? quote).scrollIntoView({ block: 'center', behavior: still() ? 'instant' : 'smooth' });
    const said = this.#aside.querySelector(`[data-source="${quote.dataset.source}"] .sr-name`)?.textContent ?? this.#words.unattributed;
    this.#act('say', `${said}: ${quote.textContent}`);
  }

  /** Does what a key stands for; answers whether it stands for anything. */
  key(key) {
    if (key === 'j' || key === 'k') {
      this.step(key === 'j' ? 1 : -1);
      this.#strips.only && this.picked(this.#picked);
    } else if (key === '/') this.find();
    else if (key === '?') this.keys();
    else if (key === 'f') this.#act('fold');
    else if (key === 'w') this.#act('panel');
    else if (key === 'Escape' && this.#voice) this.hush();
    else if (key === 'Escape' && this.#picked !== undefined && this.#picked !== null) this.#act('unpick');
    else return false;
    return true;
  }

  #dialog(name, ...children) {
    const dialog = element('dialog', { class: name, lang: this.#words.lang, close: () => dialog.remove(), click: (event) => event.target === dialog && dialog.close() }, ...children);
    this.#reader.append(dialog);
    dialog.showModal();
    return dialog;
  }

  /** The keys, as a sheet. */
  keys() {
    const rows = [['j', this.#words.next_quotation], ['k', this.#words.previous_quotation], ['f', this.#words.fold], ['w', this.#words.panel], ['/', this.#words.find], ['?', this.#words.keys], ['Esc', this.#words.close]];
    const list = element('dl', {}, ...rows.flatMap(([key, words]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, words)]));
    this.#sheetDialog(this.#words.keys, list);
  }

  /** A window over the page, under a heading. */
  #sheetDialog(words, content) {
    const close = this.#button('✕', this.#words.close, () => dialog.close());
    close.className = 'sr-close';
    const heading = element('h2', { id: 'sr-sheet-title' }, words);
    const dialog = this.#dialog('sr-sheet', element('header', {}, heading, close), content);
    dialog.setAttribute('aria-labelledby', heading.id);
    return dialog;
  }

  /** The text as it came, whatever can be made of it. */
  source(text) {
    this.#sheetDialog(this.#words.source, element('pre', { tabindex: '0' }, text)).classList.add('sr-raw');
  }

  // ——— reading paragraph by paragraph ———

  /** Everything but the paragraph that is read steps back, or all is as it was. */
  focus() {
    const on = this.#reader.querySelector('.sr-layout').toggleAttribute('data-focus');
    this.#paragraph();
    return on;
  }

  #blocks() {
    return [...this.#text.children].flatMap((block) => (block.matches('.sr-part') ? [...block.children] : [block]));
  }

  #paragraph() {
    if (!this.#reader.querySelector('.sr-layout[data-focus]')) return;
    // The one at the middle of the window, or the last above it; at the top of the page the first.
    const blocks = this.#blocks().filter((block) => !block.matches('.sr-head'));
    const read = blocks.findLast((block) => block.getBoundingClientRect().top <= innerHeight * 0.42) ?? blocks[0];
    for (const block of blocks) block.toggleAttribute('data-read', block === read);
  }

  // ——— read aloud ———

  /** Reads on from where one is, with the device's own voices: one for the text, another for quotations, where there are two. */
  async listen() {
    if (this.#voice) return this.hush();
    const speech = globalThis.speechSynthesis;
    const voice = (this.#voice = { turn: 0, stop: () => speech?.cancel() });
    const lang = this.#text.lang.slice(0, 2) || 'zh';
    const voices = (await spoken(speech)).filter((v) => v.localService && v.lang.slice(0, 2) === lang);
    if (this.#voice !== voice) return;
    if (!voices.length) {
      this.#voice = undefined;
      return this.#act('say', this.#words.no_voice);
    }
    const text = gather(this.#text);
    const sentences = [];
    for (const found of text.all.matchAll(/[^\n。！？!?…]+(?:[。！？!?…]+[”’」』）"]*|\.(?=\s)|$)?/g)) {
      if (/[\p{L}\p{N}]/u.test(found[0])) sentences.push({ words: found[0].trim(), place: range(text, found.index, found.index + found[0].length) });
    }
    let at = Math.max(0, sentences.findIndex(({ place }) => place.getBoundingClientRect().bottom > 90));
    const count = element('output');
    const next = () => {
      const sentence = sentences[at];
      if (this.#voice !== voice) return;
      if (!sentence) return this.hush();
      const turn = (voice.turn += 1);
      const utterance = new SpeechSynthesisUtterance(sentence.words);
      const quoted = sentence.place.startContainer.parentElement.closest('.sr-quote[data-said]');
      utterance.voice = (quoted && voices[1]) || voices[0];
      utterance.lang = utterance.voice.lang;
      // One that was called off may end after the next has begun.
      utterance.onend = () => {
        if (voice.turn !== turn) return;
        at += 1;
        next();
      };
      utterance.onerror = ({ error }) => {
        if (voice.turn === turn && this.#voice === voice && error !== 'canceled' && error !== 'interrupted') this.hush();
      };
      mark('sr-spoken', [sentence.place]);
      const box = sentence.place.getBoundingClientRect();
      if (box.top < 60 || box.bottom > innerHeight - 60) scrollBy({ top: box.top - innerHeight / 3, behavior: still() ? 'instant' : 'smooth' });
      count.textContent = `${at + 1}/${sentences.length}`;
      speech.speak(utterance);
    };
    const skip = (by) => {
      at = Math.max(0, Math.min(sentences.length - 1, at + by));
      voice.turn += 1;
      speech.cancel();
      next();
    };
    const pause = this.#button('❚❚', this.#words.pause, () => {
      const halted = pause.getAttribute('aria-pressed') === 'true';
      if (halted) speech.resume();
      else speech.pause();
      pause.setAttribute('aria-pressed', String(!halted));
    });
    this.#strip('listen', element('span', { class: 'who' }, this.#words.listening), count, this.#button('‹', this.#words.previous, () => skip(-1)), pause, this.#button('›', this.#words.next, () => skip(1)),
      this.#button('✕', this.#words.close, () => this.hush()));
    next();
  }

  hush() {
    const voice = this.#voice;
    if (!voice) return;
    this.#voice = undefined;
    voice.stop();
    mark('sr-spoken', []);
    this.#close('listen');
  }

  // ——— pictures and notes, where they stand ———

  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const picture = event.target.closest?.('figure img');
    if (picture && picture.naturalWidth > 0 && !picture.closest('a')) return this.look(picture);
    const link = event.target.closest?.('.sr-article a[href^="#"]:not(.sr-by, .sr-jump)');
    const note = link && this.#id(link)?.closest('li, p, .sr-paragraph, td');
    // The way back from a note leads up: that is a jump.
    if (note && link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING && !note.contains(link)) {
      event.preventDefault();
      event.stopPropagation();
      this.#note(link, note);
    }
  }

  /** A picture as large as the window, with its caption. */
  look(picture) {
    const caption = picture.closest('figure').querySelector('figcaption')?.textContent.trim() ?? '';
    const large = element('img', { src: picture.currentSrc || picture.src, alt: picture.alt, referrerpolicy: 'no-referrer' });
    const dialog = this.#dialog('sr-look', large, this.#button('✕', this.#words.close, () => dialog.close()));
    dialog.setAttribute('aria-label', caption || picture.alt || this.#words.picture);
    if (caption) dialog.append(element('p', { lang: this.#text.lang }, caption));
    large.addEventListener('click', () => dialog.close());
  }

  #note(link, note) {
    const shown = note.cloneNode(true);
    for (const e of [shown, ...shown.querySelectorAll('[id]')]) e.removeAttribute('id');
    const card = element('div', { class: 'sr-note', popover: 'auto', role: 'note', tabindex: '-1', lang: this.#text.lang, toggle: (event) => event.newState === 'closed' && card.remove() }, ...shown.childNodes);
    this.#reader.append(card);
    card.showPopover({ source: link });
    const place = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const top = place.bottom + 8 + height < innerHeight ? place.bottom + 8 : place.top - 8 - height;
    card.style.left = `${Math.max(12, Math.min(place.left - width / 2, document.documentElement.clientWidth - width - 12))}px`;
    card.style.top = `${Math.max(12, top)}px`;
    card.style.margin = '0';
    card.focus({ preventScroll: true });
  }

  // ——— where one was ———

  /** Keeps the place of this text under `key`, and offers the one that was kept; as long as that is wanted (`seed-reader.remember-place`). */
  remember(key) {
    if (this.#kept === key) return;
    this.#kept = key;
    const name = 'seed-reader.places';
    const read = () => {
      try {
        return JSON.parse(localStorage.getItem(name)) ?? {};
      } catch {
        return {};
      }
    };
    const before = read()[key];
    if (before && !location.hash && scrollY < innerHeight) this.offer(before);
    const keep = () => {
      try {
        if (localStorage.getItem('seed-reader.remember-place') !== 'true') return;
        const { [key]: _, ...others } = read();
        const place = this.place;
        // The last fifty texts.
        const kept = Object.fromEntries([...Object.entries(others).slice(-49), ...(place ? [[key, place]] : [])]);
        localStorage.setItem(name, JSON.stringify(kept));
      } catch {
        // A browser that keeps nothing.
      }
    };
    const { signal } = this.#end;
    addEventListener('pagehide', keep, { signal });
    document.addEventListener('visibilitychange', () => document.hidden && keep(), { signal });
    // Another text may be opened in this page.
    signal.addEventListener('abort', keep);
  }

  /** The paragraph in the middle of the window, by its number: what is kept to come back to. */
  get place() {
    const at = this.#blocks().findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 3);
    return at > 1 ? at : 0;
  }

  /** Offers the way to where one was; never goes there unasked. */
  offer(place) {
    const block = this.#blocks()[place];
    if (!block) return;
    this.#strip('offer', element('span', {}, this.#words.was_here),
      element('button', { type: 'button', click: () => {
        this.#close('offer');
        block.scrollIntoView({ block: 'center', behavior: still() ? 'instant' : 'smooth' });
      } }, this.#words.go_there), this.#button('✕', this.#words.close, () => this.#close('offer')));
  }
}

/** Attaches to a reader (`.sr-reader`); `words` is the interface's language and words by name, `act` is told what others have to do. */
export const attach = (reader, words, act) => new Reading(reader, words, act);
