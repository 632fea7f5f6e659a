import type { Finding } from '../checks/finding.js';
import type { Paper } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { largest } from '../lists.js';
import { reportOf } from '../model/report.js';
import { documentOf } from './document.js';
import type { Block, Cell, FormDocument, Label, Pair, Row, Table, Value } from './model.js';

/** What a filing agent sends to EDGAR: the cover and each exhibit as a document of its own, and a list of them. */
export interface Submission {
	readonly files: readonly SubmittedFile[];
	/** Exhibits whose document is not made here. */
	readonly others: readonly { readonly type: string; readonly description: string }[];
}

export interface SubmittedFile {
	readonly name: string;
	/** `6-K`, `EX-99.1`. */
	readonly type: string;
	readonly description: string;
	readonly content: string;
}

export const manifestName = 'manifest.json';

export function submissionOf(snapshot: Snapshot, findings: readonly Finding[], papers: readonly Paper[]): Submission {
	const report = reportOf(snapshot.outline);
	const names = fileNames(report?.registrant ?? '', report?.date, papers);
	const hrefs = new Map(
		papers.flatMap(({ number, snapshot: of }, index) => (of ? [[number, names.exhibits[index] as string]] : [])),
	);
	const cover = edgarHtml(documentOf(snapshot, findings, { papers }), hrefs);
	return {
		files: [
			{ name: names.cover, type: '6-K', description: '6-K', content: cover },
			...papers.flatMap(({ number, description, snapshot: of }, index): SubmittedFile[] =>
				of
					? [
							{
								name: names.exhibits[index] as string,
								type: `EX-${number}`,
								description,
								content: edgarHtml(documentOf(of)),
							},
						]
					: [],
			),
		],
		others: papers.flatMap(({ number, description, snapshot: of }) => (of ? [] : [{ type: `EX-${number}`, description }])),
	};
}

/** The list of the documents, as text; every character of it ASCII. */
export function manifestOf({ files, others }: Submission): string {
	const documents = [
		...files.map(({ type, name, description }) => ({ type, file: name, description })),
		...others.map(({ type, description }) => ({ type, file: null, description })),
	];
	const json = JSON.stringify({ documents }, null, 2);
	return `${json.replace(/[^\n -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

const longestName = 32;

/** `kingsoft-20250107_6k.htm`: at most 32 signs, letters, digits, `-`, `_` and `.`, no two alike. */
function fileNames(
	registrant: string,
	date: { readonly year: number; readonly month: number; readonly day: number } | undefined,
	papers: readonly Paper[],
): { readonly cover: string; readonly exhibits: readonly string[] } {
	const day = date
		? `-${String(date.year).padStart(4, '0')}${String(date.month).padStart(2, '0')}${String(date.day).padStart(2, '0')}`
		: '';
	const tails = papers.map(({ number }) => `_ex${slug(number).slice(0, 8)}`);
	const unique = tails.map((tail, index) => (tails.indexOf(tail) === index ? tail : `${tail.slice(0, 8)}-${index + 1}`));
	const longest = largest(
		unique.map(({ length }) => length),
		'_6k'.length,
	);
	const room = longestName - day.length - longest - '.htm'.length;
	// A name is cut behind a word where that leaves enough of it.
	const whole = slug(registrant);
	const cut = whole.slice(0, Math.max(1, room));
	const atWord = cut.length < whole.length && whole[cut.length] !== '-' ? cut.slice(0, cut.lastIndexOf('-')) : cut;
	const head = (atWord.length >= 4 ? atWord : cut).replace(/(?<!-)-+$/, '') || 'report';
	const name = (tail: string) => `${head.slice(0, Math.max(1, room))}${day}${tail}.htm`;
	return { cover: name('_6k'), exhibits: unique.map(name) };
}

function slug(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** A text in ASCII: what is more is a character reference, and what no document may hold is left out. */
function edgarText(text: string): string {
	let written = '';
	for (const sign of text) {
		const code = sign.codePointAt(0) as number;
		if (sign === '&') written += '&amp;';
		else if (sign === '<') written += '&lt;';
		else if (sign === '>') written += '&gt;';
		else if (sign === '"') written += '&quot;';
		else if (sign === '\n') written += '<br>';
		else if (sign === '\t') written += ' ';
		else if (code >= 0x20 && code < 0x7f) written += sign;
		else if (code < 0xa0) continue;
		else if ((code >= 0xd800 && code < 0xe000) || (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code < 0xfdf0))
			written += '&#65533;';
		else written += `&#${code};`;
	}
	return written;
}

/** A page in no more of HTML than EDGAR takes: no style sheet, no table in a table, nothing from elsewhere. */
export function edgarHtml({ pages, title, form, edition }: FormDocument, hrefs: ReadonlyMap<string, string> = new Map()): string {
	const writer = new EdgarWriter(hrefs);
	const body = pages.map(({ blocks }) => blocks.map((block) => writer.block(block)).join('\n')).join('\n<hr>\n');
	const head = form === '' ? '' : `<p align="right">${edgarText(form)}</p>\n`;
	const foot = edition === '' ? '' : `\n<p align="right">${edgarText(edition)}</p>`;
	return `<html>\n<head>\n<title>${edgarText(title.replaceAll('\n', ' '))}</title>\n</head>\n<body>\n${head}${body}${foot}\n</body>\n</html>\n`;
}

class EdgarWriter {
	readonly #hrefs: ReadonlyMap<string, string>;

	constructor(hrefs: ReadonlyMap<string, string>) {
		this.#hrefs = hrefs;
	}

	block(block: Block): string {
		switch (block.kind) {
			case 'heading': {
				const aside = block.aside ? `  ${said([block.aside])}` : '';
				return `<p${block.level === 1 ? ' align="center"' : ''}><b>${edgarText(block.label.text)}</b>${aside}</p>`;
			}
			case 'lines': {
				const inner = block.lines.map((value) => edgarText(value.text)).join('<br>\n');
				return `<p${block.align === 'center' ? ' align="center"' : ''}>${block.strong ? `<b>${inner}</b>` : inner}</p>`;
			}
			case 'pairs':
				return block.rows.map((row) => this.#pairs(row)).join('\n');
			case 'class':
				return pairsTable(block.rows.flat());
			case 'table':
				return this.#table(block);
			case 'box':
				return block.lines
					.map((line) =>
						line.kind === 'paragraph'
							? `<p>${edgarText(line.label.text)}</p>`
							: line.kind === 'check'
								? `<p>${line.value.text ? '&#9745;' : '&#9744;'} ${edgarText(line.label.text)}</p>`
								: pairsTable([line.pair]),
					)
					.join('\n');
			case 'totals':
				return `${open}\n${block.lines
					.map(
						({ label, values, unit }) =>
							`<tr>${td(label.text)}${tdOf(`${said(values)}${unit ? ` ${edgarText(unit)}` : ''}`)}</tr>`,
					)
					.join('\n')}\n</table>`;
			case 'paragraph':
				return paragraph(block.label, block.emphasis);
			case 'confirmations':
				return block.items
					.filter(({ state }) => state === 'confirmed' || state === 'amended')
					.map(({ item, label, value }) => `<p>(${edgarText(item)}) ${edgarText(label?.text ?? value.text)}</p>`)
					.join('\n');
			case 'remarks':
				return [paragraph(block.label), ...block.paragraphs.map(({ text }) => `<p>${edgarText(text)}</p>`)].join('\n');
			case 'notes':
				return block.notes
					.flatMap(({ number, lines }) =>
						lines.map((line, index) => `<p>${index === 0 ? `${number}. ` : ''}${edgarText(line)}</p>`),
					)
					.join('\n');
		}
	}

	#pairs(row: readonly Pair[]): string {
		const [only] = row;
		return only?.values.length === 0 ? paragraph(only.label) : pairsTable(row);
	}

	#table({ heads, rows, widths }: Table): string {
		const head = heads.map(
			(row) =>
				`<tr>${row
					.map(({ label, columns, rows: down }) => `<th${span(columns, down)}>${edgarText(label?.text ?? '')}</th>`)
					.join('')}</tr>`,
		);
		return [open, ...head, ...rows.map((row) => this.#row(row, widths.length)), '</table>'].join('\n');
	}

	#row({ cells, details }: Row, columns: number): string {
		if (details) {
			return details
				.map(({ label, values }) => `<tr><td colspan="${columns}">${edgarText(label.text)} ${said(values)}</td></tr>`)
				.join('\n');
		}
		return `<tr>${cells.map((cell) => this.#cell(cell)).join('')}</tr>`;
	}

	#cell({ label, marker, values, columns, rows, align, link, before, sign, below = [] }: Cell): string {
		const parts = [marker, label?.text, before?.text].map((part) => edgarText(part ?? ''));
		const text = [...parts, said(values), edgarText(sign ?? '')].filter((part) => part !== '').join(' ');
		const href = link === undefined ? undefined : this.#hrefs.get(link);
		const linked = href === undefined || text === '' ? text : `<a href="${edgarText(href)}">${text}</a>`;
		const lines = below.map((pair) =>
			[edgarText(pair.label?.text ?? ''), said(pair.values)].filter((part) => part !== '').join(' '),
		);
		const inner = [linked, ...lines].join('<br>');
		return `<td valign="top"${align === 'end' ? ' align="right"' : ''}${span(columns, rows)}>${inner}</td>`;
	}
}

const open = '<table border="1" cellpadding="3" cellspacing="0" width="100%">';

function span(columns = 1, rows = 1): string {
	return `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
}

function said(values: readonly Value[]): string {
	return values
		.map(({ text }) => edgarText(text))
		.filter((text) => text !== '')
		.join(' ');
}

function td(text: string): string {
	return tdOf(edgarText(text));
}

function tdOf(html: string): string {
	return `<td valign="top">${html}</td>`;
}

function pairsTable(pairs: readonly Pair[]): string {
	const rows = pairs.map(
		({ label, values, below }) => `<tr>${td(label.text)}${tdOf(said(values))}${below ? td(below.text) : ''}</tr>`,
	);
	return `${open}\n${rows.join('\n')}\n</table>`;
}

function paragraph({ text }: Label, emphasis = false): string {
	return text
		.split('\n')
		.map((line) => (emphasis ? `<p><i>${edgarText(line)}</i></p>` : `<p>${edgarText(line)}</p>`))
		.join('\n');
}
