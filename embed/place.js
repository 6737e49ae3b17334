// Where an article stands: in the element's light tree, in its own slot. What a reader does to it is told to the page.

/** Makes the place; `emit` sends an event of the element's, `jump` follows a link into the article. */
export function makePlace(emit, jump) {
  const place = document.createElement('div'), folds = new WeakMap();
  place.slot = 'article';
  // Before the inside is there, too.
  place.addEventListener('error', ({ target }) => {
    if (target.localName === 'img') target.parentElement?.setAttribute('data-missing', '');
  }, true);
  place.addEventListener('toggle', ({ target: fold }) => {
    // Folds are open at first, and a browser says so: that is no change.
    if (!fold.matches?.('.sr-fold, .sr-fold-block') || (folds.get(fold) ?? true) === fold.open) return;
    folds.set(fold, fold.open);
    emit('quotetoggle', { id: fold.querySelector('.sr-quote')?.id ?? null, open: fold.open });
  }, true);
  place.addEventListener('click', (event) => {
    const link = event.target.closest?.('.sr-by, .sr-sources a');
    if (link) {
      const source = link.closest('li[data-source]')?.dataset.source ?? link.dataset.number;
      emit('sourceactivate', { source: /^\d+$/.test(source) ? Number(source) : null, href: link.getAttribute('href') });
    }
    jump(event);
  });
  return place;
}
