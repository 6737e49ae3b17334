// The element, for the harness that holds it against what a page's author would use instead: until the text stands. The package
// lies in `assets/` (scripts/harness.sh puts it there).
export const meta = { title: 'S1 <seed-reader>, the text', safe: true, packages: [], later: ['any', 'core', 'split', 'chunk'] };

/** Where the harness serves `assets/`; asked for in the page only: the harness also reads this file outside one. */
const base = () => new URL('/a/seed-reader-text/', location.href);

export async function load() {
  const { SeedReader } = await import(/* @vite-ignore */ new URL('seed-reader.js', base()).href);
  SeedReader.preload();
  if (!customElements.get('seed-reader')) customElements.define('seed-reader', SeedReader);
}

export async function render(text, host) {
  const element = document.createElement('seed-reader');
  element.setAttribute('loading', 'eager');
  element.setAttribute('images', 'none');
  element.text = text;
  host.replaceChildren(element);
  await element.ready;
}
