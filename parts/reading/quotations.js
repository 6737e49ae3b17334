// From quotation to quotation: of all speakers, or of one who is read alone.

import { element, still } from './page.js';

export class Quotations {
  #quote;
  #picked;

  constructor(page) {
    this.page = page;
  }

  /** Whether one speaker is read alone. */
  get isPicked() {
    return this.#picked !== undefined && this.#picked !== null;
  }

  /** The words of the interface have changed. */
  say() {
    this.picked(this.#picked);
  }

  /** One speaker is read alone: who, where one is among their quotations, and the way out. */
  picked(source) {
    const { page } = this;
    this.#picked = source;
    if (source === undefined || source === null) return page.close('only');
    const name = page.aside.querySelector(`[data-source="${source}"] .sr-name`)?.textContent ?? '';
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
    page.strip('only', element('span', { class: 'who' }, page.words.only.replace('{}', name)), count,
      page.button('‹', page.words.previous, () => step(-1)), page.button('›', page.words.next, () => step(1)),
      page.button('✕', page.words.show_all, () => page.act('unpick')));
    show();
  }

  #quotes() {
    const css = this.#picked === undefined || this.#picked === null ? '.sr-quote[data-said]' : `.sr-quote[data-source~="${this.#picked}"]`;
    return [...this.page.text.querySelectorAll(css)].filter((q) => q.getClientRects().length > 0 || q.closest('details:not([open])'));
  }

  /** Goes to the next quotation, or the one before: of the speaker that is read alone, or of all. */
  step(by) {
    const { page } = this;
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
    const said = page.aside.querySelector(`[data-source="${quote.dataset.source}"] .sr-name`)?.textContent ?? page.words.unattributed;
    page.act('say', `${said}: ${quote.textContent}`);
  }
}
