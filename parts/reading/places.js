// Where one was in a text, and the way back.

import { element, still } from './page.js';

export class Places {
  #kept;

  constructor(page) {
    this.page = page;
  }

  /** Keeps the place of this text under `key`, and offers the one that was kept; as long as that is wanted (`seed-reader.remember-place`). */
  remember(key) {
    const { page } = this;
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
    const { signal } = page;
    addEventListener('pagehide', keep, { signal });
    document.addEventListener('visibilitychange', () => document.hidden && keep(), { signal });
    // Another text may be opened in this page.
    signal.addEventListener('abort', keep);
  }

  /** The paragraph in the middle of the window, by its number: what is kept to come back to. */
  get place() {
    const at = this.page.blocks().findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 3);
    return at > 1 ? at : 0;
  }

  /** Offers the way to where one was; never goes there unasked. */
  offer(place) {
    const { page } = this;
    const block = page.blocks()[place];
    if (!block) return;
    page.strip('offer', element('span', {}, page.words.was_here),
      element('button', { type: 'button', click: () => {
        page.close('offer');
        block.scrollIntoView({ block: 'center', behavior: still() ? 'instant' : 'smooth' });
      } }, page.words.go_there), page.button('✕', page.words.close, () => page.close('offer')));
  }
}
