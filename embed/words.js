// What is said where no WebAssembly is there to speak, and what was chosen in this browser before.

/** What is said where a file does not come, and so cannot speak. */
export const BROKEN = {
  'zh-Hans': '阅读器没能启动，这里是原来的内容。',
  'zh-Hant': '閱讀器沒能啟動，這裡是原來的內容。',
  en: 'The reader could not start; this is the original content.',
};
export const LACKING = {
  'zh-Hans': ['正文是完整的；谁说了什么没能取来：阅读器的一部分没有下载成功。', '再试一次'],
  'zh-Hant': ['正文是完整的；誰說了什麼沒能取來：閱讀器的一部分沒有下載成功。', '再試一次'],
  en: ['The text is complete. Who said what is missing: a part of the reader could not be loaded.', 'Try again'],
};
export const STOPPED = {
  'zh-Hans': ['正文是完整的；查找谁说了什么时出了错，已经停止。', '再试一次'],
  'zh-Hant': ['正文是完整的；查找誰說了什麼時出了錯，已經停止。', '再試一次'],
  en: ['The text is complete. Finding out who said what went wrong and was stopped.', 'Try again'],
};

/** What is copied for whoever is to mend it. */
export const REPORT = { 'zh-Hans': ['复制错误报告', '已复制，不含正文'], 'zh-Hant': ['複製錯誤報告', '已複製，不含正文'], en: ['Copy a report', 'Copied, without the text'] };
export const RELOAD = { 'zh-Hans': '重新载入', 'zh-Hant': '重新載入', en: 'Reload' };

/** What a reader has chosen in this browser before. */
export const stored = (key) => {
  try {
    return localStorage.getItem(`seed-reader.${key}`)?.replaceAll('"', '') || undefined;
  } catch {
    return undefined;
  }
};

/** The language of the interface for a language tag. */
export const spoken = (tag) => {
  if (!/^(zh|yue)/i.test(tag)) return 'en';
  // A script that is named counts more than a region.
  return !/hans/i.test(tag) && /hant|tw|hk|mo|^yue/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
};

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
