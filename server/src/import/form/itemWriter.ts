import * as l10n from '@vscode/l10n';
import type { Line } from '../../forms/form.js';
import { type Generation, inGeneration, wordingOf } from '../../forms/types.js';
import { matchValue } from '../../forms/values.js';
import { type Cell, fold, join } from '../source/sheet.js';
import { quoted, type Token, tokensOf } from '../source/values.js';
import { rawOf } from './balances.js';
import { addLine, addNode, addNote, type Node } from './draft.js';
import { form, linesOf, words } from './form.js';
import type { MovementWord } from './movementWord.js';
import { kindOf, type Table } from './tables.js';

/** What was found of one item: by column, and by the line whose label stands below its row. */
export interface Filled {
	readonly names: string[];
	readonly cells: Map<string, Token[]>;
	readonly fields: Map<Line, Cell[]>;
	readonly unread: string[];
	/** The last movement, while what it is called may go on. */
	moved?: MovementWord;
}

const movementHead = words.movement?.[0]?.en ?? '';

/** Writes an item of what was found of it: a line for each of the form's. */
export class ItemWriter {
	constructor(
		private readonly of: Table,
		private readonly generation: Generation,
	) {}

	write({ names, cells, fields, unread }: Filled, parent: Node): void {
		const { opener, item, priced } = this.of;
		const name = join(names);
		const [text, specify] = this.#specified(name, opener);
		const node = addNode(parent, `${opener.keyword} ${quoted(text)}`, opener.opened?.onOneLine === true);
		if (name === '') addNote(node, l10n.t('what it is called'));
		const currency = cells.get('currency')?.find(({ kind }) => kind === 'currency')?.text;
		let moved = false;
		for (const line of linesOf(item)) {
			if (line.movement) {
				if (!moved) this.#writeMovements(cells.get('movement') ?? [], currency, node);
				moved = true;
				continue;
			}
			const field = fields.get(line);
			if (field) this.#writeField(line, field, node);
			else if (line.asked && specify !== '') addLine(node, line.keyword, quoted(specify));
			else {
				const own = cells.get(line.keyword) ?? [];
				this.#writeCell(line, line === priced ? [...own, ...(cells.get('amount') ?? [])] : own, currency, node);
			}
		}
		for (const what of unread) addNote(node, what);
	}

	#writeField(line: Line, cells: readonly Cell[], node: Node): void {
		const text = join(cells.map(({ text }) => text));
		if (text === '' || /^(?:n\/?a|-+|不適用)$/i.test(fold(text))) return;
		if (line.list !== undefined) {
			// What the form has a list of has no figures in it.
			if (/\d,\d{3}/.test(text)) {
				addNote(node, `${this.#labelFor(line)}: ${text}`);
				return;
			}
			const [value, specify] = this.#specified(text, line);
			addLine(node, line.keyword, quoted(value));
			const asked = linesOf(line.place).find((other) => other.asked);
			if (specify !== '' && asked) addLine(node, asked.keyword, quoted(specify));
			return;
		}
		if (line.takes.parts.includes('text')) {
			addLine(node, line.keyword, quoted(text));
			return;
		}
		if (line.shape === 'code') {
			if (/^\d{5,6}$/.test(fold(text))) addLine(node, line.keyword, fold(text));
			else addNote(node, `${this.#labelFor(line)}: ${text}`);
			return;
		}
		this.#writeCell(line, tokensOf({ text, from: 0, to: 1 }), undefined, node);
	}

	#writeCell(line: Line, tokens: readonly Token[], currency: string | undefined, node: Node): void {
		const said = tokens.filter(({ kind }) => kind !== 'blank');
		const numbers = said.filter(({ kind }) => kind === 'number');
		const unread = () => addNote(node, `${this.#labelFor(line)}: ${rawOf(tokens)}`);
		if (said.length === 0 || (line.shape === 'money' && said.every(({ kind }) => kind === 'currency'))) return;
		if (!inGeneration(line, this.generation)) unread();
		else if (line.shape === 'date') {
			// A narrow column breaks a date over two lines.
			const [date, ...more] = tokensOf({ text: rawOf(said), from: 0, to: 1 });
			if (date?.kind === 'date' && more.length === 0) addLine(node, line.keyword, date.text);
			else unread();
		} else if (line.shape === 'code') {
			if (said.length === 1 && /^\d{5,6}$/.test(said[0]?.raw ?? '')) addLine(node, line.keyword, said[0]?.raw as string);
			else unread();
		} else if (line.shape === 'money') {
			const own = said.find(({ kind }) => kind === 'currency')?.text ?? currency;
			if (numbers.length === 1 && own !== undefined && said.every(({ kind }) => kind === 'number' || kind === 'currency'))
				addLine(node, line.keyword, `${own} ${numbers[0]?.text}`);
			else unread();
		} else if (numbers.length === 1 && said.length === 1) addLine(node, line.keyword, numbers[0]?.text as string);
		else unread();
	}

	#writeMovements(tokens: readonly Token[], currency: string | undefined, node: Node): void {
		const found: { line: Line; rests: string[]; number?: string; raws: string[] }[] = [];
		for (const token of tokens) {
			const last = found.at(-1);
			const kind = token.kind === 'word' ? kindOf(this.of, token.text) : undefined;
			if (kind) found.push({ line: kind.line, rests: [kind.rest], raws: [token.raw] });
			else if (token.kind === 'word' && last) {
				last.rests.push(token.text);
				last.raws.push(token.raw);
			} else if (token.kind === 'number' && last && last.number === undefined) last.number = token.text;
			else if (token.kind !== 'blank' && token.kind !== 'currency') addNote(node, `${movementHead}: ${token.raw}`);
		}
		for (const { line, rests, number, raws } of found) {
			const rest = rests.length > 1 ? join(rests).replace(/^[\s:\p{Pd}]+/u, '') : (rests[0] ?? '');
			const money = line.shape === 'movement-money';
			const kind = /^new\s*shares\s*involved$/i.test(rest)
				? ' new'
				: /^treasury\s*shares\s*(?:involved)?$/i.test(rest)
					? ' treasury'
					: '';
			const value = number === undefined ? '' : money ? `${currency} ${number}` : number;
			if ((money && number !== undefined && currency === undefined) || (rest !== '' && kind === '' && !line.named))
				addNote(node, `${movementHead}: ${raws.join(' ')} ${number ?? ''}`);
			else if (line.named) {
				const said = /^\((.*)\)$/s.exec(rest)?.[1] ?? rest;
				addLine(node, line.keyword, `${said === '' ? '' : `${quoted(said)} `}${value}`.trim());
			} else addLine(node, line.keyword, `${value}${money ? '' : kind}`.trim());
		}
	}

	#labelFor(line: Line): string {
		return wordingOf(line.labels, this.generation)?.en ?? line.keyword;
	}

	/** A value of a list, and what is specified behind one that asks for it. */
	#specified(text: string, { list }: Line): readonly [string, string] {
		if (!list) return [text, ''];
		const asked = /^(Others?\s*\(please\s*specify\))(?:\s*:)?\s*(.*)$/i.exec(fold(text));
		const value = asked ? (asked[1] as string) : text;
		const rest = asked ? text.slice(text.length - (asked[2] as string).length) : '';
		return [matchValue(form, list, value, this.generation)?.text.en ?? value, asked?.[2] === '' ? '' : rest];
	}
}
