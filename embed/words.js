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

/** Says in a line what is missing, with a button that does something about it. */
export function offer(line, [message, words], act) {
  const button = document.createElement('button');
  button.textContent = words;
  button.addEventListener('click', act, { once: true });
  line.replaceChildren(message, ' ', button);
}
