import { commands } from '../escape.js';
import type { Column, Form, Line, Place } from '../forms/form.js';
import { type Part, type Slot, slots } from '../forms/shapes.js';
import { isList, linesInJson } from '../render/tableJson.js';
import { addLine, addWritten, createNode, type Node } from './form/draft.js';
import {
	dateText,
	isComputed,
	isCurrency,
	isMembers,
	MemberReader,
	type Members,
	monthText,
	numberText,
	type Readers,
	textLines,
} from './members.js';

/** A value as the language writes it, a line for each of its paragraphs; undefined where it is none of its line's. */
type Written = readonly string[] | undefined;

/** Where a column's number is left out and yet derived: nothing to write. */
const leftOut = Symbol('leftOut');

/** A form out of the JSON that its table alone makes. */
export class TableReader extends MemberReader {
	readonly #form: Form;

	constructor(form: Form) {
		super();
		this.#form = form;
	}

	return(value: Members): readonly Node[] {
		const { opening, id, parts, root } = this.#form;
		const head = createNode('');
		const top = createNode('');
		const sections = new Map<Place, Node>();
		this.members(value, '', top, {
			...this.head(top),
			edition: (one, path) => {
				if (typeof one === 'string' && this.#form.edition(one)) return;
				this.unread(one, path, top);
			},
			...this.lines(root, top),
			sections: (all, path) =>
				this.members(
					all,
					path,
					top,
					Object.fromEntries(parts.map((place) => [place.id, (one, at) => sections.set(place, this.#section(place, one, at))])),
				),
		});
		const edition = typeof value.edition === 'string' && this.#needed(value, value.edition) ? ` ${value.edition}` : '';
		addLine(head, `${opening} ${id}${edition}`, '');
		return [head, top, ...parts.flatMap((place) => sections.get(place) ?? [])];
	}

	/** An edition is written where it is not the one in force. */
	#needed(value: Members, edition: string): boolean {
		const { dated, edition: known, editionFor } = this.#form;
		const day = value[dated];
		return known(edition) !== undefined && (typeof day !== 'string' || editionFor(day.slice(0, 7))?.id !== edition);
	}

	#section(place: Place, value: unknown, path: string): Node {
		const off = isMembers(value) && value.applicable === false;
		const node = createNode(`${place.byLine ? place.id : `section ${place.id}`}${off ? ' not applicable' : ''}`);
		this.members(value, path, node, {
			applicable: (one, at) => {
				if (typeof one !== 'boolean') this.unread(one, at, node);
			},
			...this.lines(place, node),
		});
		return node;
	}

	/** The lines of a place, each as the table has it. */
	lines(place: Place, node: Node): Readers {
		return Object.fromEntries(
			linesInJson(place.lines, this.#form.opening).map((line) => [
				line.keyword,
				(value: unknown, path: string) => {
					const read = (one: unknown, at: string) =>
						line.role === 'field' ? this.#field(line, one, at, node) : this.#opened(line, one, at, node);
					// The items of all its lines stand in one list.
					const items = line.takes.parts.length === 1 && line.takes.parts[0] === 'items' && isTexts(value);
					if (isList(line) && !items) this.each(value, path, node, read);
					else read(value, path);
				},
			]),
		);
	}

	#field(line: Line, value: unknown, path: string, node: Node): void {
		const written = valueText(line, value);
		if (written === leftOut) return;
		if (written === undefined) this.unread(value, path, node);
		else addWritten(node, line.keyword, written);
	}

	#opened(line: Line, value: unknown, path: string, parent: Node): void {
		const is = isMembers(value) ? value.is : undefined;
		const written = is === undefined ? (isMembers(value) ? [] : undefined) : valueText(line, is);
		if (!written || written === leftOut) {
			this.unread(value, path, parent);
			return;
		}
		const [first, ...more] = written;
		const node = createNode([first === undefined ? line.keyword : `${line.keyword} ${first}`, ...more].join('\n'));
		const place = this.#placeOf(line, is);
		this.members(value, path, node, { is: () => {}, ...(place ? this.lines(place, node) : {}) });
		parent.parts.push({ node });
	}

	/** The place that a line opens, which one of its words may say. */
	#placeOf({ opens, opensAt = {} }: Line, is: unknown): Place | undefined {
		const said = isMembers(is) && typeof is.words === 'string' ? is.words : typeof is === 'string' ? is : '';
		const word = Object.keys(opensAt).find((one) => said.split(' ').includes(one));
		const id = (word === undefined ? undefined : opensAt[word]) ?? opens;
		return id === undefined ? undefined : this.#form.place(id);
	}
}

/** What stands behind a keyword. */
function valueText(line: Line, value: unknown): Written | typeof leftOut {
	const { parts, words } = line.takes;
	if (value === true) return [];
	if (parts.length === 0) return undefined;
	const [only] = parts;
	const members: Members | undefined = parts.length === 1 && only ? { [only]: value } : isMembers(value) ? value : undefined;
	if (!members || Object.keys(members).some((name) => !(parts as readonly string[]).includes(name))) return undefined;
	const written: string[] = [];
	let more: readonly string[] = [];
	for (const part of parts) {
		if (members[part] === undefined) continue;
		const text = partText(line, part, members[part], words ?? []);
		if (text === leftOut) {
			if (parts.length === 1) return leftOut;
			continue;
		}
		if (!text) return undefined;
		written.push(text[0] ?? '');
		more = text.slice(1);
	}
	return written.length === 0 ? undefined : [written.join(' '), ...more];
}

function partText(line: Line, part: Part, value: unknown, words: readonly string[]): Written | typeof leftOut {
	switch (part) {
		case 'text': {
			const said = textLines(value);
			return said?.length ? said : undefined;
		}
		case 'date':
			return one(dateText(value));
		case 'month':
			return one(monthText(value) ?? dateText(value));
		case 'amount':
			return amountText(line, value);
		case 'items':
			return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && /^\w+$/.test(item))
				? [value.map((item) => `(${item})`).join(' ')]
				: undefined;
		case 'words':
			return typeof value === 'string' && value.split(' ').every((word) => word === 'not' || words.includes(word))
				? [value]
				: undefined;
		case 'currency':
			return isCurrency(value) ? [value] : undefined;
		case 'code':
			return typeof value === 'string' && /^\d{1,6}$/.test(value) ? [value] : undefined;
		default:
			// A name has no blank in it, and nothing that begins a comment or a text.
			return typeof value === 'string' && /^[^\s"#]+$/.test(value) && !commands(value) ? [value] : undefined;
	}
}

const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

function one(text: string | undefined): Written {
	return text === undefined ? undefined : [text];
}

const signs = { first: '', par: 'x ', second: '', equals: '= ' } as const;

/** A number behind the sign of its slot. */
export function slotText(slot: Slot, number: string): string {
	if (slot === 'second') return number.startsWith('-') ? `- ${number.slice(1)}` : `+ ${number}`;
	return `${signs[slot]}${number}`;
}

/** The numbers of a line in the order of their slots, each behind its sign. */
function amountText({ columns, flags = [] }: Line, value: unknown): Written | typeof leftOut {
	if (!isMembers(value)) return undefined;
	const { noPar, flag, ...rest } = value;
	const [only] = columns;
	const numbers: Members = columns.length === 1 && only ? (Object.keys(rest).length > 0 ? { [only.id]: rest } : {}) : rest;
	if (Object.keys(numbers).some((name) => !columns.some(({ id }) => id === name))) return undefined;
	if ((noPar !== undefined && noPar !== true) || (flag !== undefined && !flags.includes(String(flag)))) return undefined;
	const written: string[] = [];
	for (const slot of slots) {
		if (slot === 'par' && noPar) written.push('no par');
		const column = columns.find((candidate) => candidate.slot === slot);
		const number = column && numbers[column.id];
		if (!column || number === undefined || isComputed(number)) continue;
		const text = columnText(column, number);
		if (text === undefined) return undefined;
		written.push(text);
	}
	if (flag !== undefined) written.push(String(flag));
	return written.length > 0 ? [written.join(' ')] : leftOut;
}

function columnText({ slot, money = false }: Column, number: unknown): string | undefined {
	const text = numberText(number, money);
	return text && slotText(slot, text);
}
