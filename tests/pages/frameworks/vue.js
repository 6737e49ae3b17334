// Vue: the element as a custom element, with a bound attribute and an event.
import { createApp, h, ref } from 'vue';
import '/seed-reader/define.js';

createApp({
  setup() {
    const language = ref('zh');
    const loads = ref(0);
    return () => [
      h('button', { id: 'change', onClick: () => { language.value = 'en'; } }, 'change'),
      h('output', String(loads.value)),
      h('seed-reader', { loading: 'eager', src: `/samples/harbour.${language.value}.md`, quotes: 'folded', onLoad: () => { loads.value += 1; } }),
    ];
  },
}).mount('#app');
