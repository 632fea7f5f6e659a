export { css } from './css.js';
export { type DocumentOptions, documentOf } from './document.js';
export { bodyOf, type HtmlOptions, htmlOf, renderHtml } from './html.js';
export type { FormDocument, Language } from './model.js';
