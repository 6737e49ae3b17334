// Makes the nodes that dom.rs has written down: one call for many of them, in place of one for each and for each attribute.
const OPEN = 0, ATTRIBUTE = 1, TEXT = 2, CLOSE = 3, KEEP = 4;
const names = [];

/** A name of an element or an attribute; from then on it is called by its number, counted from 0. */
export const name = (word) => { names.push(word) };

const element = (name) =>
  name === 'svg' || name === 'path' ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);

/**
 * Makes nodes under `root`. A step is what to do and, above its three lowest bits, the number of a name or a length: strings
 * stand in `text` one behind another, in UTF-16 units. Nodes that are to be found again go into `kept`.
 */
export const make = (root, text, steps, kept) => {
  let top = root, last = root, at = 0;
  const next = (length) => text.slice(at, at += length);
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i], value = step >>> 3;
    switch (step & 7) {
      case OPEN: last = top = top.appendChild(element(names[value])); break;
      case ATTRIBUTE: top.setAttribute(names[value], next(steps[++i])); break;
      case TEXT: last = top.appendChild(document.createTextNode(next(value))); break;
      case CLOSE: if (top !== root) top = top.parentNode; break;
      case KEEP: kept.push(last);
    }
  }
};
