export { css } from './css.js';
export { type DocumentOptions, documentOf } from './document.js';
export { bodyOf, type HtmlOptions, htmlOf, renderHtml } from './html.js';
export { type Json, jsonOf, renderJson } from './json.js';
export { markdownOf, renderMarkdown } from './markdown.js';
export type { FormDocument, Language } from './model.js';
export { returnSchema } from './schema.js';
export { renderText, textOf } from './text.js';
