// Bundles the pages of three frameworks: node build.mjs MODULES OUT. MODULES is a node_modules folder with esbuild and the frameworks.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, out] = process.argv.slice(2).map((path) => resolve(path));
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const require = createRequire(join(modules, 'x.js'));
const { build } = require('esbuild');
const svelte = await import(pathToFileURL(join(modules, 'svelte/src/compiler/index.js')).href);

/** Svelte components, compiled as they are met. */
const components = {
  name: 'svelte',
  setup(bundle) {
    bundle.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: svelte.compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
      resolveDir: here,
    }));
  },
};

mkdirSync(out, { recursive: true });
for (const [name, entry] of [['react', 'react.jsx'], ['vue', 'vue.js'], ['svelte', 'svelte.js']]) {
  await build({
    entryPoints: [join(here, entry)],
    outfile: join(out, `${name}.js`),
    bundle: true,
    format: 'esm',
    minify: true,
    jsx: 'automatic',
    nodePaths: [modules],
    // The element's package is served beside the page.
    external: ['/seed-reader/*'],
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    conditions: ['browser', 'production'],
    plugins: [components],
    logLevel: 'warning',
  });
  writeFileSync(join(out, `${name}.html`), `<!DOCTYPE html><meta charset="utf-8"><title>${name}</title><div id="app"></div><script type="module" src="${name}.js"></script>\n`);
}
