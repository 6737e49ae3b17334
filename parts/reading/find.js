// Finds words in the text.

import { element } from './page.js';
import { gather, mark, range } from './text.js';

export class Finder {
  #found = [];
  #at = -1;

  constructor(page) {
    this.page = page;
  }

  /** Highlights are the page's: what another reader marks is not this one's to end. */
  end() {
    if (this.#found.length) for (const name of ['sr-found', 'sr-here']) mark(name, []);
  }

  /** Opens the field, or goes to it: all places of what is written in it are marked. */
  open() {
    const { page } = this;
    const open = page.opened('find')?.querySelector('input');
    if (open) {
      open.select();
      open.focus();
      return;
    }
    const before = page.reader.getRootNode().activeElement;
    const count = element('output', { role: 'status' });
    let inside = false;
    const show = () => {
      count.textContent = this.#found.length ? `${this.#at + 1}/${this.#found.length}` : input.value ? page.words.nothing_found : '';
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
        const text = gather(page.text);
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
      page.close('find');
      before?.focus?.({ preventScroll: true });
    };
    const input = element('input', {
      type: 'search', enterkeyhint: 'search', 'aria-label': page.words.find, placeholder: page.words.find, input: search,
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
    } }, page.words.only_quotations);
    page.strip('find', input, count, only, page.button('‹', page.words.previous, () => step(-1)), page.button('›', page.words.next, () => step(1)), page.button('✕', page.words.close, close));
    input.focus();
  }
}
