// The panel: beside the text, or over it.

/** The panel as a sheet over the text. */
const sheet = (page, radio) => {
  const aside = page.aside;
  const close = page.button('✕', page.words.close, () => aside.hidePopover());
  close.className = 'sr-close';
  aside.querySelector('.sr-tabs').append(close);
  aside.popover = 'auto';
  const opened = new AbortController();
  aside.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return;
    opened.abort();
    close.remove();
    aside.removeAttribute('popover');
    page.act('shown');
  }, { signal: opened.signal });
  // What it leads to is under it, on a phone.
  aside.addEventListener('click', (event) => {
    if (innerWidth < 768 && event.target.closest('.sr-jump')) aside.hidePopover();
  }, { signal: opened.signal, capture: true });
  aside.showPopover();
  aside.scrollTop = 0;
  radio.focus({ preventScroll: true });
  page.act('shown', 'sheet');
};

/** Shows the panel with a list, or takes it away where that list is in view. */
export const panel = (page, list) => {
  const layout = page.reader.querySelector('.sr-layout');
  const radio = page.aside.querySelector(`.sr-tabs [value="${list}"]`) ?? page.aside.querySelector('.sr-tabs input');
  if (!radio) return;
  const beside = layout.clientWidth >= 1120 && !(layout.dataset.view === 'side' && layout.querySelector('.sr-row'));
  const shown = beside ? layout.dataset.panel !== 'closed' : page.aside.matches(':popover-open');
  const away = shown && radio.checked;
  radio.checked = true;
  if (beside) {
    if (away) layout.dataset.panel = 'closed';
    else delete layout.dataset.panel;
    if (!away) radio.focus({ preventScroll: true });
    page.act('shown', away ? undefined : list);
  } else if (away) page.aside.hidePopover();
  else if (!shown) sheet(page, radio);
};
