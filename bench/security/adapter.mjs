// The element, for the harness of hostile input: it runs in a page of the package's own folder, and only drives the element.
const BASE = new URL('/', location.href);
/** What the page is called with says what becomes of a text: nothing, `?pair` (it is its own translation too), `?front`,
 * `?markdown`; `?article` and `?index` judge those pages of an archive in the place of the saved page. */
const way = location.search.slice(1);

export async function setup() {
  const { SeedReader } = await import(new URL('seed-reader.js', BASE).href);
  if (!customElements.get('seed-reader')) customElements.define('seed-reader', SeedReader);
}

/** A text of megabytes is not repeated whole: how long that takes is measured elsewhere. */
const MOST = 20_000;

const header = (seed) => {
  const [, stamp = '', title = '', url = '', body = seed] = /^(<!--\d+-->\n)?\[([^\n]*)\]\(([^\n]*)\)\n-{3,}\n([^]*)$/.exec(seed) ?? [];
  return { stamp, title, url, body };
};

/** The same things in front matter: each value as it is, in quotes, and as a block; the text below, under its own header. */
function inFront(seed) {
  const { title, url, body } = header(seed);
  const value = body.slice(0, MOST), line = value.replaceAll('\n', ' ');
  return `---\ntitle: ${JSON.stringify(title || line)}\nauthor: ${line}\nfrom: ${url || line}\nsite: '${line.replaceAll("'", "''")}'\ntags: [${JSON.stringify(line)}, a]\n` +
    `summary: |\n${value.replace(/^/gm, '  ')}\n${JSON.stringify(line)}: ${JSON.stringify(line)}\n---\n${seed}`;
}

/** The same things in Markdown: in a paragraph, a list, a table, a heading, a note, code, and as what a link and a picture lead to. */
function inMarkdown(seed) {
  const { stamp, title, url, body } = header(seed);
  const line = body.slice(0, MOST).replaceAll('\n', ' ');
  return `${stamp}[${title}](${url})\n---\n## 一节\n\n${body}\n\n- 一 **二** ${line}\n- [三](${line.slice(0, 500)})\n- [四](<${line.slice(0, 500)}>) ![五](${line.slice(0, 500)})\n\n` +
    `| 六 | 七 |\n|---|---|\n| ${line} | 八 |\n\n## ${line}\n\n九[^1]\n\n[^1]: ${line}\n\n\`\`\`html\n${body.slice(0, MOST)}\n\`\`\`\n`;
}

function reader(given) {
  const seed = way === 'front' ? inFront(given) : way === 'markdown' ? inMarkdown(given) : given;
  const element = document.createElement('seed-reader');
  element.setAttribute('loading', 'eager');
  element.text = seed;
  if (way === 'pair') element.translation = seed;
  return element;
}

export async function render(seed, mount) {
  const element = reader(seed);
  mount.append(element);
  // A text that cannot be read is said to be so in the element: that is an outcome like any other.
  await element.analysed.catch(() => {});
}

/** The saved page, without pictures: they would be fetched to be put into it. */
export async function exportHtml(seed) {
  if (way === 'article' || way === 'index') {
    const answer = await fetch(`/archive/${way}`, { method: 'POST', body: seed });
    if (!answer.ok) throw new Error('there is no such page');
    // What such a page has of its own differs from text to text: how deep it lies, where its links lead, and a description that repeats
    // the text. A value that broke out of its quotes would stay behind, and be found.
    return (await answer.text())
      .replace(/<meta (name|property)="[\w:]+" content="[^"<>]*">/g, '')
      .replace(/href="(\.\.\/)+[\w\/.-]*"/g, 'href="#"')
      .replace(/<script src="(\.\.\/)+assets\/archive\.js"[^>]*><\/script>/g, '');
  }
  const element = reader(seed);
  element.images = 'none';
  document.body.append(element);
  try {
    await element.analysed;
    return await element.savedPage();
  } finally {
    element.remove();
  }
}

// Ids that the element numbers for each reader on the page.
export const own = { tag: 'seed-reader', idOk: /^sr\d*-/, globals: [] };
