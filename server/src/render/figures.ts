import { escapeHtml } from './html.js';

/** What a chart is drawn of, to be read. `rows`: of markup. */
export function figuresTable(caption: string, heads: readonly string[], rows: readonly string[]): string {
	return `<table>
<caption class="aloud">${escapeHtml(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The head of a row; with the return it is of, it opens that. */
export function rowHead(name: string, uri: string | undefined): string {
	const label = escapeHtml(name);
	return `<th scope="row">${uri === undefined ? label : `<button type="button" data-uri="${escapeHtml(uri)}">${label}</button>`}</th>`;
}
