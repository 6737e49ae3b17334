// What a reader does with a text that stands: finds words, goes from quotation to quotation, reads one speaker alone, has it read aloud, reads
// paragraph by paragraph, looks at pictures and notes. Fetched when the first of these is asked for; it only needs the page's nodes, so that it is
// plain JavaScript and weighs nothing at first. Each tool is a file of reading/; scripts/wasm.sh makes one of them.

import { Aloud } from './reading/aloud.js';
import { Finder } from './reading/find.js';
import { filter, follow, tie } from './reading/list.js';
import { dress } from './reading/look.js';
import { Page } from './reading/page.js';
import { panel } from './reading/panel.js';
import { Places } from './reading/places.js';
import { Quotations } from './reading/quotations.js';
import { click, keys, look, source } from './reading/windows.js';

class Reading {
  #page;
  #finder;
  #quotations;
  #aloud;
  #places;

  constructor(reader, words, act) {
    const page = (this.#page = new Page(reader, words, act));
    this.#finder = new Finder(page);
    this.#quotations = new Quotations(page);
    this.#aloud = new Aloud(page);
    this.#places = new Places(page);
    dress(reader.getRootNode());
    tie(page);
    follow(page, () => this.#paragraph());
    filter(page);
    const { signal, text } = page;
    text.addEventListener('click', (event) => click(page, event), { signal, capture: true });
    for (const picture of text.querySelectorAll('figure img')) {
      if (picture.closest('a')) continue;
      picture.tabIndex = 0;
      picture.setAttribute('role', 'button');
      if (!picture.alt) picture.setAttribute('aria-label', words.picture);
    }
    text.addEventListener('keydown', (event) => {
      if (event.target.localName !== 'img' || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      look(page, event.target);
    }, { signal });
  }

  /** The reader shows another text: nothing of this one goes on. */
  end() {
    this.#aloud.hush();
    this.#page.end();
    this.#finder.end();
  }

  /** The words of the interface, in its language. */
  say(words) {
    this.#page.words = words;
    this.#quotations.say();
  }

  /** Shows the panel with a list, or takes it away where that list is in view. */
  panel(list) {
    panel(this.#page, list);
  }

  find() {
    this.#finder.open();
  }

  /** One speaker is read alone, or nobody. */
  picked(source) {
    this.#quotations.picked(source);
  }

  step(by) {
    this.#quotations.step(by);
  }

  keys() {
    keys(this.#page);
  }

  source(text) {
    source(this.#page, text);
  }

  look(picture) {
    look(this.#page, picture);
  }

  listen() {
    return this.#aloud.listen();
  }

  hush() {
    this.#aloud.hush();
  }

  remember(key) {
    this.#places.remember(key);
  }

  get place() {
    return this.#places.place;
  }

  offer(place) {
    this.#places.offer(place);
  }

  /** Does what a key stands for; answers whether it stands for anything. */
  key(key) {
    if (key === 'j' || key === 'k') {
      this.step(key === 'j' ? 1 : -1);
      if (this.#page.opened('only')) this.#quotations.say();
    } else if (key === '/') this.find();
    else if (key === '?') this.keys();
    else if (key === 'f') this.#page.act('fold');
    else if (key === 'w') this.#page.act('panel');
    else if (key === 'Escape' && this.#aloud.isReading) this.hush();
    else if (key === 'Escape' && this.#quotations.isPicked) this.#page.act('unpick');
    else return false;
    return true;
  }

  /** Everything but the paragraph that is read steps back, or all is as it was. */
  focus() {
    const on = this.#page.reader.querySelector('.sr-layout').toggleAttribute('data-focus');
    this.#paragraph();
    return on;
  }

  #paragraph() {
    const page = this.#page;
    if (!page.reader.querySelector('.sr-layout[data-focus]')) return;
    // The one at the middle of the window, or the last above it; at the top of the page the first.
    const blocks = page.blocks().filter((block) => !block.matches('.sr-head'));
    const read = blocks.findLast((block) => block.getBoundingClientRect().top <= innerHeight * 0.42) ?? blocks[0];
    for (const block of blocks) block.toggleAttribute('data-read', block === read);
  }
}

/** Attaches to a reader (`.sr-reader`); `words` is the interface's language and words by name, `act` is told what others have to do. */
export const attach = (reader, words, act) => new Reading(reader, words, act);
