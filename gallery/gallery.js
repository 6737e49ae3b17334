// The playground: controls that set the attributes of one reader, and write the lines that make it. Not part of the package.
const form = document.querySelector('#play');
const stage = document.querySelector('#stage');
const shown = document.querySelector('#snippet');
const reader = stage.querySelector('seed-reader');

const ATTRIBUTES = ['src', 'translation-src', 'view', 'theme', 'quotes', 'images', 'toolbar', 'interface-lang'];

const update = () => {
  const values = Object.fromEntries(new FormData(form));
  const lines = ['<seed-reader'];
  for (const name of ATTRIBUTES) {
    const value = values[name];
    if (value) {
      if (reader.getAttribute(name) !== value) reader.setAttribute(name, value);
      lines.push(` ${name}="${value}"`);
    } else {
      reader.removeAttribute(name);
    }
  }
  shown.textContent = `<script type="module" src="seed-reader/define.js"></script>\n${lines.join('\n ')}></seed-reader>`;
  stage.className = `window ${values.host}`;
  stage.dir = values.dir;
  stage.style.inlineSize = `${values.width}px`;
  form.querySelector('output').textContent = `${values.width} px`;
  document.documentElement.classList.toggle('small-root', values.root === '62.5');
};
form.addEventListener('input', update);
update();

for (const code of document.querySelectorAll('pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = '复制 Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.querySelector('code').textContent);
    button.textContent = '已复制 Copied';
    setTimeout(() => { button.textContent = '复制 Copy'; }, 2000);
  });
  code.before(button);
}
