// Comfort only: everything in this page works without it. Its hash stands in the page's policy. It is written into the page as one line, so every
// statement ends in a semicolon and every comment is a line.
(() => {
  const all = (css) => [...document.querySelectorAll(css)];
  // Storage may be forbidden to pages from a disk.
  const stored = (key, value) => {
    try {
      return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
    } catch {
      return null;
    }
  };
  for (const radio of all('.sr-saved-bar input')) {
    if (stored(radio.name) === radio.value) radio.checked = true;
    radio.addEventListener('change', () => stored(radio.name, radio.value));
  }

  const texts = all('template[data-sha256]');
  const bytes = ({ content, dataset }) =>
    dataset.encoding === 'base64'
      ? Uint8Array.from(atob(content.textContent.trim()), (c) => c.charCodeAt(0))
      : new TextEncoder().encode(content.textContent);
  const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
  const verify = async (words) => {
    if (!globalThis.crypto?.subtle) return words.cannot;
    for (const text of texts) {
      const hash = hex(await crypto.subtle.digest('SHA-256', bytes(text)));
      // Both what the page shows and what it says of the text itself.
      if (hash !== text.dataset.sha256 || !all('.sr-origin code').some((e) => e.textContent === hash)) return words.bad;
    }
    return words.good;
  };
  const copy = async (words) => {
    const plain = texts.map((text) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(text))).join('\n\n');
    const taken = (event) => {
      event.clipboardData.setData('text/plain', plain);
      event.preventDefault();
    };
    document.addEventListener('copy', taken, { once: true });
    if (document.execCommand('copy')) return words.good;
    return navigator.clipboard ? navigator.clipboard.writeText(plain).then(() => words.good, () => words.bad) : words.bad;
  };
  const fold = (words, button) => {
    const folds = all('.sr-fold, .sr-fold-block');
    const open = !folds.some((e) => e.open);
    for (const e of folds) e.open = open;
    words.own ??= button.textContent;
    button.textContent = open ? words.own : words.other;
  };
  const actions = { verify, copy, fold };
  for (const button of all('[data-do]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const answer = await actions[button.dataset.do](button.dataset, button);
      if (answer) document.querySelector('.sr-answer').textContent = answer;
    });
  }
})();
