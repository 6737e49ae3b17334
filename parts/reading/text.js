// The text of an article as one string, and stretches of it that are marked (Custom Highlight API).

/** Marks ranges under a name; none takes the marks away. */
export const mark = (name, ranges) => {
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};

/** The text of an article as one string, and what of the page each stretch of it is. Blocks are kept apart, so that nothing is found across them. */
export const gather = (text) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = '';
  let block;
  let shown = true;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest('[data-interface], rt, .sr-missing, .sr-outlet')) continue;
    const own = parent.closest('p, .sr-paragraph, h1, h2, h3, h4, h5, h6, li, td, th, pre, figcaption > div, blockquote');
    if (own !== block) {
      all += '\n';
      // One of two languages may be out of view.
      shown = own?.checkVisibility?.() ?? true;
    }
    block = own;
    if (!shown) continue;
    nodes.push({ node, at: all.length });
    all += node.data;
  }
  return { all, nodes };
};

/** The range of a text (as `gather` gives it) between two places in its string. */
export const range = ({ nodes }, from, to) => {
  const find = (at, end) => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].at < at || (!end && nodes[middle].at === at)) low = middle;
      else high = middle - 1;
    }
    return nodes[low];
  };
  const [first, last] = [find(from, false), find(to, true)];
  const made = document.createRange();
  made.setStart(first.node, Math.min(from - first.at, first.node.length));
  made.setEnd(last.node, Math.min(to - last.at, last.node.length));
  return made;
};
