import { analyse, type Snapshot } from '../../../server/src/checks/snapshot.js';
import { preambles } from '../../../server/src/forms/ff301/confirmations.js';
import { ff301 } from '../../../server/src/forms/ff301/index.js';
import { confirmationIds } from '../../../server/src/forms/items.js';
import { confirmationText } from '../../../server/src/forms/notes.js';
import { type Generation, inGeneration, type PlaceId, type SectionId, wordingOf } from '../../../server/src/forms/types.js';
import { wordingsOf } from '../../../server/src/forms/wordings.js';
import { first, textOf } from '../../../server/src/model/return.js';
import { type Decimal, format } from '../../../server/src/syntax/decimal.js';
import type { Entry, Node } from '../../../server/src/syntax/outline.js';
import { readSource } from '../../../server/src/syntax/source.js';
import type { MoneyValue, NumberValue } from '../../../server/src/syntax/statement.js';

/** A printed form: what stands on it from top to bottom, whatever it is then laid out as. */
export type Element =
	| { readonly kind: 'line'; readonly cells: readonly string[] }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'table'; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
	| { readonly kind: 'page' };

const line = (...cells: string[]): Element => ({ kind: 'line', cells });
const text = (said: string): Element => ({ kind: 'text', text: said });
const number = (value: Decimal | undefined) => (value ? format(value) : '');

/** Sets a return as the form prints it. */
export function printed(source: string): {
	readonly elements: readonly Element[];
	readonly generation: Generation;
	readonly edition: string;
} {
	const snapshot = analyse('test:/a.return', readSource(source));
	const { generation, edition } = snapshot.return_;
	return { elements: new Printer(snapshot, generation).print(), generation, edition: edition?.id ?? '' };
}

class Printer {
	private readonly out: Element[] = [];

	constructor(
		private readonly snapshot: Snapshot,
		private readonly generation: Generation,
	) {}

	print(): readonly Element[] {
		const { root, sections } = this.snapshot.outline;
		const of = (keyword: string) => first(root, keyword);
		this.put(text(ff301.root.headings[0]?.en ?? ''));
		this.put(line('For the month ended:', this.date(of('month')), `Status: ${textOf(of('status')) ?? 'New Submission'}`));
		this.put(text('To : Hong Kong Exchanges and Clearing Limited'));
		this.put(line('Name of Issuer:', textOf(of('issuer')) ?? ''), line('Date Submitted:', this.date(of('submitted'))));
		const ids = ['I', 'II', 'III.A', 'III.B', 'III.C', 'III.D', 'III.E'] as const;
		for (const id of ids) {
			if (id === 'III.A')
				this.put(text(`III. Details of Movements in Issued Shares${this.generation === '1.0' ? '' : ' and/or Treasury Shares'}`));
			const node = sections.get(id);
			const heading = wordingOf(ff301.place(id)?.headings ?? [], this.generation)?.en ?? '';
			if (!node || node.children.length + node.entries.size === 0) this.put(line(heading, 'Not applicable'));
			else {
				this.put(text(heading));
				if (id === 'I') this.sectionI(node);
				else if (id === 'II') this.sectionII(node);
				else this.group(id, node);
			}
			if (id === 'III.E') this.totals(sections.get('totals'));
			this.put({ kind: 'page' });
		}
		const receipts = sections.get('IV');
		const heading = ff301.place('IV')?.headings[0]?.en ?? '';
		if (!receipts || receipts.children.length === 0) this.put(line(heading, 'Not applicable'));
		else {
			this.put(text(heading));
			this.items('IV', receipts.children);
			this.remarks(receipts);
		}
		this.put({ kind: 'page' });
		this.confirmations(sections.get('V'));
		const signed = root.children.find(({ place }) => place?.id === 'signed');
		this.put(line('Submitted by:', textOf(signed?.opener) ?? ''), line('Title:', textOf(signed && first(signed, 'title')) ?? ''));
		this.put(text('(Director, Secretary or other Duly Authorised Officer)'), { kind: 'page' }, text('Notes'));
		this.put(text('1. The Exchange refers to The Stock Exchange of Hong Kong Limited.'));
		return this.out;
	}

	private put(...elements: Element[]): void {
		this.out.push(...elements);
	}

	private date(entry: Entry | undefined): string {
		const day = entry?.field.date?.day;
		if (!day) return '';
		const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, day.month - 1));
		return `${String(day.day).padStart(2, '0')} ${name} ${day.year}`;
	}

	private label(place: PlaceId, keyword: string): string {
		return wordingOf(ff301.line(place, keyword)?.labels ?? [], this.generation)?.en ?? '';
	}

	private classBlock(id: string, index: number, issuable: boolean): void {
		const { outline, return_ } = this.snapshot;
		const node = outline.classes.get(id) as Node;
		const shares = return_.classes.find((one) => one.id === id);
		const old = this.generation === '1.0';
		const exchange = return_.edition?.id === 'v1.0.0' || return_.edition?.id === 'v1.0.1';
		const [name, type] = exchange ? [shares?.type, shares?.name] : [shares?.name, shares?.type];
		const suffix = old && issuable ? ' issuable' : '';
		const [label, other] = [`Class of shares${suffix}`, 'Type of shares'];
		const both = exchange
			? [`${index}. ${other}${suffix}`, type, 'Class of shares', name]
			: [`${index}. ${label}`, name, other, type];
		const listed = old
			? suffix
				? 'Shares issuable to be listed on SEHK (Note 1)'
				: 'Listed on SEHK (Note 1)'
			: 'Listed on the Exchange (Note 1)';
		const code = old
			? suffix
				? 'Stock code of shares issuable (if listed on SEHK) (Note 1)'
				: 'Stock code'
			: 'Stock code (if listed)';
		this.put(line(...both.map((said) => said ?? ''), listed, shares?.listed ? 'Yes' : 'No'));
		this.put(line(code, shares?.code ?? '', 'Description', textOf(first(node, 'description')) ?? ''));
		for (const { field } of node.entries.get('counter') ?? [])
			this.put(
				line(
					'Multi-counter stock code',
					field.code?.text ?? '',
					field.currency?.text ?? '',
					'Description',
					field.text?.text ?? '',
				),
			);
	}

	private sectionI(node: Node): void {
		for (const [index, block] of node.children.entries()) {
			this.classBlock(block.classId as string, index + 1, false);
			const rows = ['opening', 'change', 'closing'].map((keyword) => {
				const amount = first(block, keyword)?.field.amount;
				const money = (value: MoneyValue | undefined) => [value?.currency ?? '', number(value?.number?.value)];
				const currency = first(block, 'opening')?.field.amount?.par?.currency ?? '';
				const capital = amount?.equals ? money(amount.equals) : [currency, ''];
				return [
					this.label('I/for', keyword),
					this.count(amount?.first),
					...(keyword === 'change' ? ['', ''] : money(amount?.par)),
					...capital,
				];
			});
			this.put({
				kind: 'table',
				heads: ['', 'Number of authorised/registered shares', '', 'Par value', '', 'Authorised/registered share capital'],
				rows,
			});
		}
		for (const { field } of node.entries.get('total') ?? [])
			this.put(
				line(
					'Total authorised/registered share capital at the end of the month:',
					field.amount?.first?.currency ?? '',
					this.count(field.amount?.first),
				),
			);
		this.remarks(node);
	}

	private sectionII(node: Node): void {
		const treasury = this.generation !== '1.0';
		for (const [index, block] of node.children.entries()) {
			this.classBlock(block.classId as string, index + 1, false);
			const rows = ['opening', 'change', 'closing'].map((keyword) => {
				const amount = first(block, keyword)?.field.amount;
				const numbers = [this.count(amount?.first), this.count(amount?.second), this.count(amount?.equals)];
				return [this.label('II/for', keyword), ...(treasury ? numbers : numbers.slice(0, 1))];
			});
			const heads = [
				'',
				'Number of issued shares (excluding treasury shares)',
				'Number of treasury shares',
				'Total number of issued shares',
			];
			this.put({ kind: 'table', heads: treasury ? heads : ['', 'Number of issued shares'], rows });
			if (this.generation !== '1.2') continue;
			const float = block.children.find(({ place }) => place?.id === 'float');
			const not = float?.opener?.field.not !== undefined;
			const complied = 'the applicable public float requirement (see below) has been complied with';
			if (!float) continue;
			this.put(text('Public float sufficiency confirmation (Note 4)'));
			this.put(line(not ? '' : '✔', complied), line(not ? '✔' : '', complied.replace('been', 'not been')));
			this.put(line('Applicable public float threshold', textOf(first(float, 'threshold')) ?? ''));
			this.put(line('Additional information', textOf(first(float, 'information')) ?? ''));
		}
		this.remarks(node);
	}

	private count(value: NumberValue | MoneyValue | undefined): string {
		return value === undefined
			? ''
			: 'currencySpan' in value
				? number(value.number?.value)
				: number((value as NumberValue).value);
	}

	private group(id: SectionId, node: Node): void {
		const letter = id.slice(-1);
		for (const [index, block] of node.children.entries()) {
			this.classBlock(block.classId as string, index + 1, true);
			this.items(id, block.children);
			const shares = this.snapshot.return_.classes.find((one) => one.id === block.classId);
			const unit = `${shares?.name}${shares?.type === 'Not applicable' ? '' : ` ${shares?.type}`}`;
			for (const digit of this.generation === '1.0' ? ['1'] : ['1', '2']) {
				const entry = first(block, `${letter}${letter}${digit}`);
				const value = this.count(entry?.field.amount?.first);
				if (this.generation === '1.0') this.put(line(`Total ${letter} (${unit}):`, value));
				else {
					const [label = ''] = this.label(`${id}/for` as PlaceId, `${letter}${letter}${digit}`).split(/(?<=:)/);
					this.put(line(label, `${value === '' ? '_____' : value} ${unit} (${letter}${letter}${digit})`));
				}
			}
		}
		const funds = first(node, 'funds')?.field.amount?.first;
		if (funds)
			this.put(line('Total funds raised during the month from exercise of options:', `${funds.currency}`, this.count(funds)));
		this.remarks(node);
	}

	/** One table, then below each row the fields the form prints there. */
	private items(id: string, items: readonly Node[]): void {
		const place = items[0]?.place?.id as PlaceId;
		const columns: Readonly<Record<string, readonly string[]>> = {
			scheme: ['opening', 'movement', 'closing', 'A1', 'A2', 'issuable', 'mandate'],
			warrant: ['currency', 'opening', 'movement', 'closing', 'B1', 'B2', 'issuable'],
			convertible: ['currency', 'opening', 'movement', 'closing', 'C1', 'C2', 'issuable'],
			agreement: ['approved', 'D1', 'D2', 'issuable'],
			event: ['price', 'on', 'approved', 'E1', 'E2', 'pending', 'issuable'],
			receipt: ['code', 'opening', 'change', 'closing'],
		};
		const below: Readonly<Record<string, readonly string[]>> = {
			scheme: ['approved'],
			warrant: ['code', 'expiry', 'price', 'approved'],
			convertible: ['type', 'code', 'price', 'approved'],
		};
		const own = (columns[place] ?? []).filter((keyword) => {
			const row = ff301.line(place, keyword);
			return !row || ((row.from ?? '1.0') <= this.generation && (row.until ?? '1.2') >= this.generation);
		});
		const name = this.label(id === 'IV' ? 'IV' : (`${id}/for` as PlaceId), place);
		const heads = [name, ...own.map((keyword) => this.head(place, keyword))];
		for (const [index, item] of items.entries()) {
			const specify = textOf(first(item, 'specify'));
			const called = `${textOf(item.opener) ?? ''}${place === 'event' && specify !== undefined ? ` ${specify}` : ''}`;
			const movements = this.movements(item);
			const cells = own.map((keyword) => (keyword === 'movement' ? (movements[0] ?? '') : this.cell(item, keyword)));
			const at = own.indexOf('movement') + 1;
			const more = movements.slice(1).map((movement) => heads.map((_, column) => (column === at ? movement : '')));
			this.put({ kind: 'table', heads: index === 0 ? heads : [], rows: [[`${index + 1}). ${called}`, ...cells], ...more] });
			for (const keyword of below[place] ?? []) {
				const label = this.label(place, keyword);
				const value =
					keyword === 'type' && specify !== undefined
						? [this.cell(item, keyword), specify]
						: this.cell(item, keyword).split(/(?<=^[A-Z]{3}) /);
				this.put(line(label, ...value));
			}
		}
	}

	private head(place: PlaceId, keyword: string): string {
		if (keyword === 'movement') return 'Movement during the month';
		if (keyword === 'currency') return place === 'warrant' ? 'Currency of nominal value' : 'Currency';
		return this.label(place, keyword);
	}

	private cell(item: Node, keyword: string): string {
		if (keyword === 'currency') return first(item, 'opening')?.field.amount?.first?.currency ?? '';
		const entry = first(item, keyword);
		if (!entry) return '';
		const { amount, date, code, text: said } = entry.field;
		if (date) return this.date(entry);
		if (code) return code.text;
		if (said) return said.text;
		const money = keyword === 'price' ? `${amount?.first?.currency} ` : '';
		return `${money}${this.count(amount?.first)}`;
	}

	private movements(item: Node): readonly string[] {
		return [...item.entries]
			.filter(([, entries]) => entries[0]?.row?.movement)
			.flatMap(([, entries]) => entries)
			.sort((a, b) => a.line - b.line)
			.map((entry) => {
				const label = entry.row?.labels[0]?.en ?? '';
				const flag = entry.field.amount?.flag?.text;
				return `${label}${flag === undefined ? '' : ` - ${flag} shares involved`} ${this.count(entry.field.amount?.first)}`.trim();
			});
	}

	private totals(node: Node | undefined): void {
		for (const keyword of ['issued', 'treasury']) {
			for (const block of node?.children ?? []) {
				const shares = this.snapshot.return_.classes.find((one) => one.id === block.classId);
				const unit = `${shares?.name}${shares?.type === 'Not applicable' ? '' : ` ${shares?.type}`}`;
				const entry = first(block, keyword);
				if (!entry) continue;
				const value = this.count(entry.field.amount?.first);
				if (this.generation === '1.0')
					this.put(line(`Total increase / decrease (-) in ${unit} during the month (i.e. Total of A to E)`, value));
				else this.put(line(this.label('totals/for', keyword), value, unit));
			}
		}
	}

	private remarks(node: Node): void {
		const said = textOf(first(node, 'remarks'));
		if (said === undefined) return;
		this.put(text('Remarks:'), ...said.split('\n').map(text));
	}

	private confirmations(node: Node | undefined): void {
		this.put(
			text('V. Confirmations'),
			text(preambles.find((row) => inGeneration(row, this.generation))?.text.en ?? ''),
			text('(Note 4)'),
		);
		const amended = new Map((node?.entries.get('amend') ?? []).map((entry) => [entry.field.items?.[0]?.text, textOf(entry)]));
		const omitted = (node?.entries.get('omit') ?? []).flatMap(({ field }) => (field.items ?? []).map((item) => item.text));
		for (const id of confirmationIds) {
			const item = `(${id})`;
			if (omitted.includes(item)) continue;
			this.put(text(`${item} ${amended.get(item) ?? confirmationText(wordingsOf(ff301), id, this.generation)?.en}`));
		}
	}
}

export interface Layout {
	readonly name: string;
	readonly write: (elements: readonly Element[], edition: string) => string;
}

const width = 200;

function wrap(said: string, room: number): string[] {
	const lines: string[] = [];
	for (const word of said.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

const isNumber = (said: string) => /^-?[\d,.]+$/.test(said);

/** As `pdftotext -layout` gives it: pages, columns of characters, heads over several lines, numbers at the right edge. */
function columns(elements: readonly Element[], edition: string): string {
	const lines: string[] = [`${' '.repeat(width - 5)}FF301`];
	let onPage = 0;
	let pages = 1;
	let heads: readonly string[] = [];
	let widths: readonly number[] = [];
	const turn = (): void => {
		lines.push('', '', `${' '.repeat(80)}Page ${pages} of 12${' '.repeat(80)}v ${edition.slice(1)}`);
		lines.push(`\f${' '.repeat(width - 5)}FF301`, '');
		pages++;
		onPage = 0;
	};
	const put = (...more: string[]): void => {
		lines.push(...more.map((one) => one.trimEnd()));
		onPage += more.length;
	};
	const headLines = (): string[] => {
		const wrapped = heads.map((head, index) => wrap(head, widths[index] as number));
		const high = Math.max(...wrapped.map(({ length }) => length));
		return Array.from({ length: high }, (_, row) =>
			wrapped
				.map((said, index) => {
					const piece = said[row - Math.floor((high - said.length) / 2)] ?? '';
					const room = (widths[index] as number) - piece.length;
					return ' '.repeat(Math.floor(room / 2)) + piece + ' '.repeat(Math.ceil(room / 2));
				})
				.join('  '),
		);
	};
	for (const element of elements) {
		if (element.kind === 'page') turn();
		else if (element.kind === 'text') put('', ...wrap(element.text, width));
		else if (element.kind === 'line') put('', element.cells.map((cell) => cell.padEnd(Math.max(28, cell.length + 3))).join(''));
		else {
			if (element.heads.length > 0) {
				heads = element.heads;
				widths = heads.map((head, index) =>
					index === 0 ? 44 : head.startsWith('Movement') ? 52 : head === '' || head === 'Currency' ? 9 : 23,
				);
				put('', ...headLines(), '');
			}
			for (const row of element.rows) {
				// In the middle of a table, at times of an item.
				if (onPage > 44) {
					turn();
					put(...headLines(), '');
				}
				const wrapped = row.map((cell, index) => (index === 0 ? wrap(cell, widths[0] as number) : [cell]));
				const high = Math.max(...wrapped.map(({ length }) => length));
				for (let at = 0; at < high; at++) {
					put(
						wrapped
							.map((said, index) => {
								const piece = said[at] ?? '';
								const room = widths[index] as number;
								const movement = /^(\D+?)\s+(-?\d[\d,.]*)$/.exec(piece);
								if (index > 0 && movement && !/[A-Z]{3}/.test(piece))
									return (movement[1] as string) + (movement[2] as string).padStart(room - (movement[1] as string).length);
								return isNumber(piece) ? piece.padStart(room) : (index === 0 && at > 0 ? `     ${piece}` : piece).padEnd(room);
							})
							.join('  '),
					);
				}
			}
		}
	}
	return `${lines.join('\n')}\n`;
}

/** As a 6-K is often given as text: a tab between the cells of a row. */
function tabs(elements: readonly Element[]): string {
	const lines: string[] = ['FORM 6-K', '', 'EXPLANATORY NOTE', '', 'We submitted a monthly return.', ''];
	for (const element of elements) {
		if (element.kind === 'text') lines.push(element.text, '');
		else if (element.kind === 'line') lines.push(element.cells.join('\t'), '');
		else if (element.kind === 'table')
			lines.push(...[element.heads, ...element.rows].filter(({ length }) => length > 0).map((row) => row.join('\t')), '');
	}
	return lines.join('\n');
}

const escaped = (said: string) => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html(elements: readonly Element[]): string {
	const cell = (said: string) => `<td style="padding:0">${said === '' ? '&nbsp;' : `<p>${escaped(said)}</p>`}</td>`;
	const row = (cells: readonly string[]) => `<tr>${cells.map(cell).join('\n')}</tr>`;
	const body = elements.map((element) => {
		if (element.kind === 'page') return '<hr style="page-break-after:always">';
		if (element.kind === 'text') return `<p><b>${escaped(element.text)}</b></p>`;
		if (element.kind === 'line') return `<table>${row(element.cells)}</table>`;
		return `<table>${element.heads.length > 0 ? row(element.heads) : ''}${element.rows.map(row).join('\n')}</table>`;
	});
	return `<!DOCTYPE html><html><head><title>EX-99.1</title><style>p { margin: 0 }</style></head><body>\n${body.join('\n')}\n</body></html>`;
}

export const layouts: readonly Layout[] = [
	{ name: 'columns', write: columns },
	{ name: 'tabs', write: tabs },
	{ name: 'HTML', write: html },
];
