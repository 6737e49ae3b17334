// For the app as one page, opened from a disk, where nothing can be fetched: what it would load stands in the page (scripts/offline.mjs).
import * as core from './core.js';
import { hold } from './load.js';

const held = (name) => {
  const holder = document.getElementById(`offline-${name}`), text = holder.textContent;
  holder.remove();
  return text;
};
const bytes = (encoded) => Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));

hold({ first: bytes(held('first')), second: bytes(held('core')), core });

// The samples are given an origin that nobody has, and are answered from here; so is what the second file asks for on request.
const texts = JSON.parse(held('samples')), parts = JSON.parse(held('parts'));
const nowhere = 'https://seed-reader.invalid/';
const Address = URL, request = fetch;
globalThis.URL = class extends Address {
  constructor(url, base) { super(url in texts ? nowhere + url : url, base); }
};
globalThis.fetch = async (url, options) => {
  const text = texts[String(url).replace(nowhere, '')];
  if (text !== undefined) return new Response(text);
  const part = parts[String(url).split('/').pop()];
  if (part) return new Response(bytes(part), { headers: { 'content-type': 'application/wasm' } });
  return request(url, options);
};
