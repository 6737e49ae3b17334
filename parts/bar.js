// The bar at the top of a phone, the page's or an element's: it goes as one reads down, and is back as soon as one scrolls up. Fetched with the first scroll of a narrow page.

const NARROW = matchMedia('(max-width: 640px)');
/** So far (CSS pixels) one way before it goes, the other before it is back: a thumb trembles. */
const AWAY = 24;
const BACK = 8;
const attached = new WeakSet();

/** Lets a bar that sticks to the top of the page go and come back: `data-away` says that it is away, `--away` how far. */
export const attach = (bar) => {
  if (attached.has(bar)) return;
  attached.add(bar);
  const gone = new AbortController();
  let last = Math.max(0, scrollY);
  let turned = last;
  let due = false;
  // Something in it is used, or what it opened.
  const isHeld = () => bar.querySelector(':focus-visible, :popover-open') !== null || document.querySelector('dialog[open], .sr-strip') !== null;
  const covers = () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || bar.contains(focused)) return false;
    const { top, bottom, height } = focused.getBoundingClientRect();
    return height < innerHeight / 2 && bottom > 0 && top < bar.offsetHeight;
  };
  const go = (away) => {
    if (away === bar.hasAttribute('data-away')) return;
    if (away) bar.style.setProperty('--away', `${-bar.offsetHeight}px`);
    bar.toggleAttribute('data-away', away);
  };
  const look = () => {
    due = false;
    // An element that left the page; in another place it is attached anew.
    if (!bar.isConnected) {
      attached.delete(bar);
      gone.abort();
      return;
    }
    const now = Math.max(0, scrollY);
    if (now > last !== last > turned) turned = last;
    last = now;
    // What it stands in has only begun to leave the window.
    const begins = bar.parentElement.getBoundingClientRect().top > -bar.offsetHeight;
    if (!NARROW.matches || begins || isHeld()) go(false);
    else if (now - turned > AWAY) go(true);
    // Focus stays in sight: what has it is not covered by what comes back.
    else if (turned - now > BACK && !covers()) go(false);
  };
  addEventListener('scroll', () => {
    if (due) return;
    due = true;
    requestAnimationFrame(look);
  }, { passive: true, signal: gone.signal });
  bar.addEventListener('focusin', (event) => event.target.matches(':focus-visible') && go(false), { signal: gone.signal });
  look();
};
