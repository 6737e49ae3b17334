// Registers the element, unless this page has one of the same name already: the first one stays.
import { SeedReader } from './seed-reader.js';

// On its way before the first element is.
SeedReader.preload();
if (!customElements.get('seed-reader')) customElements.define('seed-reader', SeedReader);

export { SeedReader };
