// The list beside the text, and the text: tied to one another.

import { still } from './page.js';

/** What is pointed at in the one lights up in the other. */
export const tie = (page) => {
  const { signal } = page;
  let lit = [];
  const light = (elements) => {
    for (const e of lit) e.removeAttribute('data-lit');
    lit = elements;
    for (const e of lit) e.setAttribute('data-lit', '');
  };
  page.aside.addEventListener('pointerover', (event) => {
    const row = event.target.closest?.('.sr-words > li');
    light(row ? [...row.querySelectorAll('.sr-jump')].map((a) => page.target(a)).filter(Boolean) : []);
  }, { signal });
  page.aside.addEventListener('pointerleave', () => light([]), { signal });
  let of;
  page.text.addEventListener('pointerover', (event) => {
    const quote = event.target.closest?.('.sr-quote[data-said]');
    of ??= new Map(page.rows().flatMap(({ row, quotes }) => quotes.map((q) => [q, row])));
    light(quote && of.has(quote) ? [of.get(quote)] : []);
  }, { signal });
  page.text.addEventListener('pointerleave', () => light([]), { signal });
};

/** Marks the rows of what is in view, and the section that is read; the list goes along while nobody points at it. `scrolled` is told of each step. */
export const follow = (page, scrolled) => {
  if (!globalThis.IntersectionObserver) return;
  const { signal } = page;
  let pointed = false;
  page.aside.addEventListener('pointerenter', () => { pointed = true; }, { signal });
  page.aside.addEventListener('pointerleave', () => { pointed = false; }, { signal });
  const rows = new Map();
  for (const { row, quotes } of page.rows()) for (const quote of quotes) rows.set(quote, row);
  const seen = new Set();
  const here = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    const shown = new Set([...seen].map((quote) => rows.get(quote)));
    let first;
    for (const row of rows.values()) {
      const on = shown.has(row);
      row.toggleAttribute('data-here', on);
      if (on && row.checkVisibility?.() !== false) first ??= row;
    }
    // Only where the list has a scroll of its own: the page is not moved.
    if (first && !pointed && page.aside.scrollHeight > page.aside.clientHeight + 4 && getComputedStyle(page.aside).position === 'sticky') {
      const [list, row] = [page.aside.getBoundingClientRect(), first.getBoundingClientRect()];
      if (row.top < list.top + 60 || row.bottom > list.bottom) {
        page.aside.scrollTo({ top: page.aside.scrollTop + row.top - list.top - list.height / 3, behavior: still() ? 'instant' : 'smooth' });
      }
    }
  }, { rootMargin: '-20% 0px -45% 0px' });
  for (const quote of rows.keys()) here.observe(quote);

  const links = [...page.aside.querySelectorAll('.sr-contents .sr-jump')].map((link) => ({ link, heading: page.target(link) })).filter((l) => l.heading);
  const section = () => {
    const past = links.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight * 0.4).at(-1);
    for (const entry of links) {
      if (entry === past) entry.link.setAttribute('aria-current', 'location');
      else entry.link.removeAttribute('aria-current');
    }
    scrolled();
  };
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (!signal.aborted) section();
    });
  };
  addEventListener('scroll', soon, { signal, passive: true });
  section();
  signal.addEventListener('abort', () => here.disconnect());
};

/** The field over the list leaves the rows in view that hold what is written in it. */
export const filter = (page) => {
  const field = page.aside.querySelector('.sr-filter');
  if (!field) return;
  const rows = page.rows().map(({ row, quotes }) => {
    const person = row.closest('.sr-people > li')?.querySelector('h3')?.textContent ?? '';
    return { row, said: [person, ...quotes.map((q) => q.textContent)].join('\n').toLowerCase() };
  });
  const filter = () => {
    const wanted = field.value.trim().toLowerCase();
    for (const { row, said } of rows) row.hidden = !said.includes(wanted);
    if (wanted) for (const more of page.aside.querySelectorAll('.sr-more')) more.open = true;
  };
  field.addEventListener('input', filter, { signal: page.signal });
  // What was written before this was there.
  if (field.value) filter();
};
