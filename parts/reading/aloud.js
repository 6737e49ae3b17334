// The text read aloud.

import { element, still } from './page.js';
import { gather, mark, range } from './text.js';

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

export class Aloud {
  #voice;

  constructor(page) {
    this.page = page;
  }

  get isReading() {
    return Boolean(this.#voice);
  }

  /** Reads on from where one is, with the device's own voices: one for the text, another for quotations, where there are two. */
  async listen() {
    const { page } = this;
    if (this.#voice) return this.hush();
    const speech = globalThis.speechSynthesis;
    const voice = (this.#voice = { turn: 0, stop: () => speech?.cancel() });
    const lang = page.text.lang.slice(0, 2) || 'zh';
    const voices = (await spoken(speech)).filter((v) => v.localService && v.lang.slice(0, 2) === lang);
    if (this.#voice !== voice) return;
    if (!voices.length) {
      this.#voice = undefined;
      return page.act('say', page.words.no_voice);
    }
    const text = gather(page.text);
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
    const pause = page.button('❚❚', page.words.pause, () => {
      const halted = pause.getAttribute('aria-pressed') === 'true';
      if (halted) speech.resume();
      else speech.pause();
      pause.setAttribute('aria-pressed', String(!halted));
    });
    page.strip('listen', element('span', { class: 'who' }, page.words.listening), count, page.button('‹', page.words.previous, () => skip(-1)), pause, page.button('›', page.words.next, () => skip(1)),
      page.button('✕', page.words.close, () => this.hush()));
    next();
  }

  hush() {
    const voice = this.#voice;
    if (!voice) return;
    this.#voice = undefined;
    voice.stop();
    mark('sr-spoken', []);
    this.page.close('listen');
  }
}
