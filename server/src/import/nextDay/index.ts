import * as l10n from '@vscode/l10n';
import type { Form } from '../../forms/form.js';
import { allForms } from '../../forms/index.js';
import { months } from '../../forms/months.js';
import { matchValue } from '../../forms/values.js';
import { append } from '../../lists.js';
import { Classes, readClass, writeClass } from '../form/classes.js';
import { addLine, addNode, addNote, addText, createNode, type Node } from '../form/draft.js';
import { addLost } from '../form/lost.js';
import { type OwnWords, ownWordsOf } from '../form/ownWords.js';
import { type Imported, importedOf, mostLines, tooLong } from '../imported.js';
import { pageMark, withoutFurniture } from '../source/furniture.js';
import { edgesOf, paragraphsOf } from '../source/paragraphs.js';
import { fold, join, type Row, squash, textOf } from '../source/sheet.js';
import { dateOf, quoted } from '../source/values.js';
import { addConfirmed } from './confirmed.js';
import { readChanges } from './events.js';
import { takeFurther } from './further.js';
import { date, FormLabels, marker } from './labels.js';
import { cutRows, joinedRows, longEnough, Passage } from './passage.js';
import { addExplanatory, readPurchases } from './purchases.js';

/** The forms it reads, the newest first. */
const forms: readonly Form[] = allForms.filter(({ kind }) => kind === 'day');

/** What no other form has: a date that no further digit follows. */
const dated = `${date}(?=\\D|$)`;

/** Letters alone: copies differ in spaces, dashes and brackets. */
const letters = (text: string) => fold(text).toLowerCase().replace(/\P{L}/gu, '');

/** Of a form's titles the first words, which all have, and what it is about, in brackets. */
const titles = forms.flatMap((form) =>
	new FormLabels(form).texts(form.root.headings).map((title) => {
		const [name = '', about = ''] = title.split('(');
		return { form, name: letters(name), about: letters(about).slice(0, 36) };
	}),
);
const marks = forms.map((form) => ({ form, mark: new RegExp(`^${form.id}(?:$|page|v)`, 'i') }));

/** The next-day return that rows are of, if they are of one: by its title, of which lines may part the words, or by its number on a page. */
export function nextDayForm(rows: readonly Row[]): Form | undefined {
	for (const [index, row] of rows.entries()) {
		if (row.cells.length === 0) continue;
		const text = textOf(row).slice(0, 2000);
		const said = letters(text);
		const first = titles.some(({ name }) => said.includes(name.slice(0, 4)));
		const more = first ? rows.slice(index + 1, index + 6).map((next) => letters(textOf(next).slice(0, 400))) : [];
		const whole = [said, ...more].join('');
		const found =
			titles.find(({ name, about }) => whole.includes(name) && whole.includes(about)) ??
			marks.find(({ mark }) => mark.test(squash(text)));
		if (found) return found.form;
	}
	return undefined;
}

export function importNextDay(source: readonly Row[], form: Form, steady: boolean, lacks: readonly string[] = []): Imported {
	const labels = new FormLabels(form);
	const joined = joinedRows(source, new RegExp(labels.telling, 'g'));
	const sheet = withoutFurniture(joined, steady);
	const printed = sheet.edition ?? editionIn(source);
	const rows = cutRows(
		sheet.rows
			.filter((row) => !edition.test(textOf(row)))
			.map(withoutMarks)
			.flatMap(inLines)
			.map(withoutBlanks),
		new RegExp(labels.cuts, 'g'),
		joined === source ? longEnough : 0,
	);
	if (rows.length > mostLines) return tooLong();
	return importedOf(new Composition(labels, new Passage(rows), steady).nodes(printed, lacks));
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

/** Of a numbered row: what says that a cell of its figures has none. */
const blanks = /\s(?:N\/A|Nil|-)(?=\s*(?:$|%|[A-Z]{3}\s?\d|(?:HK|US)\$|(?:N\/A|Nil|-)(?:\s|$)))/gi;

function withoutBlanks(row: Row): Row {
	if (!marker.test(fold(textOf(row)))) return row;
	const cells = row.cells
		.map((cell, index) => ({
			...cell,
			text: ` ${cell.text}`.replace(index > 0 || /[%\d]/.test(cell.text.replace(marker, '')) ? blanks : /$^/, ' ').trim(),
		}))
		.filter(({ text }) => text !== '');
	return { ...row, cells };
}

class Composition {
	readonly #classes = new Classes();
	readonly #blocks: { readonly node: Node; readonly of: object }[] = [];

	readonly #form: Form;
	readonly #own: OwnWords;
	readonly #patterns: Readonly<
		Record<'classHead' | 'tableHead' | 'columnHeads' | 'opening' | 'remarks' | 'notes' | 'none', RegExp>
	>;

	constructor(
		private readonly labels: FormLabels,
		private readonly whole: Passage,
		private readonly steady: boolean,
	) {
		const first = (source: string) => new RegExp(`^\\s*${source}`);
		this.#form = labels.form;
		this.#own = ownWordsOf(labels.form);
		this.#patterns = {
			classHead: first(labels.classHead),
			tableHead: first(labels.tableHead),
			columnHeads: first(labels.columnHeads),
			opening: new RegExp(labels.balance('opening')),
			remarks: new RegExp(`(?:^|\\s)${labels.remarks}`),
			notes: first(labels.notes),
			none: new RegExp(`(?:^|\\s)${labels.notApplicable}(?=\\s|$)`, 'i'),
		};
	}

	nodes(printed: string | undefined, lacks: readonly string[]): readonly Node[] {
		const { whole, labels } = this;
		const { classHead, notes } = this.#patterns;
		const end = whole.text.length;
		const at = (pattern: RegExp | string, from: number) =>
			whole.find(typeof pattern === 'string' ? new RegExp(`^\\s*(?:${pattern})`) : pattern, from)?.at;
		const [, section = '', last] = this.#form.sections.map(({ id }) => id);
		const title = whole.find(new RegExp(labels.heading(this.#form.root.id)));
		const start = at(classHead, title?.end ?? 0) ?? title?.end ?? 0;
		const confirm = at(`${labels.confirmation.heading}|${labels.confirmation.preamble}`, start);
		const behind = at(notes, confirm ?? start);
		const two = at(labels.section(section), Math.max(start, behind ?? 0, confirm ?? 0));
		const three = last === undefined ? undefined : at(labels.section(last), two ?? behind ?? confirm ?? start);
		const sign = at(labels.signature.name, three ?? two ?? behind ?? confirm ?? start);
		const first = [confirm, behind, two, three, sign, end].find((place) => place !== undefined) as number;

		const head = createNode('');
		const top = createNode('');
		this.#header(whole.between(title?.end ?? 0, start), printed, head, top);
		// An amended return says so there, in words that are not known.
		const other = title ? '' : join([whole.between(0, Math.min(start, whole.find(new RegExp(labels.head))?.at ?? start)).text]);
		if (other !== '') addNote(top, l10n.t('the title, which is not the form’s: {0}', other));
		for (const name of lacks)
			addNote(
				top,
				l10n.t('what may be set in a font that is not in the PDF, for how its characters are coded ({0}) is not known', name),
			);

		const signatory = createNode('');
		const signed = sign === undefined ? end : this.#signed(three ?? two ?? behind ?? 0, sign, signatory);
		if (sign === undefined) addNote(signatory, `signed: ${l10n.t('who submits it, for no label of it was found')}`);

		const sections: Node[] = [];
		const one = createNode(`section ${this.#form.sections[0]?.id}`);
		const changes = whole.between(start, first);
		const rest = this.#classesIn(one, changes, (block, below) => readChanges(block, below, labels));
		if (confirm !== undefined) {
			const items = whole.between(
				confirm,
				[behind, two, three, sign, end].find((place) => place !== undefined),
			);
			addConfirmed(one, items, labels);
		}
		this.#remarks(one, rest);
		sections.push(one);
		sections.push(two === undefined ? missing(section) : this.#second(whole.between(two, three ?? signed)));
		if (three !== undefined) sections.push(this.#third(whole.between(three, signed)));
		else if (last !== undefined) sections.push(missing(last));

		const ids = this.#classes.ids();
		const classes = createNode('');
		for (const found of this.#classes.all) append(classes.parts, writeClass(ids.get(found) as string, found.block).parts);
		for (const { node, of } of this.#blocks) (node as { head: string }).head = `for ${ids.get(of)}`;
		addLost(top, whole.between(title?.end ?? 0, start).rows, { of: [top] });
		addLost(one, changes.rows, { of: [one], elsewhere: [classes] });
		return [head, top, classes, ...sections, signatory];
	}

	#header(source: Passage, printed: string | undefined, head: Node, top: Node): void {
		const form = this.#form;
		const passage = takeFurther(top, source, this.labels, form.root.id);
		const status = passage.find(new RegExp(`${this.labels.line('file', 'status')}[^\\S\\n]*`));
		const issuer = passage.find(new RegExp(this.labels.line('file', 'issuer')));
		const submitted = passage.find(new RegExp(`${this.labels.line('file', 'submitted')}\\s*(${dated})?`));
		const day = dateOf(fold(submitted?.groups[0] ?? ''));
		const known = printed === undefined ? undefined : form.edition(printed);
		const inForce = day === undefined ? undefined : form.editionFor(monthOf(day));
		addLine(head, `${form.opening} ${form.id}${known && known.id !== inForce?.id ? ` ${known.id}` : ''}`, '');
		if (printed !== undefined && !known)
			addNote(head, l10n.t('the edition {0}, which is not known; it is read as the month’s', printed));

		const [, said = ''] = (status && /^\s*([^\n]*)/.exec(passage.folded.slice(status.end))) || [];
		const value = (said.split(new RegExp(this.labels.line('file', 'issuer')))[0] as string).trim();
		// A name over several lines stands above its label too.
		const from = status ? passage.text.indexOf(value, status.end) + value.length : (issuer?.at ?? 0);
		const before = issuer && from < issuer.at ? passage.text.slice(from, issuer.at) : '';
		const behind = issuer ? this.#own.before(passage.text.slice(issuer.end, submitted?.at), submitted !== undefined) : '';
		const name = join([...before.split('\n').filter((line) => !this.#own.has(line)), behind]);
		if (!issuer) addNote(top, l10n.t('the issuer’s name, for no label of it was found'));
		else if (name === '') addNote(top, l10n.t('the issuer’s name, for none stands at its label'));
		else addLine(top, 'issuer', quoted(name));
		if (day !== undefined) addLine(top, 'submitted', day);
		else if (!submitted) addNote(top, l10n.t('the date of submission, for no label of it was found'));
		const listed = matchValue(form, 'status', value, form.newest)?.text.en ?? value;
		if (value !== '' && squash(listed) !== 'newsubmission') addLine(top, 'status', quoted(listed));
	}

	/** The blocks of the classes of a section; what stands below the last one is returned. */
	#classesIn(section: Node, passage: Passage, read: (block: Node, below: Passage) => Passage): Passage {
		const { classHead, tableHead, columnHeads, opening } = this.#patterns;
		const { pieces } = passage.cut(classHead);
		const taken = new Set<object>();
		let rest = passage.between(passage.text.length);
		for (const piece of pieces) {
			const above = piece.find(tableHead) ?? piece.find(columnHeads) ?? piece.find(opening);
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
		if (!passage.find(this.#patterns.remarks)) {
			addNote(section, join([passage.text]));
			return;
		}
		// It stands beside the middle of what it is the label of.
		const label = new RegExp(`^\\s*${this.labels.remarks}\\s*`);
		const rows = passage.rows.flatMap((row): readonly Row[] => {
			const cells = row.cells.flatMap((cell) => {
				const text = cell.text.replace(label, '');
				return text === '' ? [] : [{ ...cell, text }];
			});
			return cells.length === 0 && row.cells.length > 0 ? [] : [{ ...row, cells }];
		});
		addText(section, 'remarks', paragraphsOf(rows, edgesOf(rows)));
	}

	#second(passage: Passage): Node {
		const { classHead, notes, none } = this.#patterns;
		const { id = '' } = this.#form.sections[1] ?? {};
		const heading = passage.find(classHead);
		if (!heading && passage.find(none)) return createNode(`section ${id} not applicable`);
		const node = createNode(`section ${id}`);
		const end = passage.find(notes)?.at ?? passage.text.length;
		const body = passage.between(heading?.at ?? 0, end);
		const confirm = body.find(new RegExp(`^\\s*${this.labels.sentence(id)}`))?.at ?? body.text.length;
		const label = body.find(this.#patterns.remarks)?.at ?? confirm;
		this.#classesIn(node, body.between(0, Math.min(label, confirm)), (block, below) => {
			readPurchases(block, below, this.labels);
			return below.between(below.text.length);
		});
		addExplanatory(node, body, this.labels, id);
		if (label < confirm) this.#remarks(node, body.between(label, confirm));
		const made = createNode('');
		for (const found of this.#classes.all) append(made.parts, writeClass('', found.block).parts);
		addLost(node, body.rows, { of: [node], elsewhere: [made] });
		return node;
	}

	/** Its columns are not known: what stands there is said. */
	#third(passage: Passage): Node {
		const heading = passage.find(new RegExp(this.labels.heading(this.#form.sections.at(-1)?.id ?? '')));
		const body = passage.between(heading?.end ?? 0);
		const id = this.#form.sections.at(-1)?.id ?? '';
		const { none, classHead } = this.#patterns;
		if (body.find(none) && !body.find(classHead)) return createNode(`section ${id} not applicable`);
		const node = createNode(`section ${id}`);
		const label = body.find(this.#patterns.remarks);
		for (const row of body.between(0, label?.at).rows) if (row.cells.length > 0) addNote(node, textOf(row));
		if (label) this.#remarks(node, body.between(label.at));
		return node.parts.length > 0 ? node : noted(l10n.t('{0}, for nothing stands below its heading', `section ${id}`));
	}

	/** Whoever signs below a place: the name stands behind its label, or, where the text was taken row by row, above it. Where it begins. */
	#signed(from: number, at: number, node: Node): number {
		const words = this.labels.signature;
		const label = this.whole.find(new RegExp(`^\\s*${words.name}`), at);
		if (!label) return at;
		const lower = this.whole.between(label.end);
		const below = lower.find(new RegExp(words.below));
		const titled = lower.find(new RegExp(words.title), below?.end ?? 0);
		const [line = ''] = lower.text.split('\n');
		const behindLabel = (/[^\n]*/.exec(this.whole.text.slice(label.end))?.[0] ?? '').trim();
		const office = lower.find(new RegExp(words.office), below?.end ?? 0);
		const behind = titled ? lower.text.slice(titled.end, office?.at).trim() : undefined;
		// Each above its label, it may be the office that stands behind the name's.
		const over = !below && behindLabel === '' && behind === '' && this.#nameAbove(from, at).name !== '';
		const beside = over
			? ''
			: join([this.#own.before(lower.text.slice(0, below?.at ?? titled?.at ?? line.length), (below ?? titled) !== undefined)]);
		const above = beside === '' ? this.#nameAbove(from, at) : { name: beside, at };
		const { name } = above;
		const said = lower.text
			.slice(over ? 0 : (below?.end ?? titled?.at ?? lower.text.length), office?.at)
			.replace(new RegExp(words.title), ' ');
		// Nothing tells where it ends, where the words below it are not there.
		const title = join([this.#own.before(office ? said : (said.trim().split('\n')[0] ?? ''), office !== undefined)]);
		if (name === '') {
			addNote(node, `signed: ${l10n.t('who submits it, for no name stands at its label')}`);
			if (title !== '') addNote(node, `signed: ${title}`);
			return at;
		}
		const one = addNode(node, `signed ${quoted(name)}`);
		if (title !== '') addLine(one, 'title', quoted(title));
		return above.at;
	}

	/** The line above a place, without what the form says there. The end of a remark is no name. */
	#nameAbove(from: number, at: number): { readonly name: string; readonly at: number } {
		const text = this.whole.text.slice(from, at).trimEnd();
		const line = text.split('\n').at(-1) ?? '';
		const own = this.#own.behind(line).replace(this.#patterns.none, ' ').trim();
		const name = own === '' ? '' : line.slice(line.lastIndexOf(own));
		const remarks = [...fold(text).matchAll(new RegExp(this.#patterns.remarks, 'gm'))].at(-1)?.index;
		const said = remarks === undefined ? [] : text.slice(remarks).trim().split('\n').slice(1);
		const remarked = remarks !== undefined && !said.some((one) => this.#own.has(one));
		return name === '' || remarked ? { name: '', at } : { name: join([name]), at: from + text.length - name.length };
	}
}

/** Whether a section that is not there does not apply nobody can tell. */
function missing(id: string): Node {
	return noted(l10n.t('{0}, for its heading is not there', ['section', id].join(' ')));
}

function noted(what: string): Node {
	const node = createNode('');
	addNote(node, what);
	return node;
}

/** `2025-06` of a day as it is written. */
function monthOf(day: string): string {
	const [, name = '', year = ''] = day.split(' ');
	return `${year}-${String((months as readonly string[]).indexOf(name) + 1).padStart(2, '0')}`;
}
