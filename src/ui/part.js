// A part of the reader that is loaded when it is first used. It lies beside the reader, four folders above this file.
let base = new URL('../../../../', import.meta.url);
export const from = (url) => { base = new URL(url, document.baseURI) };
export const part = (file) => import(new URL(file, base));
