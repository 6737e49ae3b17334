// Windows over the text: the keys, the text as it came, pictures and notes.

import { element } from './page.js';

const dialog = (page, name, ...children) => {
  const made = element('dialog', { class: name, lang: page.words.lang, close: () => made.remove(), click: (event) => event.target === made && made.close() }, ...children);
  page.reader.append(made);
  made.showModal();
  return made;
};

/** A window over the page, under a heading. */
const sheet = (page, words, content) => {
  const close = page.button('✕', page.words.close, () => made.close());
  close.className = 'sr-close';
  const heading = element('h2', { id: 'sr-sheet-title' }, words);
  const made = dialog(page, 'sr-sheet', element('header', {}, heading, close), content);
  made.setAttribute('aria-labelledby', heading.id);
  return made;
};

/** The keys, as a sheet. */
export const keys = (page) => {
  const rows = [['j', page.words.next_quotation], ['k', page.words.previous_quotation], ['f', page.words.fold], ['w', page.words.panel], ['/', page.words.find], ['?', page.words.keys], ['Esc', page.words.close]];
  const list = element('dl', {}, ...rows.flatMap(([key, words]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, words)]));
  sheet(page, page.words.keys, list);
};

/** The text as it came, whatever can be made of it. */
export const source = (page, text) => {
  sheet(page, page.words.source, element('pre', { tabindex: '0' }, text)).classList.add('sr-raw');
};

/** A picture as large as the window, with its caption. */
export const look = (page, picture) => {
  const caption = picture.closest('figure').querySelector('figcaption')?.textContent.trim() ?? '';
  const large = element('img', { src: picture.currentSrc || picture.src, alt: picture.alt, referrerpolicy: 'no-referrer' });
  const made = dialog(page, 'sr-look', large, page.button('✕', page.words.close, () => made.close()));
  made.setAttribute('aria-label', caption || picture.alt || page.words.picture);
  if (caption) made.append(element('p', { lang: page.text.lang }, caption));
  large.addEventListener('click', () => made.close());
};

/** A note beside its link. */
const showNote = (page, link, note) => {
  const shown = note.cloneNode(true);
  for (const e of [shown, ...shown.querySelectorAll('[id]')]) e.removeAttribute('id');
  const card = element('div', { class: 'sr-note', popover: 'auto', role: 'note', tabindex: '-1', lang: page.text.lang, toggle: (event) => event.newState === 'closed' && card.remove() }, ...shown.childNodes);
  page.reader.append(card);
  card.showPopover({ source: link });
  const place = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const top = place.bottom + 8 + height < innerHeight ? place.bottom + 8 : place.top - 8 - height;
  card.style.left = `${Math.max(12, Math.min(place.left - width / 2, document.documentElement.clientWidth - width - 12))}px`;
  card.style.top = `${Math.max(12, top)}px`;
  card.style.margin = '0';
  card.focus({ preventScroll: true });
};

/** A click in the text: a picture becomes large, a note is shown where one reads. */
export const click = (page, event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const picture = event.target.closest?.('figure img');
  if (picture && picture.naturalWidth > 0 && !picture.closest('a')) return look(page, picture);
  const link = event.target.closest?.('.sr-article a[href^="#"]:not(.sr-by, .sr-jump)');
  const note = link && page.target(link)?.closest('li, p, .sr-paragraph, td');
  // The way back from a note leads up: that is a jump.
  if (note && link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING && !note.contains(link)) {
    event.preventDefault();
    event.stopPropagation();
    showNote(page, link, note);
  }
};
