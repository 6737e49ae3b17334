import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Harbour News',
  lang: 'zh-Hans',
  // Served from public/ as it is, not bundled: the element finds its other files beside this one.
  head: [['script', { type: 'module', src: '/seed-reader/define.js' }]],
  // Else Vue looks for a component of this name.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'seed-reader' } } },
  srcExclude: ['public/**', 'README.md'],
});
