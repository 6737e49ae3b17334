// The attributes of the <seed-reader> element, and the properties that stand for them.

/** Attributes that the inside follows. */
export const SETTINGS = { view: 'view', quotes: 'quotes', images: 'images', theme: 'theme', toolbar: 'toolbar', 'interface-lang': 'interfaceLang' };
/** Attributes that say what is read, and when. */
const SOURCES = { src: 'src', 'translation-src': 'translationSrc', loading: 'loading' };
export const PROPERTIES = { ...SETTINGS, ...SOURCES };
/** What an attribute may say; anything else counts as the first. */
const VALUES = {
  view: ['side', 'original', 'translation', 'interleaved', 'peek'],
  quotes: ['open', 'folded'],
  images: ['load', 'click', 'none'],
  theme: ['auto', 'light', 'dark', 'sepia'],
  toolbar: ['full', 'compact', 'none'],
  loading: ['lazy', 'eager'],
};

/** Gives a class its properties. */
export function reflect(prototype) {
  for (const [attribute, property] of Object.entries(PROPERTIES)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute);
        const allowed = VALUES[attribute];
        return allowed && !allowed.includes(value) ? allowed[0] : value ?? '';
      },
      set(value) {
        if (value === null || value === undefined || value === '') this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}
