// What an element is to show: texts that its page holds, or responses that are on their way already while the rest is loading.
import { ask, fetched } from './load.js';

const inline = (element, css) => {
  const child = element.querySelector(`:scope > :is(template, script[type="text/plain"])${css}`);
  return child && (child.localName === 'template' ? child.innerHTML : child.textContent).trim();
};

const request = (address) => {
  const url = URL.canParse(address, document.baseURI) && new URL(address, document.baseURI);
  return url && ['http:', 'https:', 'blob:'].includes(url.protocol) ? url : null;
};

/** `texts` are those that were set; requests are ended by `signal`, and tell `progress` how much has come. Nothing where nothing is named. */
export function wantedBy(element, texts, signal, progress) {
  const text = texts.text ?? inline(element, ':not([data-translation])');
  if (text !== undefined && text !== null) {
    const translation = texts.translation ?? inline(element, '[data-translation]') ?? undefined;
    return { text, translation, plain: text, isPair: translation !== undefined };
  }
  if (!element.src) return null;
  const [address, ...others] = [element.src, element.translationSrc].filter(Boolean).map(request);
  const isPair = others.length > 0;
  const translations = others.map((url) => url && ask(url, signal));
  if (!address) return { responses: [null, ...translations], plain: '', isPair };
  const { response, text: plain } = fetched(address, signal, progress);
  return { responses: [response, ...translations], plain, isPair };
}
