export type SeedReaderView = 'side' | 'original' | 'translation' | 'interleaved' | 'peek';
export type SeedReaderStatus = 'idle' | 'loading' | 'ready' | 'error';
export type SeedReaderErrorKind =
  | 'address' | 'refused' | 'status' | 'empty' | 'too-large' | 'not-text' | 'unreadable' | 'part' | 'wasm' | 'stopped' | 'replaced';

/** Why a text is not shown. */
export class SeedReaderError extends Error {
  readonly kind: SeedReaderErrorKind;
}

export interface SeedReaderQuote {
  block: number;
  /** Unicode scalar offsets into the block's text, marks excluded. */
  start: number;
  end: number;
  text: string;
  kind: 'speech' | 'term';
  speaker: string | null;
  /** Who says it together with the speaker; absent where the speaker speaks alone. */
  with?: string[];
  cue: string | null;
  /** 0 to 1. */
  confidence: number;
  /** The same in words: the article says so, most likely, perhaps not; null where nobody is told. */
  certainty: 'sure' | 'likely' | 'unsure' | null;
  /** Whose it is not, as the reader of this page has said: then `speaker` is null. Null where nothing was called wrong. */
  denied: string | null;
}

export interface SeedReaderSource {
  name: string;
  kind: 'person' | 'organisation' | 'outlet' | 'document' | 'link' | 'image' | 'article';
  latin: string | null;
  affiliation: string | null;
  url: string | null;
  /** Indices into the quotes. */
  quotes: number[];
}

export interface SeedReaderAnalysis {
  document: {
    title: string;
    url: string | null;
    /** Epoch milliseconds. */
    archived: number | null;
    published: string | null;
    published_text: string | null;
    /** Who wrote it, as its header or its body says: a person, or the outlet. */
    byline: string | null;
    outlet: string | null;
    tags: string[];
    summary: string | null;
    /** The copy that a web archive keeps. */
    archive_url: string | null;
    translator: string | null;
    original_title: string | null;
    /** What else the header says. */
    metadata: { key: string; value: string }[];
    lang: 'zh-Hans' | 'zh-Hant' | 'en' | 'und';
    /** `related`: a list of other articles, beside this one. */
    blocks: { type: string; lang: string; text: string; related?: true }[];
  };
  quotes: SeedReaderQuote[];
  sources: SeedReaderSource[];
  /** `url`: where a picture or a frame that is not shown was to be found. */
  dropped: { reason: string; text: string; url?: string }[];
  warnings: { kind: string; start: number; end: number }[];
}

export interface SeedReaderEventMap {
  loadstart: CustomEvent<Record<string, never>>;
  progress: CustomEvent<{ loaded: number; total: number | null }>;
  load: CustomEvent<{ parallel: boolean }>;
  /** Also whenever the reader calls an attribution wrong, or takes that back: `analysis` is another then. */
  analysed: CustomEvent<{ parallel: boolean }>;
  error: CustomEvent<{ kind: SeedReaderErrorKind; message: string }>;
  quotetoggle: CustomEvent<{ id: string | null; open: boolean }>;
  viewchange: CustomEvent<{ view: SeedReaderView }>;
  sourceactivate: CustomEvent<{ source: number | null; href: string | null }>;
}

export class SeedReader extends HTMLElement {
  /** Where the package's files lie, where that is not beside this module. */
  static base: string | undefined;
  src: string;
  translationSrc: string;
  view: SeedReaderView;
  quotes: 'open' | 'folded';
  images: 'load' | 'click' | 'none';
  theme: 'auto' | 'light' | 'dark' | 'sepia';
  interfaceLang: string;
  toolbar: 'full' | 'compact' | 'none';
  loading: 'lazy' | 'eager';
  /** The seed text itself, in place of `src`. */
  text: string | undefined;
  translation: string | undefined;
  readonly status: SeedReaderStatus;
  /** Resolves when the text set last stands in the page; rejects with a `SeedReaderError`. */
  readonly ready: Promise<void>;
  /** Resolves when all that is known of that text stands there too: who said what, the sources; rejects with a `SeedReaderError`. */
  readonly analysed: Promise<void>;
  /** Has the first file fetched, before an element asks for it. */
  static preload(): void;
  /** `null` before `analysed`. */
  readonly analysis: SeedReaderAnalysis | null;
  foldQuotes(): void;
  unfoldQuotes(): void;
  /** Goes to a place of the article by its id; answers whether there is one. */
  goTo(id: string): boolean;
  /** The article as one HTML file that needs nothing else, its images included unless `images` holds them back; `null` while there is none. */
  savedPage(): Promise<string | null>;
  addEventListener<K extends keyof SeedReaderEventMap>(
    type: K, listener: (this: SeedReader, event: SeedReaderEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'seed-reader': SeedReader;
  }
}
