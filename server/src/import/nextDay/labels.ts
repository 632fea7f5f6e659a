import { alsoReadOf, layoutOf } from '../../forms/beside.js';
import type { Form, Line } from '../../forms/form.js';
import type { ClassPart, LayoutField, LayoutPair, LayoutPart } from '../../forms/layout.js';
import { months } from '../../forms/months.js';
import type { FormText, PlaceId, SectionId } from '../../forms/types.js';
import { labelPattern, spacedPattern, textsOf } from '../form/labels.js';
import { fold, squash } from '../source/sheet.js';

/** A form's own words as patterns: those of its table and of its layout, in every language that copies have. */
export class FormLabels {
	readonly #alsoRead: Readonly<Record<string, readonly string[]>>;
	readonly #parts: readonly LayoutPart[];
	readonly #ofClass: readonly ClassPart[];

	constructor(readonly form: Form) {
		this.#alsoRead = alsoReadOf(form);
		const flat = (part: LayoutPart): readonly LayoutPart[] => (part.of === 'applicable' ? part.parts.flatMap(flat) : [part]);
		this.#parts = (layoutOf(form)?.pages ?? []).flatMap(({ parts }) => parts.flatMap(flat));
		this.#ofClass = this.#parts.flatMap((part) => (part.of === 'classes' ? part.parts : []));
	}

	/** Every wording of a text of the form. */
	texts(texts: readonly FormText[]): readonly string[] {
		return textsOf(texts).flatMap((text) => [text, ...(this.#alsoRead[text] ?? [])]);
	}

	/** Of a line, with what the form has for whoever fills it in: a colon, a reference to a note. */
	line(place: string, keyword: string): string {
		const printed = this.#pairs(place).flatMap(({ line, labels }) => (line === keyword ? labels : []));
		return sourceOf(this.texts([...(this.form.line(place, keyword)?.labels ?? []), ...printed]));
	}

	/** What the lines of the form's head begin with, below its title. */
	get head(): string {
		return sourceOf(this.texts(this.#pairs(this.form.root.id).flatMap(({ labels }) => labels)));
	}

	#pairs(place: string): readonly LayoutPair[] {
		return this.#parts.flatMap((part) => (part.of === 'pairs' && part.place === place ? part.rows.flat() : []));
	}

	/** Lines of a place that the layout has no room for: they are printed behind their labels, each on a line of its own. */
	further(place: string): readonly Line[] {
		// A class has a block of its own, whose every label is known there.
		if (place === this.form.root.line('class')?.opens) return [];
		const placed = new Set([
			this.form.opening,
			...this.#pairs(place).map(({ line }) => line),
			...this.#ofClass.flatMap((part): readonly (string | undefined)[] => {
				if (part.of === 'heading') return [];
				if (part.of === 'fields') return part.item === place ? part.rows.flat().map(({ line }) => line) : [];
				const own = part.columns.flatMap(({ line, below = [] }) => [line, ...below.map((one) => one.line)]);
				return part.item === place ? own : (part.balances ?? []);
			}),
		]);
		return (this.form.place(place)?.lines ?? []).filter(
			({ role, keyword, labels }) => role === 'field' && labels.length > 0 && !placed.has(keyword),
		);
	}

	/** Of a class's balance. */
	balance(keyword: string): string {
		return sourceOf(this.texts(balanceIn(this.form, keyword)?.labels ?? []));
	}

	heading(place: string): string {
		return sourceOf(this.texts(this.form.place(place)?.headings ?? []));
	}

	/** The heading of a part of a class; of one in Chinese, whose words may not be known, its letter. */
	part(place: string): string {
		const letters = (this.form.place(place)?.headings ?? []).flatMap(({ en }) => /^[A-Z](?=\.)/.exec(en)?.[0] ?? []);
		const lettered = letters.map((letter) => `${letter}\\s*\\.\\s*(?=[\\u4e00-\\u9fff])`);
		return `(?:${[this.heading(place), ...lettered].join('|')})`;
	}

	/** The line that opens a class's block: its number, and one of the two labels that may stand first. */
	get classHead(): string {
		const { root } = this.form;
		const labels = [root.line('class'), root.line('class')?.opened?.line('type')].flatMap((line) => line?.labels ?? []);
		return `\\d{1,2}\\s*\\.\\s*${sourceOf(this.texts(labels))}`;
	}

	/** What stands above a class's table: the heading of its part, or the heads of its columns. */
	get tableHead(): string {
		const headings = ['event', 'bought'].flatMap((place) => this.form.place(place)?.headings ?? []);
		return `(?:${beginning(this.texts(headings))}|${['event', 'bought'].map((place) => this.part(place)).join('|')})`;
	}

	get columnHeads(): string {
		const heads = this.#ofClass.flatMap((part) => (part.of === 'table' ? part.heads.flat() : []));
		return beginning(this.texts(heads.flatMap(({ labels }) => labels)), 12);
	}

	/** What stands above the items that are confirmed. */
	get confirmation(): { readonly heading: string; readonly preamble: string } {
		const at = this.#parts.findIndex(({ of }) => of === 'confirmations');
		const above = this.#parts.slice(0, at).flatMap((part) => (part.of === 'heading' || part.of === 'text' ? [part] : []));
		const heading = above.at(-2);
		const headings = heading?.of === 'heading' && heading.section === undefined ? this.texts([heading.text]) : [];
		const preambles = above.slice(-1).flatMap(({ text }) => this.texts([text]));
		return { heading: beginning(headings), preamble: beginning(preambles, 24) };
	}

	/** What stands above the notes of a section. */
	get notes(): string {
		const headings = this.#parts.flatMap((part) => (part.of === 'notes' ? [part.heading] : []));
		return sourceOf(this.texts(headings));
	}

	/** Where a section begins: with the sentence at its head, with its name, or with what it reports and that none is reported. */
	section(id: SectionId): string {
		const { sentence, name, report } = this.#sectionWords(id);
		// The sentence is not known in Chinese, and names its section.
		const chinese = name.filter((text) => /\p{Script=Han}/u.test(text)).map((text) => `[^\\n]*${text}`);
		return [beginning(sentence), `${sourceOf(name)}\\s*$`, ...chinese, `${sourceOf(report)}\\s*(?:${this.notApplicable}|$)`].join(
			'|',
		);
	}

	/** The same within a line. */
	#sectionWithin(id: SectionId): readonly string[] {
		const { sentence, name, report } = this.#sectionWords(id);
		return [beginning(sentence), `${sourceOf(report)}(?=\\s*(?:${this.notApplicable}|${sourceOf(name)}))`];
	}

	#sectionWords(id: SectionId) {
		const at = this.#parts.findIndex((part) => part.of === 'heading' && part.section === id);
		const [above, heading] = [this.#parts[at - 1], this.#parts[at]];
		return {
			sentence: above?.of === 'text' ? this.texts([above.text]) : [],
			name: this.texts([{ en: `Section ${id}`, sure: 'seen' }]),
			report: heading?.of === 'heading' && heading.aside ? this.texts([heading.text]) : [],
		};
	}

	get notApplicable(): string {
		return sourceOf(this.texts([{ en: 'Not applicable', zh: '不適用', sure: 'seen' }]));
	}

	/** The sentence of a section with a date in it: what stands before the date. */
	sentence(section: SectionId): string {
		const found = this.#dated(section);
		return found ? beginning(this.texts([found]), 24) : nothing;
	}

	#dated(section: SectionId): FormText | undefined {
		const found = this.#parts.find((part) => part.of === 'text' && part.section === section && part.date !== undefined);
		return found?.of === 'text' ? found.text : undefined;
	}

	/** Of whoever signs: the label of the name, what stands below it, the label of the office, and what stands below that. */
	get signature(): { readonly name: string; readonly below: string; readonly title: string; readonly office: string } {
		const rows = this.#parts.flatMap((part) => (part.of === 'pairs' && part.as === 'signature' ? part.rows.flat() : []));
		const of = (texts: readonly FormText[] = []) => sourceOf(this.texts(texts));
		const [name, title] = rows;
		return {
			name: withColon(of(name?.labels)),
			below: of(name?.below && [name.below]),
			title: withColon(of(title?.labels)),
			office: of(title?.below && [title.below]),
		};
	}

	/** The label of remarks, which a sentence may have a word of. */
	get remarks(): string {
		return withColon(this.line(this.form.sections[0]?.id ?? '', 'remarks'));
	}

	/** What stands before the date in a section's sentence. */
	beforeDate(section: SectionId): string {
		const before = (this.#dated(section)?.en.split('{date}')[0] ?? '').trim().split(' ').slice(-3).join(' ');
		return before === '' ? nothing : sourceOf(this.texts([{ en: before, sure: 'seen' }]));
	}

	/** The labels of an item whose lines stand below one another, row by row, with the line each is of. */
	fields(item: PlaceId): readonly Field[] {
		const rows = this.#ofClass.flatMap((part) => (part.of === 'fields' && part.item === item ? part.rows : []));
		return rows.flatMap((row, index) =>
			row.map(({ labels, line, before }: LayoutField): Field => {
				const texts = this.texts(labels);
				const prefix = before ? { before: sourceOf(this.texts([before])) } : {};
				return { texts, line, row: index, ...prefix };
			}),
		);
	}

	/** What begins a line wherever there are lines. */
	get telling(): string {
		const { form } = this;
		return [
			this.line(form.root.id, 'issuer'),
			this.line(form.root.id, 'submitted'),
			this.balance('opening'),
			this.balance('closing'),
			this.line('event', 'on'),
			...['event', 'pending', 'bought'].map((place) => this.heading(place)),
			this.notes,
		].join('|');
	}

	/** What begins a line of the form, for copies that have none. */
	get cuts(): string {
		const { form } = this;
		const header = ['issuer', 'submitted'].map((keyword) => this.line(form.root.id, keyword));
		const headings = ['event', 'pending', 'bought', 'mandate'].map((place) => this.part(place));
		const heads = this.columnHeads;
		const { name, title } = this.signature;
		return [
			`(?<![\\w.)])${this.classHead}`,
			...headings.map((heading) => `(?<![\\w(])${heading}`),
			`${heads}(?=[^\\n]{0,40}?${heads})`,
			this.balance('opening'),
			this.balance('closing'),
			'(?<![\\w.,])\\d{1,3}\\s*\\)\\s*\\.(?=\\s)',
			`(?:${this.confirmation.heading}\\s*)?${this.confirmation.preamble}`,
			...form.sections.map(({ id }) => this.sentence(id)),
			`(?<=[;:.)]|and)\\s*\\((?:${form.items.join('|')})\\)\\s`,
			this.notes,
			...form.sections.flatMap(({ id }) => this.#sectionWithin(id)),
			beginning(this.fields('bought total').flatMap(({ line, texts }) => (line === 'paid' ? [] : texts))),
			...header,
			this.remarks,
			...form.places.flatMap(({ id }) => this.further(id).map(({ keyword }) => this.line(id, keyword))),
			name,
			title,
		].join('|');
	}
}

interface Field {
	readonly texts: readonly string[];
	/** Left out of what opens the item. */
	readonly line: string | undefined;
	readonly row: number;
	/** Printed before its value. */
	readonly before?: string;
}

/** A line of a class's balance. */
export function balanceIn(form: Form, keyword: string): Line | undefined {
	return form.place(form.shares?.issued ?? '')?.blocks?.opened?.line(keyword);
}

export const nothing = '(?!)';

/** Labels for which their colon tells. */
function withColon(source: string): string {
	return source.replaceAll(/:\?(?=[|)])/g, ':');
}

export function sourceOf(texts: readonly string[]): string {
	return texts.length === 0 ? nothing : `(?:${texts.map(labelPattern).join('|')})`;
}

/** What texts begin with: whole words, so many signs of them at least. */
export function beginning(texts: readonly string[], signs = 16): string {
	const begun = texts.map((whole) => {
		const text = fold(whole).replace(/\((?:Notes?|註)[^()]*\)/g, '');
		let end = 0;
		for (const word of text.matchAll(/\S+/g)) {
			end = word.index + word[0].length;
			if (squash(text.slice(0, end)).length >= signs) break;
		}
		// Of a text without spaces its first signs are as good.
		return /[\u4e00-\u9fff]/.test(text) ? text.slice(0, Math.min(end, signs)) : text.slice(0, end);
	});
	const unique = [...new Set(begun)];
	return unique.length === 0 ? nothing : `(?:${unique.map((text) => `${spacedPattern(text)}(?!\\w)`).join('|')})`;
}

const monthName = `(?:${months.join('|')})`;
/** A date as the form prints it, in English or in Chinese, or as it is written in other places. */
export const date = `(?:\\d{1,2}\\s*${monthName}\\s*\\d{4}|${monthName}\\s*\\d{1,2}\\s*,\\s*\\d{4}|\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)`;
/** A whole number or decimals, with or without a sign; the number before a bracket is a marker. */
export const number = '(?<![\\w.,])-?\\d[\\d,]*(?:\\.\\d+)?(?![\\w,]|\\.\\d|\\s*\\))';
export const currency = '(?:[A-Z]{3}|HK\\$|US\\$|港元|美元|人民幣)';
/** `HKD 515HKD 506.5`: figures may have run together. */
export const money = `${currency}\\s*\\d[\\d,]*(?:\\.\\d+)?(?![\\d,]|\\.\\d)`;
/** `1).` before a row, at the beginning of its line. */
export const marker = /^\s*(\d{1,3})\s*\)\s*\.\s*/;
