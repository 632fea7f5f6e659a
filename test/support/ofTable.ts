import type { Form, Line, Place } from '../../server/src/forms/form.js';
import { months } from '../../server/src/forms/months.js';
import { type Edition, inGeneration } from '../../server/src/forms/types.js';

/** A value that a text made from a form's table carries. */
export interface Carried {
	readonly row: Line;
	/** The rows of what it stands in, from the text's own line down; of what a line opens, itself the last. */
	readonly within: readonly Line[];
	readonly line: number;
	/** Of a number, its column. */
	readonly column?: string;
	readonly kind: 'text' | 'number' | 'date' | 'month' | 'code' | 'name';
	/** As a page has it. */
	readonly printed: string;
	/** As JSON has it. */
	readonly plain: string;
}

export interface OfTable {
	readonly text: string;
	readonly carried: readonly Carried[];
}

/** A text in which every row that an edition has carries a value that nothing else has; made from the table and nothing else. */
export function ofTable(form: Form, edition: Edition): OfTable {
	return new Writer(form, edition).write();
}

class Writer {
	readonly #lines: string[] = [];
	readonly #carried: Carried[] = [];
	readonly #classes: string[] = [];
	#made = 0;

	constructor(
		private readonly form: Form,
		private readonly edition: Edition,
	) {}

	write(): OfTable {
		const { root, parts } = this.form;
		const { lines } = root;
		this.#rows(
			lines.filter(({ role, last }) => role !== 'section' && role !== 'part' && !last),
			[],
			0,
		);
		for (const place of parts) {
			const opener = lines.find((row) => (place.byLine ? row.opened === place : row.role === 'section')) as Line;
			this.#lines.push('', place.byLine ? opener.keyword : `${opener.keyword} ${place.id}`);
			this.#rows(place.lines, [opener], 2);
		}
		this.#lines.push('');
		this.#rows(
			lines.filter(({ last }) => last),
			[],
			0,
		);
		return { text: `${this.#lines.join('\n')}\n`, carried: this.#carried };
	}

	#rows(rows: readonly Line[], within: readonly Line[], indent: number, second = false): void {
		for (const row of rows) {
			if (!inGeneration(row, this.edition.generation)) continue;
			// Of two lines that exclude one another the first stands in the first of what they are of, the other in the second.
			const other = row.instead === undefined ? undefined : rows.find(({ keyword }) => keyword === row.instead);
			if (other && rows.indexOf(other) < rows.indexOf(row) !== second) continue;
			if (row.role === 'block') {
				for (const id of this.#classes) {
					this.#lines.push(`${' '.repeat(indent)}${row.keyword} ${id}`);
					this.#open(row.opened, [...within, row], indent + 2);
				}
			} else if (row.role === 'item' || row.role === 'class') {
				const both = row.opened?.lines.some(({ instead }) => instead !== undefined);
				for (const again of both ? [false, true] : [false]) {
					this.#line(row, within, indent);
					this.#open(row.opened, [...within, row], indent + 2, again);
				}
				for (const [word, place] of Object.entries(row.opensAt ?? {})) {
					this.#line(row, within, indent, word);
					this.#open(this.form.place(place), [...within, row], indent + 2);
				}
			} else {
				this.#line(row, within, indent);
			}
		}
	}

	#open(place: Place | undefined, within: readonly Line[], indent: number, second = false): void {
		if (place) this.#rows(place.lines, within, indent, second);
	}

	/** All that a line can say; with a word of its own, what goes with that. */
	#line(row: Line, within: readonly Line[], indent: number, word?: string): void {
		const { parts, wants, words = [] } = row.takes;
		const fitting = (wants ?? [parts]).filter(
			(all) => row.opensAt === undefined || all.includes('words') === (word !== undefined),
		);
		const wanted = fitting.reduce((a, b) => (b.length > a.length ? b : a), fitting[0] ?? []);
		// An amount may stand where nothing is asked for.
		const said = parts.filter((part) => wanted.includes(part) || (part === 'amount' && wanted.length === 0));
		const at = this.#lines.length;
		const carry = (kind: Carried['kind'], printed: string, plain = printed, column?: string) => {
			this.#carried.push({ row, within, line: at, kind, printed, plain, ...(column === undefined ? {} : { column }) });
			return printed;
		};
		const listed = this.form.values?.find(({ list }) => list === row.list)?.text.en;
		const text = said.map((part): string => {
			const number = ++this.#made;
			switch (part) {
				case 'text':
					// A class is named by the form.
					return `"${(row.role === 'class' && listed) || carry('text', nameOf(number))}"`;
				case 'date': {
					if (row.keyword === this.form.dated) return this.#month(carry);
					const day = new Date(Date.UTC(2000, 0, number));
					const printed = `${String(day.getUTCDate()).padStart(2, '0')} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
					return carry('date', printed, day.toISOString().slice(0, 10));
				}
				case 'month': {
					const [year, month] = [1900 + Math.floor(number / 12), number % 12];
					return carry('month', `${months[month]} ${year}`, `${year}-${String(month + 1).padStart(2, '0')}`);
				}
				case 'code':
					return carry('code', String(20_000 + number));
				case 'name':
					// A list of names is whole.
					return listed ?? carry('name', `9.${number}`);
				case 'currency':
					return 'USD';
				case 'id': {
					if (row.role === 'class') this.#classes.push(`C${number}`);
					return `C${number}`;
				}
				case 'items':
					return `(${this.form.items[['items', 'item-text', 'item-optional-text'].indexOf(row.shape)] ?? 'i'})`;
				case 'form':
					return this.form.id;
				case 'edition':
					return this.edition.id;
				case 'words':
					return words.filter((one) => one !== 'not').join(' ');
				case 'section':
					return '';
				default:
					return [...this.#columns(row, carry), ...(row.flags?.slice(0, 1) ?? [])].join(' ');
			}
		});
		const named = row.named ? [`"${carry('text', nameOf(++this.#made))}"`] : [];
		this.#lines.push(`${' '.repeat(indent)}${[row.keyword, ...named, ...text].join(' ')}`.trimEnd());
	}

	#columns(row: Line, carry: (kind: 'number', printed: string, plain: string, column: string) => string): readonly string[] {
		const before = { first: '', par: 'x ', second: '+ ', equals: '= ' };
		const slots = Object.keys(before) as (keyof typeof before)[];
		return slots.flatMap((slot) => {
			const column = row.columns.find((one) => one.slot === slot);
			if (!column || !inGeneration(column, this.edition.generation)) return [];
			const plain = String(10_000 + ++this.#made);
			const printed = plain.replace(/(?=...$)/, ',');
			return [`${before[slot]}${column.money ? 'HKD ' : ''}${carry('number', printed, plain, column.id)}`];
		});
	}

	#month(carry: (kind: 'date', printed: string, plain: string) => string): string {
		const [year = 0, month = 0] = this.edition.from.split('-').map(Number);
		const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
		return carry('date', `${day} ${months[month - 1]} ${year}`, `${this.edition.from}-${day}`);
	}
}

/** `Qaa`, `Qab`: short, for a narrow column to hold it, and no word of any form. */
function nameOf(number: number): string {
	const letters = 'abcdefghijklmnopqrstuvwxyz';
	return `Q${letters[Math.floor(number / 676) % 26]}${letters[Math.floor(number / 26) % 26]}${letters[number % 26]}`;
}
