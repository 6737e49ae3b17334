// What the tools share: the nodes they work on, the words of the interface, and the strips over the text.

/** An element with attributes; a function among them listens. */
export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

/** Whether less motion is asked for. */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class Page {
  #strips = {};
  #end = new AbortController();

  constructor(reader, words, act) {
    this.reader = reader;
    this.text = reader.querySelector('.sr-article');
    this.aside = reader.querySelector('.sr-aside');
    /** The interface's language (`lang`) and words, by name. */
    this.words = words;
    /** Tells others what they have to do. */
    this.act = act;
  }

  /** Ends with the text: whatever listens listens until then. */
  get signal() {
    return this.#end.signal;
  }

  end() {
    this.#end.abort();
    for (const name of Object.keys(this.#strips)) this.close(name);
  }

  /** What a link within the article leads to. */
  target(link) {
    return link && this.reader.getRootNode().getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  /** The list's rows with their quotations in the text. */
  rows() {
    return [...this.aside.querySelectorAll('.sr-words > li')].map((row) => ({ row, quotes: [...row.querySelectorAll('.sr-jump')].map((a) => this.target(a)).filter(Boolean) }));
  }

  blocks() {
    return [...this.text.children].flatMap((block) => (block.matches('.sr-part') ? [...block.children] : [block]));
  }

  button(sign, label, click) {
    return element('button', { type: 'button', 'aria-label': label, title: label, click }, sign);
  }

  /** Opens a strip over the text, in place of the one of that name. */
  strip(name, ...children) {
    this.close(name);
    const strip = element('div', { class: 'sr-strip', 'data-strip': name, lang: this.words.lang }, element('div', { role: name === 'find' ? 'search' : 'group' }, ...children));
    this.#strips[name] = strip;
    this.reader.prepend(strip);
    return strip;
  }

  /** The strip of a name that is open. */
  opened(name) {
    return this.#strips[name];
  }

  close(name) {
    this.#strips[name]?.remove();
    delete this.#strips[name];
  }
}
