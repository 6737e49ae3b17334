// The class of the <seed-reader> element, without side effects: define.js registers it. What knows articles is WebAssembly, loaded
// once, when the first element comes near the window; this knows attributes, events, slots and what a page does to an element.

/** Why a text is not shown. `kind` is a word for programs, `message` one for the reader, in the interface's language. */
export class SeedReaderError extends Error {
  constructor(kind, message) {
    super(message);
    this.name = 'SeedReaderError';
    this.kind = kind;
  }
}

/** Attributes that the inside follows, and the properties that stand for them. */
const SETTINGS = { view: 'view', quotes: 'quotes', images: 'images', theme: 'theme', toolbar: 'toolbar', 'interface-lang': 'interfaceLang' };
/** Attributes that say what is read, and when. */
const SOURCES = { src: 'src', 'translation-src': 'translationSrc', loading: 'loading' };
const PROPERTIES = { ...SETTINGS, ...SOURCES };
/** What an attribute may say; anything else counts as the first. */
const VALUES = {
  view: ['side', 'original', 'translation', 'interleaved', 'peek'],
  quotes: ['open', 'folded'],
  images: ['load', 'click', 'none'],
  theme: ['auto', 'light', 'dark', 'sepia'],
  toolbar: ['full', 'compact', 'none'],
  loading: ['lazy', 'eager'],
};
/** An element is near the window from here on. */
const NEAR = '600px';
/** What is said where the inside itself does not come, and so cannot speak. */
const BROKEN = {
  'zh-Hans': '阅读器没能启动，这里是原来的内容。',
  'zh-Hant': '閱讀器沒能啟動，這裡是原來的內容。',
  en: 'The reader could not start; this is the original content.',
};

let inside;
/** The inside, loaded once for all elements; what failed can be tried again. */
function load(base) {
  inside ??= (async () => {
    const core = await (base ? import(/* @vite-ignore */ new URL('core.js', base).href) : import('./core.js'));
    await core.default(base ? { module_or_path: new URL('core_bg.wasm', base) } : undefined);
    if (base) core.partsFrom(base);
    const sheets = core.styles().map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
    return { core, sheets };
  })().catch((error) => {
    inside = undefined;
    throw error;
  });
  return inside;
}

/** Puts a style sheet into a tree once, behind those that are there. */
function adopt(root, sheet) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

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
  #ready;
  #settle;
  /** Whether `ready` is for a text that is not asked for yet. */
  #unasked = false;
  #asked = 0;
  #queued = false;
  #folds = new WeakMap();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    const make = (name, attributes = {}) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    this.#frame = make('div', { class: 'frame', part: 'frame' });
    this.#tools = make('div');
    this.#line = make('p', { class: 'failure', part: 'failure', role: 'status' });
    this.#frame.append(this.#tools, make('slot', { name: 'article' }), make('slot'), this.#line);
    shadow.append(this.#frame);
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
    for (const stale of this.querySelectorAll(':scope > [slot="article"]')) stale.remove();
    if (this.loading === 'eager') {
      this.#start();
    } else {
      this.#observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#start(), { rootMargin: NEAR });
      this.#observer.observe(this);
    }
  }

  disconnectedCallback() {
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
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
  get ready() { return this.#ready; }

  /** The seed text itself, in place of `src`. */
  get text() { return this.#texts.text; }
  set text(value) { this.#setText('text', value); }

  /** The translation's seed text, in place of `translation-src`. */
  get translation() { return this.#texts.translation; }
  set translation(value) { this.#setText('translation', value); }

  /** All that is known of the article; `null` while there is none. */
  get analysis() {
    const json = this.#inside?.analysis();
    return json ? JSON.parse(json) : null;
  }

  /** Folds every quotation. */
  foldQuotes() { this.quotes = 'folded'; }

  /** Opens every quotation. */
  unfoldQuotes() { this.quotes = 'open'; }

  /** Goes to a place of the article by its id; answers whether there is one. */
  goTo(id) { return this.#inside?.goTo(String(id)) ?? false; }

  /** The article as one HTML file that needs nothing else, its images included unless `images` holds them back; `null` while there is none. */
  async savedPage() {
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

  /** A promise for the next text, if there is none yet. The one before may be rejected unheard. */
  #renew() {
    if (this.#unasked) return;
    this.#unasked = true;
    this.#settle?.reject(new SeedReaderError('replaced', 'Another text was set.'));
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.#ready.catch(() => {});
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
    const wanted = this.#wanted();
    if (!wanted) return;
    this.#show('loading');
    this.#emit('loadstart', {});
    let loaded;
    try {
      loaded = await load(this.constructor.base);
    } catch {
      if (asked === this.#asked) this.#fail('wasm', BROKEN[this.#spoken()]);
      return;
    }
    if (asked !== this.#asked || !this.isConnected) return;
    this.#enter(loaded);
    if ('text' in wanted) this.#inside.show(wanted.text, wanted.translation);
    else if (wanted.responses.some((r) => !r)) this.#inside.badAddress();
    else this.#inside.fetched(...wanted.responses);
  }

  /** What is to be shown: texts, or responses that are on their way already while the inside is loading. */
  #wanted() {
    const inline = (css) => {
      const child = this.querySelector(`:scope > :is(template, script[type="text/plain"])${css}`);
      return child && (child.localName === 'template' ? child.innerHTML : child.textContent).trim();
    };
    const text = this.#texts.text ?? inline(':not([data-translation])');
    if (text !== undefined && text !== null) return { text, translation: this.#texts.translation ?? inline('[data-translation]') ?? undefined };
    if (!this.src) return null;
    const request = (address) => {
      const url = URL.canParse(address, document.baseURI) && new URL(address, document.baseURI);
      if (!url || !['http:', 'https:', 'blob:'].includes(url.protocol)) return null;
      const response = fetch(url, { signal: this.#abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
      response.catch(() => {});
      return response;
    };
    return { responses: [this.src, this.translationSrc].filter(Boolean).map(request) };
  }

  /** Puts the inside into the element. */
  #enter({ core, sheets: [article, tools] }) {
    adopt(this.getRootNode(), article);
    adopt(this.shadowRoot, tools);
    if (this.#inside) return;
    this.#page = document.createElement('div');
    this.#page.slot = 'article';
    this.#page.addEventListener('toggle', (event) => this.#folded(event), true);
    this.#page.addEventListener('click', (event) => { this.#activated(event); this.#jump(event); });
    this.append(this.#page);
    this.#inside = new core.Inside(this, this.#page, this.#tools, (name, detail) => this.#report(name, detail));
    for (const name of Object.keys(SETTINGS)) this.#set(name);
    this.#inside.set('linkable', 'true');
  }

  /** Takes the inside out of the element, which leaves the page. */
  #leave() {
    this.#near = false;
    this.#observer?.disconnect();
    this.#abort?.abort();
    this.#asked++;
    this.#inside?.free();
    this.#inside = undefined;
    this.#page?.remove();
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
    const tag = this.interfaceLang || this.closest('[lang]')?.lang || document.documentElement.lang || navigator.language || 'en';
    if (!/^(zh|yue)/i.test(tag)) return 'en';
    return /hant|tw|hk|mo|^yue/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
  }

  #report(name, detail) {
    if (name === 'load') {
      this.#show('ready');
      this.#emit('load', detail);
      this.#settle.resolve();
    } else if (name === 'error') {
      this.#fail(detail.kind, detail.message);
    } else {
      this.#emit(name, detail);
    }
  }

  #fail(kind, message) {
    this.#show('error');
    this.#line.textContent = message;
    this.#line.lang = this.#spoken();
    this.#emit('error', { kind, message });
    this.#settle.reject(new SeedReaderError(kind, message));
  }

  #show(status) {
    this.#status = status;
    this.#frame.dataset.status = status;
    this.#line.textContent = '';
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #folded(event) {
    const fold = event.target;
    // Folds are open at first, and a browser says so: that is no change.
    if (!fold.matches?.('.sr-fold, .sr-fold-block') || (this.#folds.get(fold) ?? true) === fold.open) return;
    this.#folds.set(fold, fold.open);
    const quote = fold.querySelector('.sr-quote');
    this.#emit('quotetoggle', { id: quote?.id ?? null, open: fold.open });
  }

  #activated(event) {
    const link = event.target.closest?.('.sr-by, .sr-sources a');
    if (!link) return;
    const source = link.closest('li[data-source]')?.dataset.source ?? link.dataset.number;
    this.#emit('sourceactivate', { source: /^\d+$/.test(source) ? Number(source) : null, href: link.getAttribute('href') });
  }

  /** Links into the article: a browser follows them in the page's own tree only. */
  #jump(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && !event.defaultPrevented && this.getRootNode() !== document && this.goTo(link.hash.slice(1))) event.preventDefault();
  }
}

for (const [attribute, property] of Object.entries(PROPERTIES)) {
  Object.defineProperty(SeedReader.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute);
      const allowed = VALUES[attribute];
      return allowed && !allowed.includes(value) ? allowed[0] : value ?? '';
    },
    set(value) {
      if (value === null || value === undefined || value === '') this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
