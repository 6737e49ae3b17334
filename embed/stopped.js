// What is said and done when the second file has stopped: it brings this along (scripts/element.sh), since it was there before it could.

/** What stands in the tools' place. */
export const STOPPED = {
  'zh-Hans': ['正文是完整的；查找谁说了什么时出了错，已经停止。', '再试一次'],
  'zh-Hant': ['正文是完整的；查找誰說了什麼時出了錯，已經停止。', '再試一次'],
  en: ['The text is complete. Finding out who said what went wrong and was stopped.', 'Try again'],
};

/** What is copied for whoever is to mend it. */
const REPORT = { 'zh-Hans': ['复制错误报告', '已复制，不含正文'], 'zh-Hant': ['複製錯誤報告', '已複製，不含正文'], en: ['Copy a report', 'Copied, without the text'] };
export const RELOAD = { 'zh-Hans': '重新载入', 'zh-Hant': '重新載入', en: 'Reload' };

/** A button that copies what whoever is to mend a fault has to know: the version, the browser, sizes; nothing of the text. */
export function reporter(language, length, stops) {
  const button = document.createElement('button'), [words, done] = REPORT[language];
  button.textContent = words;
  const report = [
    `seed-reader ${typeof VERSION === 'undefined' ? 'development' : VERSION}`,
    navigator.userAgent,
    `window ${innerWidth} × ${innerHeight}, ${devicePixelRatio}`,
    `text ${length} UTF-16 units, stopped ${stops} times`,
  ].join('\n');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(report);
      button.textContent = done;
    } catch {
      // It can be copied by hand.
      const shown = document.createElement('pre');
      shown.textContent = report;
      button.replaceWith(shown);
    }
  });
  return button;
}

/** Takes an article out of the hands of what has stopped: its tools go, and in another element it hears nothing more of what is done. */
export function forsake(place) {
  for (const old of place.querySelectorAll(':scope > .sr-reader')) {
    const reader = old.cloneNode();
    reader.append(...old.querySelectorAll(':scope > .sr-layout'));
    old.replaceWith(reader);
  }
}
