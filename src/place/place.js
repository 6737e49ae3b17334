// The place that a text is written into before anything else of the reader is there, and what the first file asks a browser for.
import { make } from './nodes.js';

/** The text, and the part of it that is being written. */
let text, root;

const inside = (parent, tag, name) => {
  const made = parent.appendChild(document.createElement(tag));
  made.className = name;
  return made;
};

/** Makes a reader in `place`, whose ids start with `prefix`, and goes on in its text. */
export const begin = (place, prefix, lang) => {
  const layout = inside(inside(place, 'div', 'sr-reader'), 'div', 'sr-layout');
  root = text = inside(layout, 'article', 'sr-article');
  text.id = `${prefix}text`;
  text.setAttribute('tabindex', '-1');
  text.setAttribute('lang', lang);
  inside(layout, 'aside', 'sr-aside');
};

/** Goes on in a new part of the text, which is laid out where it is looked at. */
export const part = () => { root = inside(text, 'div', 'sr-part'); };

export const fill = (strings, steps) => make(root, strings, steps);

/** How far the reader's clock is from UTC at a moment: minutes west of it. */
export const offset = (at) => new Date(at).getTimezoneOffset();

/** The browser is asked for so many names in one text; one that has more is somebody's attempt to keep it busy, and waits for the rest. */
const ASKED = 500;
const known = new Map();

/** What a character's name stands for: read by a document that runs and fetches nothing. */
export const entity = (name) => {
  if (!known.has(name)) {
    if (known.size >= ASKED) return '';
    known.set(name, new DOMParser().parseFromString(`&${name};`, 'text/html').documentElement.textContent);
  }
  return known.get(name);
};

/** Whether a text asked for more names than are looked up. */
export const tooManyEntities = () => {
  const many = known.size >= ASKED;
  if (many) known.clear();
  return many;
};

/** The form in which a host is sent; empty where it cannot be one. */
export const host = (name) => {
  try {
    return new URL(`https://${name}/`).hostname;
  } catch {
    return '';
  }
};
