import { fold, type Row, textOf } from '../source/sheet.js';

/** Rows as one text, a line each, and back: labels are looked for in the text, what was not read is said by its rows. */
export class Passage {
	readonly text: string;
	/** As long as the text, with plain signs. */
	readonly folded: string;
	readonly #starts: readonly number[];

	readonly rows: readonly Row[];

	constructor(source: readonly Row[]) {
		// Of empty rows one is enough, so that blanks are few wherever a pattern looks for them.
		const rows = source.filter(({ cells }, index) => cells.length > 0 || source[index - 1]?.cells.length !== 0);
		this.rows = rows;
		const starts: number[] = [];
		let at = 0;
		const lines = rows.map((row) => {
			const line = textOf(row);
			starts.push(at);
			at += line.length + 1;
			return line;
		});
		this.#starts = starts;
		this.text = lines.join('\n');
		this.folded = fold(this.text);
	}

	get empty(): boolean {
		return this.text.trim() === '';
	}

	/** From one place of the text to another; a row that is cut has one cell. */
	between(from: number, to = this.text.length): Passage {
		const rows: Row[] = [];
		// A text is cut into as many pieces as it has rows: of each only its own rows are looked at.
		for (let index = this.#rowAt(from); index < this.rows.length; index++) {
			const row = this.rows[index] as Row;
			const start = this.#starts[index] as number;
			const end = this.#endOf(index);
			if (start > to || (start === to && to < this.text.length)) break;
			if (start >= from && end <= to) {
				rows.push(row);
				continue;
			}
			const text = this.text.slice(Math.max(start, from), Math.min(end, to)).trim();
			const first = row.cells[0];
			const left = first?.from ?? 0;
			if (text !== '') rows.push({ ...row, cells: [{ text, from: left, to: row.cells.at(-1)?.to ?? left }] });
		}
		return new Passage(rows);
	}

	#endOf(row: number): number {
		return (this.#starts[row + 1] ?? this.text.length + 1) - 1;
	}

	/** The first row that ends at a place or behind it. */
	#rowAt(place: number): number {
		let [low, high] = [0, this.rows.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#endOf(middle) < place) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	without(from: number, to: number): Passage {
		return new Passage([...this.between(0, from).rows, ...this.between(to).rows]);
	}

	/** Where a pattern matches first, from a place on. */
	find(pattern: RegExp, from = 0): { readonly at: number; readonly end: number; readonly groups: readonly string[] } | undefined {
		const global = new RegExp(pattern.source, [...new Set(`${pattern.flags}gm`)].join(''));
		global.lastIndex = from;
		const found = global.exec(this.folded);
		if (!found) return undefined;
		return { at: found.index, end: found.index + found[0].length, groups: found.slice(1).map((group) => group ?? '') };
	}

	/** Cut where a pattern begins: what stands before the first, then from each to the next. */
	cut(pattern: RegExp): { readonly lead: Passage; readonly pieces: readonly Passage[] } {
		const starts = this.starts(pattern);
		return {
			lead: this.between(0, starts[0] ?? this.text.length),
			pieces: starts.map((at, index) => this.between(at, starts[index + 1] ?? this.text.length)),
		};
	}

	starts(pattern: RegExp): readonly number[] {
		return [...this.folded.matchAll(new RegExp(pattern.source, [...new Set(`${pattern.flags}gm`)].join('')))].map(
			({ index }) => index,
		);
	}
}

/** So many labels within a line, and so long a line, are of a page that was copied as one. */
const enough = 3;
export const longEnough = 200;

/** Pages that were copied as running text and broken anew have most of what the form begins lines with within their lines: they are one line. */
export function joinedRows(rows: readonly Row[], telling: RegExp): readonly Row[] {
	const starts = new Set<number>();
	let text = '';
	for (const row of rows) {
		if (row.table) return rows;
		const said = textOf(row).trim();
		if (said === '') continue;
		starts.add(text.length);
		text += `${said} `;
	}
	let [within, atStart] = [0, 0];
	for (const { index } of fold(text).matchAll(telling)) {
		if (starts.has(index)) atStart++;
		else within++;
	}
	return within > atStart ? [{ cells: [{ text, from: 0, to: text.length }], table: false, page: rows[0]?.page ?? 0 }] : rows;
}

/** Rows that whole pages were copied into, cut before each label. */
export function cutRows(rows: readonly Row[], label: RegExp, least: number): readonly Row[] {
	const starts = rows.map((row) => {
		const text = textOf(row);
		return text.length < least ? [] : [...fold(text).matchAll(label)].map(({ index }) => index).filter((at) => at > 0);
	});
	if (!starts.some(({ length }) => length >= enough)) return rows;
	return rows.flatMap((row, index): readonly Row[] => {
		const own = starts[index] as readonly number[];
		const text = textOf(row);
		if (own.length === 0) return [row];
		return [0, ...own].flatMap((at, piece): readonly Row[] => {
			const said = text.slice(at, own[piece] ?? text.length).trim();
			return said === ''
				? []
				: [{ cells: [{ text: said, from: 0, to: said.length }], table: false, page: row.page, unclear: true }];
		});
	});
}
