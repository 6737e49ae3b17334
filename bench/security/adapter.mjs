// The element, for the harness of hostile input: it runs in a page of the package's own folder, and only drives the element.
const BASE = new URL('/', location.href);

export async function setup() {
  const { SeedReader } = await import(new URL('seed-reader.js', BASE).href);
  if (!customElements.get('seed-reader')) customElements.define('seed-reader', SeedReader);
}

export async function render(seed, mount) {
  const element = document.createElement('seed-reader');
  element.setAttribute('loading', 'eager');
  element.text = seed;
  mount.append(element);
  // A text that cannot be read is said to be so in the element: that is an outcome like any other.
  await element.ready.catch(() => {});
}

// Ids that the element numbers for each reader on the page.
export const own = { tag: 'seed-reader', idOk: /^sr\d*-/, globals: [] };
