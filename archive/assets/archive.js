// Comfort only: every page works without it.
(() => {
  const root = document.documentElement;
  const all = (css) => [...document.querySelectorAll(css)];
  // Storage may be forbidden to pages from a disk.
  const stored = (key, value) => {
    try {
      return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
    } catch {
      return null;
    }
  };
  // Before anything is shown, so that a dark page does not begin light. The radio button takes over once it is there.
  const theme = stored('sr-data-theme');
  if (['light', 'dark', 'sepia'].includes(theme)) root.setAttribute('data-chosen', theme);

  const radios = () => {
    for (const radio of all('input[type=radio][name^=sr-data-]')) {
      if (stored(radio.name) === radio.value) radio.checked = true;
      radio.addEventListener('change', () => stored(radio.name, radio.value));
    }
    root.removeAttribute('data-chosen');
  };

  const folds = () => {
    for (const button of all('[data-do=fold]')) {
      const texts = all('.sr-fold, .sr-fold-block');
      button.hidden = texts.length === 0;
      const own = button.textContent;
      button.addEventListener('click', () => {
        const open = !texts.some((e) => e.open);
        for (const e of texts) e.open = open;
        button.textContent = open ? own : button.dataset.other;
      });
    }
  };

  // A list of names that is narrowed as one types.
  const narrow = () => {
    for (const field of all('[data-narrow]')) {
      field.parentElement.hidden = false;
      const rows = all('.ar-table > li').map((row) => [row, row.textContent.toLowerCase()]);
      field.addEventListener('input', () => {
        const wanted = field.value.trim().toLowerCase();
        for (const [row, text] of rows) row.hidden = !text.includes(wanted);
      });
    }
  };

  // What a link leads to may stand in a fold.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let e = target; e; e = e.parentElement) if (e.localName === 'details') e.open = true;
    target?.scrollIntoView({ block: 'center' });
  };

  document.addEventListener('DOMContentLoaded', () => {
    radios();
    folds();
    narrow();
    if (location.hash) unfold();
  });
  addEventListener('hashchange', unfold);
})();
