// React: the element with its properties and events, in a component that changes its mind.
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '/seed-reader/define.js';

function App() {
  const [language, setLanguage] = useState('zh');
  const [loads, setLoads] = useState(0);
  const reader = useRef(null);
  // Before the browser goes on: a text may stand before an ordinary effect runs.
  useLayoutEffect(() => {
    const element = reader.current;
    const counted = () => setLoads((n) => n + 1);
    element.addEventListener('load', counted);
    return () => element.removeEventListener('load', counted);
  }, []);
  return (
    <>
      <button id="change" onClick={() => setLanguage('en')}>change</button>
      <output>{loads}</output>
      <seed-reader ref={reader} loading="eager" src={`/samples/harbour.${language}.md`} quotes="folded" translationSrc={undefined} />
    </>
  );
}

createRoot(document.querySelector('#app')).render(<App />);
