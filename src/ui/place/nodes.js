// Makes the nodes that dom.rs has written down: one call for many of them, in place of one for each and for each attribute.
const OPEN = 0, ATTRIBUTE = 1, TEXT = 2, CLOSE = 3, KEEP = 4;
const names = [];

/** A name of an element or an attribute: the number that it is called by from then on. (Programs share this list, one after another as well.) */
export const name = (word) => {
  const known = names.indexOf(word);
  return known < 0 ? names.push(word) - 1 : known;
};

const element = (name) =>
  name === 'svg' || name === 'path' ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);

/**
 * Makes nodes under `root`. A step is what to do and, above its three lowest bits, the number of a name or a length: strings
 * stand in `text` one behind another, in UTF-16 units. Nodes that are to be found again go into `kept`.
 */
export const make = (root, text, steps, kept) => {
  // Outside of the page, which would take note of every node and attribute.
  const made = new DocumentFragment();
  let top = made, last = made, at = 0;
  const next = (length) => text.slice(at, at += length);
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i], value = step >>> 3;
    switch (step & 7) {
      case OPEN: last = top = top.appendChild(element(names[value])); break;
      case ATTRIBUTE: top.setAttribute(names[value], next(steps[++i])); break;
      case TEXT: last = top.appendChild(document.createTextNode(next(value))); break;
      case CLOSE: if (top !== made) top = top.parentNode; break;
      case KEEP: kept.push(last);
    }
  }
  root.append(made);
};

/** What a reader may have changed since: it stays as it is. */
const KEPT = new Set(['open', 'src', 'data-held', 'data-missing']);

/**
 * Sets what is written into a tree that stands. An element that stands where one of the same name and class is written is that one, and
 * so is a text that begins with the words written: it is cut behind them. What is written and does not stand comes in; what stands
 * in an element and is not written goes, and so do its attributes. Words written into a new element are taken out of the text that stands
 * behind it; words that stand in an element which is not written any more are taken out of that.
 */
export class Standing {
  /** The element that is open, and what stands in it and was not yet met. */
  #top;
  #old;
  /** How many elements that are open are new. */
  #fresh = 0;

  constructor(root) {
    this.#top = root;
    this.#old = root.firstChild;
  }

  merge(text, steps, kept) {
    let last = this.#top, at = 0, written;
    const next = (length) => text.slice(at, at += length);
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i], value = step >>> 3;
      if (written && (step & 7) !== ATTRIBUTE && (step & 7) !== KEEP) {
        for (const name of this.#top.getAttributeNames()) if (!KEPT.has(name) && !written.has(name)) this.#top.removeAttribute(name);
        written = 0;
      }
      switch (step & 7) {
        case OPEN: {
          const named = (steps[i + 1] & 7) === ATTRIBUTE && names[steps[i + 1] >>> 3] === 'class';
          last = this.#open(names[value], named ? text.slice(at, at + steps[i + 2]) : '');
          if (!this.#fresh) written = new Set();
          break;
        }
        case ATTRIBUTE: {
          const name = names[value], said = next(steps[++i]);
          written?.add?.(name);
          if (this.#fresh || (!KEPT.has(name) && this.#top.getAttribute(name) !== said)) this.#top.setAttribute(name, said);
          break;
        }
        case TEXT: last = this.#text(next(value)); break;
        case CLOSE: this.#close(); break;
        case KEEP: kept.push(last);
      }
    }
  }

  #open(name, named) {
    const old = this.#old;
    if (!this.#fresh && old?.localName === name && (old.getAttribute('class') ?? '') === named) {
      this.#top = old;
      this.#old = old.firstChild;
    } else {
      const made = element(name);
      if (this.#fresh) this.#top.append(made);
      else this.#top.insertBefore(made, old);
      this.#top = made;
      this.#fresh++;
    }
    return this.#top;
  }

  #text(said) {
    const old = this.#old, data = !this.#fresh && old?.nodeType === Node.TEXT_NODE ? old.data : undefined;
    if (data?.startsWith(said) && data !== said) {
      this.#old = old.splitText(said.length);
      return old;
    }
    if (data !== undefined && (data === said || !said.startsWith(data))) {
      if (data !== said) old.data = said;
      this.#old = old.nextSibling;
      return old;
    }
    // Some of it stands in what is not written any more, or nowhere.
    this.#taken(said);
    return this.#top.insertBefore(document.createTextNode(said), this.#fresh ? null : this.#old);
  }

  /** Takes words out of what stands next: out of texts, and with the elements that hold nothing else. */
  #taken(said) {
    for (let old = this.#old; said && old; old = this.#old) {
      const data = old.textContent;
      if (old.nodeType === Node.TEXT_NODE && data.length > said.length && data.startsWith(said)) {
        // What is left is a node of its own: one that begins elsewhere than before would count as moved (layout shift).
        this.#old = old.splitText(said.length);
        old.remove();
        return;
      }
      if (!data || !said.startsWith(data)) return;
      said = said.slice(data.length);
      this.#old = old.nextSibling;
      old.remove();
    }
  }

  #close() {
    const closed = this.#top;
    this.#top = closed.parentNode;
    if (this.#fresh) this.#fresh--;
    else {
      while (this.#old) {
        const surplus = this.#old;
        this.#old = surplus.nextSibling;
        surplus.remove();
      }
      this.#old = closed.nextSibling;
    }
  }
}
