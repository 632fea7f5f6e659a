import * as l10n from '@vscode/l10n';
import type { Form, Line, Place } from '../forms/form.js';
import { allForms } from '../forms/index.js';
import { type Slot, slots } from '../forms/shapes.js';
import type { PlaceId, SectionId } from '../forms/types.js';
import { append } from '../lists.js';
import { isConfirmation, isMember, isTotal } from '../render/json.js';
import { addLine, addNote, addWritten, createNode, type Node } from './form/draft.js';
import { type Imported, importedOf } from './imported.js';
import {
	dateText,
	isCode,
	isComputed,
	isCurrency,
	isMembers,
	MemberReader,
	type Members,
	numberText,
	type Readers,
	textLines,
} from './members.js';
import { slotText, TableReader } from './tableJson.js';

/**
 * A return as this project writes it in JSON, by the same table it was written from. Undefined for a text that is no JSON. Cells that the JSON
 * says are computed are left out again; a member that is none of the schema's is a comment.
 */
export function importJson(text: string, forms: readonly Form[] = allForms): Imported | undefined {
	const [begin] = /^\s*(?:\{\s*["}]|\[)/.exec(text) ?? [];
	if (begin === undefined) return undefined;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return begin.endsWith('[')
			? undefined
			: { refused: l10n.t('it begins as JSON and is damaged: its structure cannot be read') };
	}
	const form = isMembers(value) ? forms.find(({ id }) => id === value.form) : undefined;
	if (!isMembers(value) || !form) {
		const names = forms.map(({ id }) => `\`${id}\``).join(', ');
		return { refused: l10n.t('it is JSON, but of no form that is read here: its `form` is none of {0}', names) };
	}
	return importedOf(form.kind === 'month' ? new JsonReader(form).return(value) : new TableReader(form).return(value), forms);
}

class JsonReader extends MemberReader {
	readonly #ids = new Map<string, string>();
	readonly #taken = new Set<string>();
	#made = 0;
	readonly #form: Form;
	readonly #table: TableReader;

	constructor(form: Form) {
		super();
		this.#form = form;
		this.#table = new TableReader(form);
	}

	#linesOf(place: PlaceId): readonly Line[] {
		return this.#form.place(place)?.lines ?? [];
	}

	return(value: Members): readonly Node[] {
		const form = createNode('');
		const top = createNode('');
		const classes = createNode('');
		const sections = new Map<SectionId, Node>();
		const totals = createNode('');
		const signed = createNode('');
		this.members(value, '', top, {
			...this.head(top),
			edition: () => {},
			...this.#lines('file', top),
			classes: (of, path) => this.each(of, path, classes, (one, at) => this.#class(one, at, classes)),
			sections: (of, path) =>
				this.members(
					of,
					path,
					top,
					Object.fromEntries(
						this.#form.sections.map(({ id }) => [id, (one, at) => sections.set(id, this.#section(id, one, at))]),
					),
				),
			totals: (of, path) => this.#totals(of, path, totals, issuedIn(value)),
			signed: (of, path) => this.#opened(of, path, signed, 'signed', (node) => this.#lines('signed', node)),
		});
		this.#first(value, form);
		return [
			form,
			top,
			classes,
			...this.#form.parts.map(({ id, byLine }) => (byLine ? totals : (sections.get(id) ?? createNode('')))),
			signed,
		];
	}

	/** The edition is written where it is not the one in force for the month. */
	#first({ edition, month }: Members, form: Node): void {
		const { opening, id, edition: byId, editionFor } = this.#form;
		const inForce = typeof month === 'string' ? editionFor(month.slice(0, 7))?.id : undefined;
		const known = typeof edition === 'string' && byId(edition) !== undefined;
		addLine(form, `${opening} ${id}${known && edition !== inForce ? ` ${edition}` : ''}`, '');
		if (edition !== undefined && !known) this.unread(edition, 'edition', form);
	}

	#class(value: unknown, path: string, classes: Node): void {
		if (!isMembers(value)) {
			this.unread(value, path, classes);
			return;
		}
		const written = typeof value.id === 'string' ? value.id : '';
		const id = this.#id(written);
		const { listed, code } = value;
		const node = this.#opened(value, path, classes, `class ${id}`, (of) => ({
			id: () => {
				if (id !== written) this.unread(value.id, `${path}.id`, of);
			},
			...this.#lines('class', of),
			listed: (one, at) => {
				const shown = typeof code === 'string' && isCode(code) ? code : '';
				if (typeof one !== 'boolean' || (one && shown === '')) this.unread(one, at, of);
				else addLine(of, one ? 'listed' : 'unlisted', shown);
			},
			code: (one, at) => {
				if (typeof listed !== 'boolean' || typeof one !== 'string' || !isCode(one)) this.unread(one, at, of);
			},
			counters: (all, at) => this.each(all, at, of, (one, where) => this.#counter(one, where, of)),
		}));
		// A class without a name is still one that other lines speak of.
		if (!node) addNote(classes, `${path}.name`);
	}

	#counter(value: unknown, path: string, node: Node): void {
		const { code, currency, description, ...rest } = isMembers(value) ? value : {};
		const said = description === undefined ? [] : textLines(description);
		const good =
			typeof code === 'string' && isCode(code) && isCurrency(currency) && said?.length !== undefined && said.length < 2;
		if (good && Object.keys(rest).length === 0) addLine(node, 'counter', [code, currency, ...said].join(' '));
		else this.unread(value, path, node);
	}

	#section(id: SectionId, value: unknown, path: string): Node {
		const off = isMembers(value) && value.applicable === false;
		const node = createNode(`section ${id}${off ? ' not applicable' : ''}`);
		const { lines, blocks } = this.#form.place(id) as Place;
		const block = blocks?.opens;
		this.members(value, path, node, {
			applicable: (one, at) => {
				if (typeof one !== 'boolean') this.unread(one, at, node);
			},
			...(block ? { classes: (all, at) => this.each(all, at, node, (one, where) => this.#block(block, one, where, node)) } : {}),
			...this.#items(id, node),
			...(lines.some(isTotal)
				? { totals: (all, at) => this.each(all, at, node, (one, where) => this.#cellLine('total', true, one, where, node)) }
				: {}),
			...(lines.some(isConfirmation) ? { confirmations: (all, at) => this.#confirmations(all, at, node) } : {}),
			...this.#lines(id, node),
		});
		return node;
	}

	#block(place: PlaceId, value: unknown, path: string, section: Node): void {
		const block = createNode(`for ${this.#classOf(value, path, section)}`);
		this.members(value, path, block, {
			class: () => {},
			...this.#items(place, block),
			...this.#lines(place, block),
			...(this.#linesOf(place).some(({ opens }) => opens === 'float') ? { float: (one, at) => this.#float(one, at, block) } : {}),
		});
		section.parts.push({ node: block });
	}

	#classOf(value: unknown, path: string, node: Node): string {
		const written = isMembers(value) && typeof value.class === 'string' ? value.class : '';
		const id = this.#id(written);
		if (id !== written) this.unread(isMembers(value) ? value.class : value, `${path}.class`, node);
		return id;
	}

	/** A class id of the language; one that is none gets another. */
	#id(written: string): string {
		const known = this.#ids.get(written);
		if (known !== undefined) return known;
		let id = written;
		while (!/^[A-Za-z][\w-]*$/.test(id) || this.#taken.has(id)) id = `C${++this.#made}`;
		this.#ids.set(written, id);
		this.#taken.add(id);
		return id;
	}

	#float(value: unknown, path: string, block: Node): void {
		const complied = isMembers(value) ? value.complied : undefined;
		if (typeof complied !== 'boolean') {
			this.unread(value, path, block);
			return;
		}
		const node = createNode(`public float ${complied ? '' : 'not '}complied`);
		this.members(value, path, node, { complied: () => {}, ...this.#lines('float', node) });
		block.parts.push({ node });
	}

	/** The items that a place opens, under their plurals. */
	#items(place: PlaceId, node: Node): Readers {
		return Object.fromEntries(
			this.#linesOf(place).flatMap(({ keyword, opens, opened }) => {
				const name = opened?.plural;
				if (!opens || !name) return [];
				const read = (one: unknown, path: string) =>
					this.#opened(one, path, node, keyword, (item) => this.#itemLines(opens, item), opened.onOneLine !== false);
				return [[name, (all: unknown, path: string) => this.each(all, path, node, read)]];
			}),
		);
	}

	/** An item's lines in the form's order, its movements among them. */
	#itemLines(place: PlaceId, item: Node): Readers {
		const all = this.#linesOf(place);
		const last = all.findLastIndex(({ movement }) => movement);
		const readers = Object.entries(this.#lines(place, item));
		const before = readers.filter(([keyword]) => all.findIndex((line) => line.keyword === keyword) < last);
		const moves: Readers =
			last < 0
				? {}
				: { movements: (moved, path) => this.each(moved, path, item, (one, at) => this.#movement(place, one, at, item)) };
		return { ...Object.fromEntries(before), ...moves, ...Object.fromEntries(readers) };
	}

	#movement(place: PlaceId, value: unknown, path: string, item: Node): void {
		const { kind, shares, specified, amount, ...rest } = isMembers(value) ? value : {};
		const line = this.#linesOf(place).find(({ keyword, movement }) => movement && keyword === kind);
		const flagged = shares === undefined || (line?.flags as readonly unknown[] | undefined)?.includes(shares);
		const said = specified === undefined ? [] : kind === 'other' ? textLines(specified) : undefined;
		const number = amount === undefined ? '' : numberText(amount, line?.shape === 'movement-money');
		if (
			!line ||
			!flagged ||
			said?.length === undefined ||
			said.length > 1 ||
			number === undefined ||
			Object.keys(rest).length > 0
		)
			this.unread(value, path, item);
		else addLine(item, line.keyword, [...said, number, shares ?? ''].filter((part) => part !== '').join(' '));
	}

	#totals(value: unknown, path: string, node: Node, issued: readonly unknown[]): void {
		const blocks = createNode('totals');
		this.each(value, path, blocks, (one, at) => {
			const block = createNode(`for ${this.#classOf(one, at, blocks)}`);
			this.members(one, at, block, { class: () => {}, ...this.#lines('totals/for', block) });
			// One that is computed throughout need not be written where the class stands in II.
			const id = isMembers(one) ? one.class : undefined;
			if (block.parts.length > 0 || !issued.includes(id)) blocks.parts.push({ node: block });
		});
		if (blocks.parts.length > 0) node.parts.push({ node: blocks });
	}

	#confirmations(value: unknown, path: string, node: Node): void {
		const confirmed: string[] = [];
		const others = createNode('');
		this.each(value, path, node, (one, at) => {
			const { item, state, text, ...rest } = isMembers(one) ? one : {};
			const known = (this.#form.items as readonly unknown[]).includes(item) && Object.keys(rest).length === 0;
			const said = text === undefined ? [] : textLines(text);
			if (known && state === 'confirmed' && text === undefined) confirmed.push(`(${item})`);
			else if (known && said && (state === 'amended' ? said.length > 0 : state === 'omitted'))
				addWritten(others, `${state === 'amended' ? 'amend' : 'omit'} (${item})`, said);
			else this.unread(one, at, others);
		});
		if (confirmed.length > 0) addLine(node, `confirm ${confirmed.join(' ')}`, '');
		append(node.parts, others.parts);
	}

	/** What a line with a name opens; undefined where the name is none. */
	#opened(
		value: unknown,
		path: string,
		parent: Node,
		keyword: string,
		readers: (node: Node) => Readers,
		short = keyword.startsWith('class'),
	): Node | undefined {
		const name = isMembers(value) ? textLines(value.name) : undefined;
		if (!name?.length) {
			this.unread(value, path, parent);
			return undefined;
		}
		const node = createNode([`${keyword} ${name[0]}`, ...name.slice(1)].join('\n'), short && name.length === 1);
		this.members(value, path, node, { name: () => {}, ...readers(node) });
		parent.parts.push({ node });
		return node;
	}

	/** The lines of a place that say one thing each. */
	#lines(place: PlaceId, node: Node): Readers {
		return Object.fromEntries(
			this.#linesOf(place)
				.filter((line) => isMember(line, this.#form))
				.map((line) => [line.keyword, (value: unknown, path: string) => this.#line(line, value, path, node)]),
		);
	}

	#line(line: Line, value: unknown, path: string, node: Node): void {
		const { keyword, shape } = line;
		switch (shape) {
			case 'text': {
				const said = textLines(value);
				if (said?.length) addWritten(node, keyword, said);
				else this.unread(value, path, node);
				return;
			}
			case 'date': {
				const date = dateText(value);
				if (date === undefined) this.unread(value, path, node);
				else addLine(node, keyword, date);
				return;
			}
			case 'code':
				if (typeof value === 'string' && isCode(value)) addLine(node, keyword, value);
				else this.unread(value, path, node);
				return;
			case 'number':
			case 'money':
				this.#cellLine(keyword, shape === 'money', value, path, node);
				return;
			case 'shares-at-par':
			case 'shares-columns':
			case 'shares-change':
				this.#columns(line, value, path, node);
				return;
			default:
				this.#table.lines(line.home, node)[keyword]?.(value, path);
		}
	}

	#cellLine(keyword: string, money: boolean, value: unknown, path: string, node: Node): void {
		if (isComputed(value)) return;
		const number = numberText(value, money);
		if (number === undefined) this.unread(value, path, node);
		else addLine(node, keyword, number);
	}

	/** A row of several columns: its first number begins it, the others follow behind their signs. */
	#columns({ keyword, columns }: Line, value: unknown, path: string, node: Node): void {
		const written = new Map<Slot, string>();
		let noPar = false;
		const readers: [string, Readers[string]][] = columns.map(({ id, slot, money }) => [
			id,
			(one, at) => {
				if (isComputed(one)) return;
				const number = numberText(one, money);
				if (number === undefined) this.unread(one, at, node);
				else written.set(slot, number);
			},
		]);
		if (columns.some(({ slot }) => slot === 'par')) {
			readers.push([
				'noPar',
				(one, at) => {
					if (one === true) noPar = true;
					else this.unread(one, at, node);
				},
			]);
		}
		this.members(value, path, node, Object.fromEntries(readers));
		if (!written.has('first')) {
			if (written.size > 0 || noPar) this.unread(value, path, node);
			return;
		}
		const parts = slots.flatMap((slot) => {
			const number = written.get(slot);
			return slot === 'par' && noPar ? ['no par'] : number === undefined ? [] : [slotText(slot, number)];
		});
		addLine(node, keyword, parts.join(' '));
		if (noPar && written.has('par')) addNote(node, `${path}.par: ${slotText('par', written.get('par') as string)}`);
	}
}

/** The classes that section II has. */
function issuedIn({ sections }: Members): readonly unknown[] {
	const two = isMembers(sections) && isMembers(sections.II) ? sections.II.classes : undefined;
	return Array.isArray(two) ? two.map((block) => (isMembers(block) ? block.class : undefined)) : [];
}
