import * as l10n from '@vscode/l10n';
import type { Form } from '../../forms/form.js';
import { allForms } from '../../forms/index.js';
import { months } from '../../forms/months.js';
import { append } from '../../lists.js';
import { Classes, readClass, writeClass } from '../form/classes.js';
import { addLine, addNode, addNote, addText, createNode, type Node } from '../form/draft.js';
import { addLost } from '../form/lost.js';
import { type Imported, importedOf, mostLines, tooLong } from '../imported.js';
import { pageMark, withoutFurniture } from '../source/furniture.js';
import { edgesOf, paragraphsOf } from '../source/paragraphs.js';
import { fold, join, type Row, squash, textOf } from '../source/sheet.js';
import { dateOf, quoted } from '../source/values.js';
import { addConfirmed } from './confirmed.js';
import { none, readChanges } from './events.js';
import { date, FormLabels, marker } from './labels.js';
import { cutRows, Passage } from './passage.js';
import { addExplanatory, readPurchases } from './purchases.js';

/** The forms it reads, the newest first. */
const forms: readonly Form[] = allForms.filter(({ kind }) => kind === 'day');

const classHead = /^\s*\d{1,2}\s*\.\s*(?:Class|Type)\s*of\s*shares/;
const table = /^\s*A\s*\.\s*(?:Changes\s*in\s*issued|(?:Repurchase|Purchase)\s*report)/;
/** Column heads that stand above a table without a heading. */
const heads =
	/^\s*(?:Issued shares as a %|Issues of shares|Closing market price|% discount|Changes in issued shares|As a % of existing|Events\b)/;
const confirmation = /^\s*(?:Confirmation\b|Pursuant to Main Board Rule 13\.25C|We hereby confirm to the best)/;
const notes = /^\s*Notes?\s*to\s*Section\s*I{1,3}\s*:/;
const second = /^\s*(?:Section\s*II\s*must\s*also|Section\s*II\s*$|(?:Re)?purchase\s*report\s*(?:Not\s*applicable|$))/;
const third = /^\s*(?:Section\s*III\s*must\s*also|Report\s*of\s*on-market\s*sale)/;
const signed = /^\s*Submitted\s*by\s*:/;
const remarks = /(?:^|\s)Remarks?\s*:/;
const dated = `${date}(?=\\D|$)`;

/** What stands above who submits it. */
const sentences = /^.*(?:Not applicable|(?:offer|Exchange|exchange)\.)\s*/;

/** What a page that was copied as one line is cut before. */
const cuts = new RegExp(
	[
		/(?<![\w.)])\d{1,2}\.\s*(?:Class|Type)\s*of\s*shares/,
		/(?<![\w(])[AB]\.\s*(?:Changes in issued shares|Shares redeemed|Repurchase report|Purchase report|Additional information)/,
		/Issued shares as a % |Issues of shares (?=\(Notes|No\.)|Events (?=Changes)/,
		/(?:Opening|Closing) balance as at/,
		/(?<![\w.,])\d{1,3}\s*\)\s*\.(?=\s)/,
		/Confirmation\s+Pursuant|We hereby confirm/,
		/(?<=[;:.)]|and)\s*\((?:i{1,3}|iv|v|vi{1,3})\)\s/,
		/Notes? to Section|Section (?:I|II|III) must|Repurchase report(?=\s+(?:Section|Not))/,
		/Total number of (?:shares|securities)|Number of shares repurchased for/,
		/(?:Remarks|Instrument|Name of Issuer|Date Submitted|Submitted by|Title):/,
	]
		.map(({ source }) => source)
		.join('|'),
	'g',
);

/** Of a text's squashed rows: the title, the number of the form on its pages, a heading no other form has. */
const marks: readonly (readonly [RegExp, number])[] = [
	[/nextdaydisclosurereturn\(equityissuer-changesinissuedsharesortreasury/, 0],
	[/nextdaydisclosurereturn\(equityissuer-changesinissuedsharecapital/, 1],
	...forms.map(({ id }, index) => [new RegExp(`^${id}(?:$|page|v)`, 'i'), index] as const),
];

/** The next-day return that rows are of, if they are of one. */
export function nextDayForm(rows: readonly Row[]): Form | undefined {
	for (const [index, row] of rows.entries()) {
		const text = squash(textOf(row).slice(0, 2000));
		if (text === '') continue;
		const title = /^nextdaydisclosurereturn$/.test(text);
		const more = title ? rows.slice(index + 1, index + 4).map((next) => squash(textOf(next))) : [];
		const found = marks.find(([mark]) => mark.test(text + more.join('')));
		if (found) return forms[found[1]];
	}
	return undefined;
}

export function importNextDay(source: readonly Row[], form: Form, steady: boolean, lacks: readonly string[] = []): Imported {
	const sheet = withoutFurniture(source, steady);
	const printed = sheet.edition ?? editionIn(source);
	const rows = cutRows(
		sheet.rows
			.filter((row) => !edition.test(textOf(row)))
			.map(withoutMarks)
			.flatMap(inLines),
		cuts,
	);
	if (rows.length > mostLines) return tooLong();
	const whole = new Passage(rows);
	return importedOf(new Composition(form, whole, steady).nodes(printed, lacks));
}

/** On a line of its own, in copies that have one for each cell. */
const edition = /^v?\s?(\d\.\d\.\d)$/;

function editionIn(rows: readonly Row[]): string | undefined {
	const alone = rows.map((row) => edition.exec(fold(textOf(row)))?.[1]).find((found) => found !== undefined);
	if (alone !== undefined) return `v${alone}`;
	for (const row of rows)
		for (const { groups } of fold(textOf(row)).matchAll(pageMark)) if (groups?.edition !== undefined) return `v${groups.edition}`;
	return undefined;
}

/** A cell with an event, what it was and its date has a line for each. */
function inLines(row: Row): readonly Row[] {
	const [first, ...others] = row.cells;
	const [own = '', ...below] = first?.lines ?? [];
	if (!first || below.length === 0 || !marker.test(own)) return [row];
	const alone = (text: string): Row => ({ ...row, cells: [{ text, from: first.from, to: first.to }] });
	return [
		{ ...row, cells: [{ ...first, text: own }, ...others] },
		...below.flatMap((line) => [{ ...row, cells: [] }, alone(line)]),
	];
}

function withoutMarks(row: Row): Row {
	const text = textOf(row);
	const plain = text
		.replace(pageMark, ' ')
		.replace(/^\s*FF30[45]\b|\bFF30[45]\s*$/g, ' ')
		.trim();
	return plain === text ? row : { ...row, cells: plain === '' ? [] : [{ text: plain, from: 0, to: plain.length }] };
}

class Composition {
	readonly #labels: FormLabels;
	readonly #classes = new Classes();
	readonly #blocks: { readonly node: Node; readonly of: object }[] = [];

	constructor(
		private readonly form: Form,
		private readonly whole: Passage,
		private readonly steady: boolean,
	) {
		this.#labels = new FormLabels(form);
	}

	nodes(printed: string | undefined, lacks: readonly string[]): readonly Node[] {
		const { whole } = this;
		const end = whole.text.length;
		const at = (pattern: RegExp, from: number) => whole.find(pattern, from)?.at;
		const title = whole.find(new RegExp(this.#labels.heading(this.form.root.id)));
		const start = at(classHead, title?.end ?? 0) ?? title?.end ?? 0;
		const confirm = at(confirmation, start);
		const behind = at(notes, confirm ?? start);
		const two = at(second, Math.max(start, behind ?? 0, confirm ?? 0));
		const three = at(third, two ?? behind ?? confirm ?? start);
		const sign = at(signed, three ?? two ?? behind ?? confirm ?? start);
		const first = [confirm, behind, two, three, sign, end].find((place) => place !== undefined) as number;

		const head = createNode('');
		const top = createNode('');
		this.#header(whole.between(title?.end ?? 0, start), printed, head, top);
		for (const name of lacks)
			addNote(
				top,
				l10n.t('what may be set in a font that is not in the PDF, for how its characters are coded ({0}) is not known', name),
			);

		const sections: Node[] = [];
		const one = createNode('section I');
		const changes = whole.between(start, first);
		const rest = this.#classesIn(one, changes, (block, below) => readChanges(block, below, this.#labels));
		if (confirm !== undefined) {
			const items = whole.between(
				confirm,
				[behind, two, three, sign, end].find((place) => place !== undefined),
			);
			addConfirmed(one, items, this.form);
		}
		this.#remarks(one, rest);
		sections.push(one);
		const [, section = '', last] = this.form.sections.map(({ id }) => id);
		sections.push(two === undefined ? missing(section) : this.#second(whole.between(two, three ?? sign ?? end)));
		if (three !== undefined) sections.push(this.#third(whole.between(three, sign ?? end)));
		else if (last !== undefined) sections.push(missing(last));
		const signatory = createNode('');
		if (sign === undefined) addNote(signatory, l10n.t('who submits it, for no label of it was found'));
		else this.#signed(whole.between(three ?? two ?? behind ?? 0, end), signatory);

		const ids = this.#classes.ids();
		const classes = createNode('');
		for (const found of this.#classes.all) append(classes.parts, writeClass(ids.get(found) as string, found.block).parts);
		for (const { node, of } of this.#blocks) (node as { head: string }).head = `for ${ids.get(of)}`;
		addLost(top, whole.between(title?.end ?? 0, start).rows, { of: [top] });
		addLost(one, changes.rows, { of: [one], elsewhere: [classes] });
		return [head, top, classes, ...sections, signatory];
	}

	#header(passage: Passage, printed: string | undefined, head: Node, top: Node): void {
		const { form } = this;
		const status = passage.find(new RegExp(`${this.#labels.line('file', 'status')}[^\\S\\n]*`));
		const issuer = passage.find(new RegExp(this.#labels.line('file', 'issuer')));
		const submitted = passage.find(new RegExp(`${this.#labels.line('file', 'submitted')}\\s*(${dated})?`));
		const day = dateOf(fold(submitted?.groups[0] ?? ''));
		const known = printed === undefined ? undefined : form.edition(printed);
		const inForce = day === undefined ? undefined : form.editionFor(monthOf(day));
		addLine(head, `${form.opening} ${form.id}${known && known.id !== inForce?.id ? ` ${known.id}` : ''}`, '');
		if (printed !== undefined && !known)
			addNote(head, l10n.t('the edition {0}, which is not known; it is read as the month’s', printed));

		const [, said = ''] = (status && /^\s*([^\n]*)/.exec(passage.folded.slice(status.end))) || [];
		const value = (said.split('Name of Issuer')[0] as string).trim();
		// A name over several lines stands above its label too.
		const from = status ? passage.text.indexOf(value, status.end) + value.length : (issuer?.at ?? 0);
		const before = issuer && from < issuer.at ? passage.text.slice(from, issuer.at) : '';
		const name = issuer ? join([before, passage.text.slice(issuer.end, submitted?.at)]) : '';
		if (name === '') addNote(top, l10n.t('the issuer’s name, for no label of it was found'));
		else addLine(top, 'issuer', quoted(name));
		if (day !== undefined) addLine(top, 'submitted', day);
		else if (!submitted) addNote(top, l10n.t('the date of submission, for no label of it was found'));
		if (value !== '' && squash(value) !== 'newsubmission') addLine(top, 'status', quoted(value));
	}

	/** The blocks of the classes of a section; what stands below the last one is returned. */
	#classesIn(section: Node, passage: Passage, read: (block: Node, below: Passage) => Passage): Passage {
		const { pieces } = passage.cut(classHead);
		const taken = new Set<object>();
		let rest = passage.between(passage.text.length);
		for (const piece of pieces) {
			const above = piece.find(table) ?? piece.find(heads) ?? piece.find(new RegExp(this.#labels.balance('opening')));
			const rows = piece.between(0, above?.at).rows.filter(({ cells }) => cells.length > 0);
			const { block, taken: length } = readClass(rows, () => false, this.steady);
			const of = this.#classes.find(block, taken);
			taken.add(of);
			const node = addNode(section, 'for');
			this.#blocks.push({ node, of });
			for (const row of rows.slice(length)) addNote(node, textOf(row));
			rest = read(node, piece.between(above?.at ?? piece.text.length));
			if (piece !== pieces.at(-1) && !rest.empty) addNote(node, join([rest.text]));
		}
		return rest;
	}

	#remarks(section: Node, passage: Passage): void {
		if (passage.empty) return;
		const label = passage.find(remarks);
		if (!label) {
			addNote(section, join([passage.text]));
			return;
		}
		// It stands beside the middle of what it is the label of.
		const rows = passage.rows.flatMap((row): readonly Row[] => {
			const cells = row.cells.flatMap((cell) => {
				const text = cell.text.replace(/^\s*Remarks?\s*[:：]\s*/, '');
				return text === '' ? [] : [{ ...cell, text }];
			});
			return cells.length === 0 && row.cells.length > 0 ? [] : [{ ...row, cells }];
		});
		addText(section, 'remarks', paragraphsOf(rows, edgesOf(rows)));
	}

	#second(passage: Passage): Node {
		const heading = passage.find(classHead);
		if (!heading && passage.find(none)) return createNode('section II not applicable');
		const node = createNode('section II');
		const end = passage.find(notes)?.at ?? passage.find(/^\s*Note\s*to\s*Section/)?.at ?? passage.text.length;
		const body = passage.between(heading?.at ?? 0, end);
		const confirm = body.find(/^\s*We hereby confirm that/)?.at ?? body.text.length;
		const label = body.find(remarks)?.at ?? confirm;
		this.#classesIn(node, body.between(0, Math.min(label, confirm)), (block, below) => {
			readPurchases(block, below, this.#labels);
			return below.between(below.text.length);
		});
		addExplanatory(node, body);
		if (label < confirm) this.#remarks(node, body.between(label, confirm));
		const made = createNode('');
		for (const found of this.#classes.all) append(made.parts, writeClass('', found.block).parts);
		addLost(node, body.rows, { of: [node], elsewhere: [made] });
		return node;
	}

	/** Its columns are not known: what stands there is said. */
	#third(passage: Passage): Node {
		const heading = passage.find(/Report\s*of\s*on-market\s*sale\s*of\s*treasury\s*shares/);
		const body = passage.between(heading?.end ?? 0);
		const id = this.#labels.form.sections.at(-1)?.id ?? '';
		if (body.find(none) && !body.find(classHead)) return createNode(`section ${id} not applicable`);
		const node = createNode(`section ${id}`);
		const label = body.find(remarks);
		for (const row of body.between(0, label?.at).rows) if (row.cells.length > 0) addNote(node, textOf(row));
		if (label) this.#remarks(node, body.between(label.at));
		return node;
	}

	/** The name stands behind its label, or, where the text was taken row by row, above it. */
	#signed(passage: Passage, node: Node): void {
		const label = passage.find(signed);
		if (!label) return;
		const lower = passage.between(label.end);
		const below = lower.find(/\(\s*Name\s*\)/);
		const titled = lower.find(/Title\s*:/, below?.end ?? 0);
		const beside = join([lower.text.slice(0, below?.at ?? titled?.at ?? lower.text.indexOf('\n'))]);
		const above = passage.text.slice(0, label.at).trimEnd().split('\n').at(-1) ?? '';
		const name = beside !== '' ? beside : join([above.replace(sentences, '')]);
		if (name === '') return;
		const one = addNode(node, `signed ${quoted(name)}`);
		const office = lower.find(/\(\s*Director\s*,/, below?.end ?? 0);
		const said = lower.text.slice(below?.end ?? titled?.at ?? lower.text.length, office?.at ?? undefined);
		const title = join([said.replace(/Title\s*:/, ' ')]);
		if (title !== '') addLine(one, 'title', quoted(title));
	}
}

/** Whether a section that is not there does not apply nobody can tell. */
function missing(id: string): Node {
	const node = createNode('');
	addNote(node, l10n.t('{0}, for its heading is not there', ['section', id].join(' ')));
	return node;
}

/** `2025-06` of a day as it is written. */
function monthOf(day: string): string {
	const [, name = '', year = ''] = day.split(' ');
	return `${year}-${String((months as readonly string[]).indexOf(name) + 1).padStart(2, '0')}`;
}
