// How the tools look: one sheet for each root that they stand in.

const SHEET = `
.sr-strip { position: sticky; z-index: 3; inset-block-start: var(--sr-top); block-size: 0; }
.sr-strip > div { position: absolute; inset-block-start: 8px; inset-inline: 12px; display: flex; gap: 4px; align-items: center; inline-size: fit-content; max-inline-size: calc(100% - 24px);
  box-sizing: border-box; margin-inline: auto; padding: 4px 6px 4px 14px; border: 1px solid var(--sr-edge); border-radius: 12px; background: var(--sr-paper);
  box-shadow: 0 4px 16px var(--sr-shade); color: var(--sr-ink); font: calc(0.875 * var(--sr-rem)) / 1.4 var(--sr-font-ui); }
.sr-strip button { min-inline-size: 36px; min-block-size: 36px; padding: 0 8px; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; cursor: pointer; }
.sr-strip button:hover, .sr-strip button[aria-pressed=true] { background: var(--sr-panel); }
.sr-strip button[aria-pressed=true] { color: var(--sr-accent); }
.sr-strip :is(button, input):focus-visible { outline: 2px solid var(--sr-focus); outline-offset: -2px; }
.sr-strip output { color: var(--sr-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.sr-strip input { min-inline-size: 5em; inline-size: 14em; min-block-size: 36px; border: 0; background: none; color: inherit; font: inherit; }
.sr-strip .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
.sr-strip input::-webkit-search-cancel-button { display: none; }
@container sr (min-width: 1120px) {
  .sr-strip:has(~ .sr-layout:not([data-panel="closed"], [data-view="side"]:has(.sr-row))) > div { inset-inline-end: calc(var(--sr-aside) + 12px); max-inline-size: calc(100% - var(--sr-aside) - 24px); }
}
@media (pointer: coarse) { .sr-strip :is(button, input) { min-inline-size: 44px; min-block-size: 44px; } }
@media (max-width: 640px) {
  .sr-strip > div { inline-size: auto; padding-inline-start: 10px; }
  .sr-strip :is(input, .who) { flex: 1 1 4em; min-inline-size: 3em; inline-size: 4em; }
  .sr-strip[data-strip=find] > div { flex-wrap: wrap; }
  .sr-strip[data-strip=find] .only { order: 1; flex: 1 0 60%; text-align: start; }
}
.sr-layout.sr-layout[data-panel="closed"] { grid-template-columns: minmax(var(--sr-margin), 1fr) minmax(0, var(--sr-measure)) minmax(var(--sr-margin), 1fr); }
.sr-layout[data-panel="closed"] > .sr-aside { display: none; }
.sr-aside[popover] { position: fixed; inset: auto 0 0; box-sizing: border-box; inline-size: auto; max-inline-size: none; block-size: 86dvh; margin: 0; padding: 0 0 env(safe-area-inset-bottom);
  overflow-y: auto; overscroll-behavior: contain; border: 0; border-radius: 16px 16px 0 0; background: var(--sr-paper); color: var(--sr-ink); box-shadow: 0 -8px 32px var(--sr-shade); }
.sr-aside[popover]::backdrop { background: rgb(0 0 0 / 32%); }
.sr-aside[popover] > .sr-sources > .sr-tabs { padding-block-start: 18px; }
.sr-aside[popover] .sr-tabs::before { content: ""; position: absolute; inset: 7px 0 auto; inline-size: 32px; block-size: 4px; margin-inline: auto; border-radius: 2px; background: var(--sr-edge); }
.sr-close { inline-size: 44px; block-size: 44px; margin-inline-start: auto; padding: 0; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; text-align: center; cursor: pointer; }
.sr-close:hover { background: var(--sr-panel); }
@media (min-width: 768px) {
  .sr-aside[popover] > .sr-sources > .sr-tabs { padding-block-start: 8px; }
  .sr-aside[popover] .sr-tabs::before { display: none; }
  .sr-aside[popover] { inset: 0 0 0 auto; inline-size: var(--sr-aside); block-size: 100dvh; border-radius: 0; box-shadow: -8px 0 32px var(--sr-shade); }
  .sr-aside[popover]::backdrop { background: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .sr-aside[popover] { transition: translate 200ms cubic-bezier(.2, 0, 0, 1); }
  @starting-style { .sr-aside[popover] { translate: 0 30%; } }
}
.sr-people > li:has(.sr-words > li[hidden]):not(:has(.sr-words > li:not([hidden]))) { display: none; }
::highlight(sr-found) { background: light-dark(#f6d98a, #6b5416); color: light-dark(#1f1d1a, #fff); }
::highlight(sr-here) { background: var(--sr-accent); color: var(--sr-on-accent); }
::highlight(sr-spoken) { background: var(--sr-tint); text-decoration: underline 2px var(--sr-accent); }
[data-focus] :is(.sr-article, .sr-part) > :not([data-read], .sr-head, .sr-part) { color: color-mix(in srgb, var(--sr-ink) 72%, var(--sr-paper)); }
.sr-sheet { box-sizing: border-box; max-inline-size: min(92vw, 26rem); max-block-size: 80vh; padding: 16px 20px 20px; border: 1px solid var(--sr-line); border-radius: 12px;
  background: var(--sr-paper); color: var(--sr-ink); font: calc(0.9375 * var(--sr-rem)) / 1.6 var(--sr-font-ui); box-shadow: 0 8px 40px var(--sr-shade); }
.sr-sheet::backdrop, .sr-look::backdrop { background: rgb(0 0 0 / 45%); }
.sr-raw { max-inline-size: min(92vw, 52rem); }
.sr-raw pre { max-block-size: 60vh; margin: 0; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: calc(0.8125 * var(--sr-rem)) / 1.6 var(--sr-font-code); }
.sr-sheet header { display: flex; gap: 16px; align-items: center; margin: -6px -8px 8px 0; }
.sr-sheet h2 { margin: 0; font-size: 1.1em; }
.sr-sheet dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0; }
.sr-sheet dd { margin: 0; }
.sr-sheet kbd { display: inline-block; min-inline-size: 1.4em; padding: 0 0.4em; border: 1px solid var(--sr-edge); border-radius: 5px; font: inherit; text-align: center; }
.sr-look { max-inline-size: 100vw; max-block-size: 100vh; inline-size: 100vw; block-size: 100vh; margin: 0; padding: 0; border: 0; background: #111; color: #eee; }
.sr-look img { display: block; inline-size: 100vw; max-inline-size: none; block-size: 100vh; object-fit: contain; cursor: zoom-out; touch-action: pinch-zoom; }
.sr-look p { position: absolute; inset: auto 0 0; margin: 0; padding: 10px 16px; background: rgb(0 0 0 / 65%); font: 14px / 1.5 var(--sr-font-ui); }
.sr-look button { position: absolute; inset: 8px 8px auto auto; inline-size: 44px; block-size: 44px; border: 0; border-radius: 22px; background: rgb(0 0 0 / 60%); color: #fff; font: 20px / 1 var(--sr-font-ui); cursor: pointer; }
.sr-note { position: fixed; box-sizing: border-box; inline-size: min(26rem, calc(100vw - 24px)); max-block-size: 40vh; margin: 0; padding: 10px 16px; overflow-y: auto; border: 1px solid var(--sr-line);
  border-radius: 10px; background: var(--sr-paper); color: var(--sr-ink); font: calc(0.9375 * var(--sr-rem)) / 1.7 var(--sr-font-hans); box-shadow: 0 8px 32px var(--sr-shade); }
@media (forced-colors: active) { .sr-strip > div, .sr-note { outline: 1px solid; } }
.sr-article figure img[tabindex] { cursor: zoom-in; }
@media print { .sr-strip { display: none; } }
`;

let sheet;
/** Gives the sheet to the page or the shadow that the reader stands in. */
export const dress = (root) => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
