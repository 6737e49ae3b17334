// The place that a text is written into before anything else of the reader is there.
import { make } from './nodes.js';

/** The text, and the part of it that is being written. */
let text, root;

const inside = (parent, tag, name) => {
  const made = parent.appendChild(document.createElement(tag));
  made.className = name;
  return made;
};

/** Makes a reader in `place`, whose ids start with `prefix`: its text, in `lang`, and what stands beside it. */
export const frame = (place, prefix, lang) => {
  const layout = inside(inside(place, 'div', 'sr-reader'), 'div', 'sr-layout');
  const article = inside(layout, 'article', 'sr-article');
  article.id = `${prefix}text`;
  article.setAttribute('tabindex', '-1');
  article.setAttribute('lang', lang);
  inside(layout, 'aside', 'sr-aside');
  return article;
};

/** Makes a reader, and goes on in its text. */
export const begin = (...where) => { root = text = frame(...where); };

/** Goes on in a new part of the text, which is laid out where it is looked at. */
export const part = () => { root = inside(text, 'div', 'sr-part'); };

export const fill = (strings, steps) => make(root, strings, steps);

/** How far the reader's clock is from UTC at a moment: minutes west of it. */
export const offset = (at) => new Date(at).getTimezoneOffset();
