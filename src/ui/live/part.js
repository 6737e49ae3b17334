// A part of the reader that is loaded when it is first used. It lies beside the reader: beside this file where that is in one with
// the reader's own, else four folders above it.
let base = new URL(import.meta.url.includes('/snippets/') ? '../../../../' : './', import.meta.url);
export const from = (url) => { base = new URL(url, document.baseURI) };
export const part = (file) => import(new URL(file, base));
