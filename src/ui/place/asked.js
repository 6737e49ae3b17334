// What a browser is asked for, in place of tables.

/** So many names that a browser does not know are looked up in one text: one that has more is somebody's attempt to keep it busy. */
const UNKNOWN = 500;
const known = new Map();
let unknown = 0;

/** What a character's name stands for: read by a document that runs and fetches nothing. */
export const entity = (name) => {
  if (!known.has(name)) {
    if (unknown > UNKNOWN) return '';
    const said = new DOMParser().parseFromString(`&${name};`, 'text/html').documentElement.textContent;
    // Nothing that has a name is longer.
    if (said.length > 2) unknown++;
    known.set(name, said);
  }
  return known.get(name);
};

/** Another text is read: what is looked up for it is counted anew. */
export const newText = () => {
  if (known.size > 9999) known.clear();
  unknown = 0;
};

export const asksTooMuch = () => unknown > UNKNOWN;

/** The form in which a host is sent; empty where it cannot be one. */
export const host = (name) => {
  try {
    return new URL(`https://${name}/`).hostname;
  } catch {
    return '';
  }
};
