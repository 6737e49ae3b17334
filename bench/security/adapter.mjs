// The element, for the harness of hostile input: it runs in a page of the package's own folder, and only drives the element.
const BASE = new URL('/', location.href);
/** In a page that is called so the text is its own translation too, so that both sides are hostile. */
const isPair = location.search === '?pair';

export async function setup() {
  const { SeedReader } = await import(new URL('seed-reader.js', BASE).href);
  if (!customElements.get('seed-reader')) customElements.define('seed-reader', SeedReader);
}

function reader(seed) {
  const element = document.createElement('seed-reader');
  element.setAttribute('loading', 'eager');
  element.text = seed;
  if (isPair) element.translation = seed;
  return element;
}

export async function render(seed, mount) {
  const element = reader(seed);
  mount.append(element);
  // A text that cannot be read is said to be so in the element: that is an outcome like any other.
  await element.analysed.catch(() => {});
}

/** The saved page, without pictures: they would be fetched to be put into it. */
export async function exportHtml(seed) {
  const element = reader(seed);
  element.images = 'none';
  document.body.append(element);
  try {
    await element.analysed;
    return await element.savedPage();
  } finally {
    element.remove();
  }
}

// Ids that the element numbers for each reader on the page.
export const own = { tag: 'seed-reader', idOk: /^sr\d*-/, globals: [] };
