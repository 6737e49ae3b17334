// A part of the reader that is loaded when it is first used. `file` is relative to the page.
export const part = (file) => import(new URL(file, document.baseURI));
