// The class of the <seed-reader> element, without side effects: define.js registers it. What knows articles is WebAssembly, loaded
// once, when the first element comes near the window, in two files: the first writes the text, the second (core.js), requested once
// that stands, finds out who said what and brings the tools. This knows attributes, events, slots and what a page does to an element.
import { PROPERTIES, SETTINGS, reflect } from './attributes.js';
import { furnish } from './frame.js';
import { abandoned, adopt, first, isStop, painted, promise, readers, rest, soon, stands, stopped, stops } from './load.js';
import { makePlace } from './place.js';
import { wantedBy } from './wanted.js';
import { BROKEN, LACKING, offer, spoken, stored } from './words.js';

/** Why a text is not shown. `kind` is a word for programs, `message` one for the reader, in the interface's language. */
export class SeedReaderError extends Error {
  constructor(kind, message) {
    super(message);
    this.name = 'SeedReaderError';
    this.kind = kind;
  }
}

/** An element is near the window from here on. */
const NEAR = '600px';
/** What the ids of each reader on the page begin with; given back when it goes. The first reader's permalinks are those of a page that has only one. */
const prefixes = { free: [], made: 0 };
const takePrefix = () => prefixes.free.pop() ?? (++prefixes.made === 1 ? 'sr-' : `sr${prefixes.made}-`);

export class SeedReader extends HTMLElement {
  static observedAttributes = Object.keys(PROPERTIES);

  /** Where the package's files lie, for pages that serve them from elsewhere or bundle this module; else beside this module. */
  static base = undefined;

  #frame;
  #tools;
  #line;
  /** Where the article stands, in the light tree. */
  #page;
  #inside;
  #observer;
  #abort;
  #status = 'idle';
  /** Whether the element has come near the window since it was put into the page. */
  #near = false;
  #texts = { text: undefined, translation: undefined };
  /** The text stands; all that is known of it does. */
  #ready;
  #analysed;
  #isKnown = false;
  #prefix;
  /** What the inside was asked for, whether it is at it, and how often it has stopped at it. */
  #again;
  #busy = false;
  #stops = 0;
  /** Whether `ready` is for a text that is not asked for yet. */
  #unasked = false;
  #asked = 0;
  #queued = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    ({ frame: this.#frame, tools: this.#tools, line: this.#line } = furnish(shadow));
    shadow.addEventListener('click', (event) => this.#jump(event));
    this.#renew();
  }

  connectedCallback() {
    // What was set before this class was there, is kept.
    for (const name of [...Object.values(PROPERTIES), 'text', 'translation']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#inside || this.#status === 'loading') return;
    // A page that was saved as it stood holds an article from then: it is read anew.
    for (const stale of [...this.children]) if (stale.slot === 'article') stale.remove();
    if (this.loading === 'eager') {
      this.#start();
    } else {
      this.#observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#start(), { rootMargin: NEAR });
      this.#observer.observe(this);
    }
  }

  disconnectedCallback() {
    // An element that is only moved is back before this runs, and what comes in its place does not wait.
    setTimeout(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'src' || name === 'translation-src') this.#refresh();
    else if (name in SETTINGS) this.#set(name);
  }

  /** How far the text set last has come: `idle`, `loading`, `ready` or `error`. */
  get status() { return this.#status; }

  /** Resolves when the text set last stands in the page; rejects with a `SeedReaderError`. */
  get ready() { return this.#ready.promise; }

  /** Resolves when all that is known of that text stands there too: who said what, the sources; rejects with a `SeedReaderError`. */
  get analysed() { return this.#analysed.promise; }

  /** Has the first file fetched, before an element asks for it. */
  static preload() { first(this.base).catch(() => {}); }

  /** The seed text itself, in place of `src`. */
  get text() { return this.#texts.text; }
  set text(value) { this.#setText('text', value); }

  /** The translation's seed text, in place of `translation-src`. */
  get translation() { return this.#texts.translation; }
  set translation(value) { this.#setText('translation', value); }

  /** All that is known of the article; `null` before it is (`analysed`). */
  get analysis() {
    const json = this.#isKnown ? this.#inside?.analysis() : undefined;
    return json ? JSON.parse(json) : null;
  }

  /** Folds every quotation. */
  foldQuotes() { this.quotes = 'folded'; }

  /** Opens every quotation. */
  unfoldQuotes() { this.quotes = 'open'; }

  /** Goes to a place of the article by its id; answers whether there is one. */
  goTo(id) {
    if (this.#inside) return this.#inside.goTo(String(id));
    const target = this.querySelector(`[id='${String(id).replace(/['\\]/g, '')}']`);
    target?.closest('details:not([open])')?.setAttribute('open', '');
    target?.scrollIntoView();
    return Boolean(target);
  }

  /** The article as one HTML file that needs nothing else, its images included unless `images` holds them back; `null` while there is none. */
  async savedPage() {
    // What is found belongs into it.
    if (this.#status === 'ready') await this.analysed.catch(() => {});
    try {
      return (await this.#inside?.savedPage()) ?? null;
    } catch (message) {
      throw new SeedReaderError('part', String(message));
    }
  }

  #setText(name, value) {
    this.#texts[name] = value ?? undefined;
    this.#refresh();
  }

  /** A new text was set: once for all that is set in one go. */
  #refresh() {
    if (!this.#near || this.#queued) return;
    this.#queued = true;
    this.#renew();
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#start();
    });
  }

  /** Promises for the next text, if there are none yet. The ones before may be rejected unheard. */
  #renew() {
    if (this.#unasked) return;
    this.#unasked = true;
    const replaced = new SeedReaderError('replaced', 'Another text was set.');
    this.#ready?.reject(replaced);
    this.#analysed?.reject(replaced);
    this.#ready = promise();
    this.#analysed = promise();
  }

  async #start() {
    this.#near = true;
    this.#observer?.disconnect();
    // In this order: a request that is ended is no failure of the text that comes next.
    this.#inside?.stop();
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#renew();
    this.#unasked = false;
    const asked = ++this.#asked;
    const isWanted = () => asked === this.#asked && this.isConnected;
    const wanted = this.#wanted();
    this.#isKnown = false;
    this.#stops = 0;
    if (!wanted) return;
    this.#show('loading');
    this.#emit('loadstart', {});
    let standing = false;
    try {
      const [{ article }, text] = await Promise.all([first(this.constructor.base), wanted.plain]);
      if (!isWanted()) return;
      adopt(this.getRootNode(), article);
      standing = await this.#write(text, isWanted);
    } catch {
      if (isWanted()) this.#fail('wasm', BROKEN[this.#spoken()]);
      return;
    }
    if (!isWanted()) return;
    if (standing) {
      this.#stand({ parallel: wanted.isPair });
      await (rest.here ? soon() : painted());
    }
    if (isWanted()) await this.#finish(wanted, standing, isWanted);
  }

  /** Finds out who said what, and brings the tools; shows the text as well where it does not stand yet. */
  async #finish(wanted, standing, isWanted) {
    let loaded;
    try {
      loaded = await rest(this.constructor.base);
    } catch {
      if (!isWanted()) return;
      if (standing) this.#lack(() => this.#finish(wanted, standing, isWanted));
      else this.#fail('wasm', BROKEN[this.#spoken()]);
      return;
    }
    if (!isWanted()) return;
    this.#again = { wanted, standing, isWanted };
    this.#busy = true;
    try {
      this.#enter(loaded);
      this.#ask(wanted, standing);
    } catch (error) {
      if (!isStop(error)) throw error;
      stopped();
    }
  }

  #ask(wanted, standing) {
    if ('text' in wanted) this.#inside.show(wanted.text, wanted.translation, standing);
    else if (wanted.responses.some((r) => !r)) this.#inside.badAddress();
    else this.#inside.fetched(...wanted.responses, ...(wanted.isPair ? [] : [undefined]), standing);
  }

  /** What this element's inside was made of has stopped. What stands stays; the rest begins anew, unless it was this text that it
   * stopped at, for the second time, or too often altogether. */
  recover({ STOPPED, forsake, reporter }, mayTry) {
    const again = this.#again;
    readers.delete(this);
    abandoned.push(this.#inside);
    this.#inside = undefined;
    this.#isKnown = false;
    this.#tools.replaceChildren();
    if (this.#page) forsake(this.#page);
    if (!again?.isWanted()) return;
    const standing = this.#status === 'ready';
    if (this.#busy && ++this.#stops > 1) mayTry = false;
    this.#busy = false;
    // Responses are read: they are asked for again.
    const anew = () => this.#finish(this.#wanted() ?? again.wanted, standing, again.isWanted);
    if (mayTry) anew();
    else if (standing) this.#lack(anew, STOPPED, reporter);
    else this.#fail('stopped', BROKEN[this.#spoken()]);
  }

  /** Writes a text into its place; answers whether it stands. */
  async #write(text, isWanted) {
    const place = this.#place();
    this.#prefix ??= takePrefix();
    this.dataset.theme = this.hasAttribute('theme') ? this.theme : stored('theme') ?? 'auto';
    this.style.setProperty('--sr-scale', (Number(stored('size')) || 100) / 100);
    const locale = this.interfaceLang || stored('locale') || this.#spoken();
    const standing = await stands(this.constructor.base, isWanted, text, place, this.#prefix, locale, this.images);
    if (standing && this.quotes === 'folded') for (const fold of place.querySelectorAll('.sr-fold, .sr-fold-block')) fold.open = false;
    return standing;
  }

  /** The text stands. */
  #stand(detail) {
    this.#show('ready');
    const id = location.hash.slice(1);
    if (this.#prefix && id.startsWith(this.#prefix)) requestAnimationFrame(() => this.goTo(id));
    this.#emit('load', detail);
    this.#ready.resolve();
  }

  /** The text stands, and what else there is to know of it could not be had. */
  #lack(again, said = LACKING, reporter = undefined) {
    const language = this.#spoken(), message = said[language][0], kind = reporter ? 'stopped' : 'wasm';
    this.#line.lang = language;
    offer(this.#line, said[language], () => {
      this.#line.textContent = '';
      this.#analysed = promise();
      again();
    });
    if (reporter) this.#line.append(' ', reporter(language, this.#page?.textContent.length ?? 0, stops));
    this.#emit('error', { kind, message });
    this.#analysed.reject(new SeedReaderError(kind, message));
  }

  /** What is to be shown. */
  #wanted() {
    return wantedBy(this, this.#texts, this.#abort.signal, (loaded, total) =>
      this.#status === 'loading' && this.#emit('progress', { loaded, total }));
  }

  /** Where the article stands. */
  #place() {
    this.#page ??= makePlace((name, detail) => this.#emit(name, detail), (event) => this.#jump(event));
    if (this.#page.parentNode !== this) this.append(this.#page);
    return this.#page;
  }

  /** Puts the inside into the element. */
  #enter({ core, more, tools }) {
    adopt(this.getRootNode(), more);
    adopt(this.shadowRoot, tools);
    if (this.#inside) return;
    this.#prefix ??= takePrefix();
    readers.add(this);
    this.#inside = new core.Inside(this, this.#place(), this.#tools, (name, detail) => this.#report(name, detail), this.#prefix);
    for (const name of Object.keys(SETTINGS)) this.#set(name);
    this.#inside.set('linkable', 'true');
  }

  /** Takes the inside out of the element, which leaves the page. */
  #leave() {
    this.#near = false;
    this.#observer?.disconnect();
    this.#abort?.abort();
    this.#asked++;
    readers.delete(this);
    this.#again = undefined;
    try {
      this.#inside?.free();
    } catch (error) {
      abandoned.push(this.#inside);
      if (isStop(error)) stopped();
    }
    this.#inside = undefined;
    this.#page?.remove();
    this.#page = undefined;
    if (this.#prefix) prefixes.free.push(this.#prefix);
    this.#prefix = undefined;
    this.#tools.replaceChildren();
    this.#renew();
    this.#show('idle');
  }

  #set(name) {
    if (!this.#inside) return;
    if (name === 'interface-lang' && !this.hasAttribute(name)) this.#inside.set('page-lang', this.#spoken());
    else this.#inside.set(name, this.getAttribute(name) ?? '');
  }

  /** The language around the element, as far as the interface speaks it. */
  #spoken() {
    return spoken(this.interfaceLang || this.closest('[lang]')?.lang || document.documentElement.lang || navigator.language || 'en');
  }

  #report(name, detail) {
    if (name === 'load') {
      if (this.#status !== 'ready') this.#stand(detail);
    } else if (name === 'analysed') {
      this.#busy = false;
      this.#isKnown = true;
      this.#emit('analysed', detail);
      this.#analysed.resolve();
    } else if (name === 'error') {
      this.#busy = false;
      this.#fail(detail.kind, detail.message);
    } else if (name !== 'progress' || this.#status !== 'ready') {
      this.#emit(name, detail);
    }
  }

  #fail(kind, message) {
    // A text that stands is not taken away.
    if (this.#status !== 'ready') this.#show('error');
    this.#line.textContent = message;
    this.#line.lang = this.#spoken();
    this.#emit('error', { kind, message });
    for (const { reject } of [this.#ready, this.#analysed]) reject(new SeedReaderError(kind, message));
  }

  #show(status) {
    this.#status = status;
    this.#frame.dataset.status = status;
    this.#line.textContent = '';
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Links into the article: a browser follows them in the page's own tree only. */
  #jump(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && !event.defaultPrevented && this.getRootNode() !== document && this.goTo(link.hash.slice(1))) event.preventDefault();
  }
}

reflect(SeedReader.prototype);
