import { type Form, groupOf, type Line, type Place } from '../server/src/forms/form.js';
import { allForms } from '../server/src/forms/index.js';
import { months } from '../server/src/forms/months.js';

/** What syntaxes/monthly-return.tmLanguage.json holds: the words of every form where its table has them. */

interface Rule {
	readonly name?: string;
	readonly match?: string;
	readonly begin?: string;
	readonly end?: string;
	readonly captures?: Captures;
	readonly beginCaptures?: Captures;
	readonly endCaptures?: Captures;
	readonly include?: string;
	readonly patterns?: readonly Rule[];
}
type Captures = Readonly<Record<string, Rule>>;

const scope = (name: string) => `${name}.monthly-return`;
const captures = (...names: readonly string[]): Captures =>
	Object.fromEntries(names.map((name, index) => [String(index + 1), { name: scope(name) }]));
const include = (name: string): Rule => ({ include: `#${name}` });

const gap = '[ \\t]+';
/** A word may go on with a hyphen. */
const end = '(?![\\w-])';
const begin = '(?<![\\w-])';
const atStart = '(?i)^[ \\t]*';
const anyOf = (words: readonly string[]) => [...new Set(words)].join('|');
const word = (words: readonly string[]) => `(?i)${begin}(?:${anyOf(words)})${end}`;
const named = (name: string, words: readonly string[]): readonly Rule[] =>
	words.length === 0 ? [] : [{ name: scope(name), match: word(words) }];

const monthName = `(?:${months.join('|')})`;

/** What no form has its own of. */
const shared: Readonly<Record<string, Rule>> = {
	comment: {
		patterns: [
			{
				name: scope('comment.line.number-sign'),
				match: '(?i)(#)[ \\t]*(allow)[ \\t]+([a-z][a-z-]*)(:)?.*$',
				captures: captures(
					'punctuation.definition.comment',
					'keyword.other.allow',
					'entity.name.tag.check',
					'punctuation.separator.reason',
				),
			},
			{ name: scope('comment.line.number-sign'), match: '(#).*$', captures: captures('punctuation.definition.comment') },
		],
	},
	text: {
		name: scope('string.quoted.double'),
		begin: '"',
		beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
		end: '"|$',
		endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
		patterns: [{ name: scope('constant.character.escape'), match: '\\\\["\\\\]' }],
	},
	values: {
		patterns: [
			include('comment'),
			include('text'),
			{ name: scope('keyword.other.language'), match: `(?i)${begin}zh${end}` },
			{
				name: scope('constant.numeric.date'),
				match: `(?i)(?<![\\w,.])(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}${gap}${monthName}${gap}\\d{4})(?![\\w,.])`,
			},
			{ name: scope('keyword.other.unit.currency'), match: `${begin}[A-Z]{3}${end}` },
			{ name: scope('constant.numeric.decimal'), match: '(?<![\\w,.])-?\\d(?:[\\d,.]*\\d)?(?![\\w])' },
			{ name: scope('keyword.operator.arithmetic'), match: `(?i)[-+]|${begin}x${end}` },
			{ name: scope('keyword.operator.assignment'), match: '=' },
		],
	},
	'not-applicable': { name: scope('keyword.other.not-applicable'), match: `(?i)(?<=[ \\t])not${gap}applicable${end}` },
	for: {
		match: `${atStart}(for)${end}(?:${gap}([A-Za-z][\\w-]*))?`,
		captures: captures('keyword.control.for', 'entity.name.type.class'),
	},
};

const openings = anyOf(allForms.map(({ opening }) => opening));
const [first, ...others] = allForms as readonly [Form, ...Form[]];

const has = ({ takes }: Line, part: Line['takes']['parts'][number]) => takes.parts.includes(part);
const keywords = (lines: readonly Line[]) => lines.map(({ keyword }) => keyword);
const isCode = ({ keyword }: Line) => /^[A-Z]+\d$/.test(keyword);

/** All lines that may stand in a place: its own, and those of what stands in it. */
function linesWithin(form: Form, place: Place): readonly Line[] {
	return form.lines.filter(({ home }) => home.chain.includes(place));
}

/** A keyword with the words that may follow it. */
function withWords({ keyword, takes, opens }: Line): Rule {
	const words = takes.words ?? [];
	// Of words alone the first belongs to the keyword.
	const alone = takes.parts.length === 1;
	const [own, rest] = alone ? [words.slice(0, 1), words.slice(1)] : [[], words];
	const last = rest.at(-1);
	const before = rest.slice(0, -1).map((one) => `(?:${one}${gap})?`);
	const whole = `${keyword}${own.map((one) => `(?:${gap}${one})?`).join('')}`;
	return {
		match: `(?i)${begin}(${whole})${last === undefined ? '' : `(?:${gap}(${before.join('')}${last}))?`}${end}`,
		captures: captures(
			opens === undefined ? `keyword.other.${[keyword, ...own].join('-')}` : `storage.type.${opens}`,
			...(last === undefined ? [] : [`keyword.other.${last}`]),
		),
	};
}

/** A keyword and the number or name behind it, which looks like a figure and is none. */
function withName({ keyword, list }: Line, kind = 'keyword.control'): Rule {
	return {
		match: `(?i)${begin}(${keyword})(?:${gap}([\\w.-]*\\w))?${end}`,
		captures: captures(`${kind}.${keyword}`, `constant.${list === undefined ? 'other' : 'language'}.${keyword}`),
	};
}

/** The words of lines, each as what it is. */
function wordsOf(lines: readonly Line[]): readonly Rule[] {
	const own = lines.filter(({ role }) => role === 'field' || role === 'item');
	const worded = own.filter((line) => has(line, 'words'));
	const names = own.filter((line) => !has(line, 'words') && has(line, 'name'));
	const rest = own.filter((line) => !worded.includes(line) && !names.includes(line));
	const items = rest.filter(({ role }) => role === 'item');
	const fields = rest.filter(({ role }) => role === 'field');
	const coded = keywords(lines.filter((line) => has(line, 'code')));
	return [
		include('text'),
		...(coded.length === 0
			? []
			: [
					{
						match: `(?i)${begin}(${anyOf(coded)})${gap}(\\d+)(?![\\w,.])`,
						captures: captures('support.type.property-name', 'constant.numeric.stock-code'),
					},
				]),
		...worded.map(withWords),
		...names.map((line) => withName(line, line.role === 'item' ? 'storage.type' : 'support.type')),
		...items.flatMap(({ keyword, opens }) => named(`storage.type.${opens}`, [keyword])),
		...named(
			'keyword.other.exercise',
			lines.flatMap(({ flags = [] }) => flags),
		),
		...(lines.some(({ columns }) => columns.some(({ slot }) => slot === 'par'))
			? [{ name: scope('keyword.other.no-par'), match: `(?i)${begin}no${gap}par${end}` }]
			: []),
		...(lines.some((line) => has(line, 'items')) ? [{ name: scope('constant.language.item'), match: '(?i)\\([ivx]+\\)' }] : []),
		...named('support.function.movement', keywords(fields.filter(({ movement }) => movement))),
		...named('entity.other.attribute-name.code', keywords(fields.filter(isCode))),
		...named('support.type.property-name', keywords(fields.filter((line) => !line.movement && !isCode(line)))),
	];
}

/** The rules of one form, by name; `form` has them all. */
class Writer {
	readonly rules: Record<string, Rule> = {};
	readonly #prefix: string;

	constructor(private readonly form: Form) {
		this.#prefix = form.id.toLowerCase();
	}

	#put(name: string, rule: Rule): Rule {
		this.rules[`${this.#prefix}-${name}`] = rule;
		return include(`${this.#prefix}-${name}`);
	}

	/** What a text of the form is made of, below its first line. */
	write(): readonly Rule[] {
		const { form } = this;
		const { lines } = form.root;
		const header = this.#put('header', {
			patterns: [include('comment'), include('text'), this.#opening(), ...this.#headLines(lines)],
		});
		const sections = form.parts.map((place) => this.#section(place, header));
		const items = lines.filter(({ role }) => role === 'item');
		const signed = items.filter(({ last }) => last).map((line) => this.#ended(line, header));
		const further = items.filter(({ last }) => !last);
		const loose = linesWithin(form, form.root).filter((line) => further.some(({ opened }) => opened === line.home));
		const classes = lines.filter(({ role }) => role === 'class').flatMap(({ opened }) => wordsOf(opened?.lines ?? []));
		return [
			include('comment'),
			...sections,
			...signed,
			header,
			...(classes.length > 0 ? [this.#put('class-fields', { patterns: [include('comment'), ...classes] })] : []),
			...(further.length > 0 ? [this.#put('items', { patterns: wordsOf([...further, ...loose]) })] : []),
			include('values'),
		];
	}

	/** Where what stands below a line ends: at the next line that opens a part of the form, or another form. */
	#end(): string {
		const { parts, root } = this.form;
		const opening = root.lines.filter(
			({ role, last, opened }) => role === 'section' || last || (opened && parts.includes(opened)),
		);
		return `(?i)(?=^[ \\t]*(?:${anyOf([...keywords(opening), openings])})${end})`;
	}

	#opening(): Rule {
		const { opening, id, editions } = this.form;
		const edition = editions.length > 0 ? `(?:${gap}(v\\d+(?:\\.\\d+)*))?` : '';
		return {
			match: `${atStart}(${opening})(?:${gap}(${id}))?${edition}${end}`,
			captures: captures(`keyword.control.${opening}`, 'constant.language.form', 'constant.other.edition'),
		};
	}

	/** The lines of the text itself, each at the beginning of its own. */
	#headLines(lines: readonly Line[]): readonly Rule[] {
		return lines.flatMap((line): readonly Rule[] => {
			const { keyword, role } = line;
			if (keyword === this.form.opening || role === 'item' || role === 'part') return [];
			if (role === 'class') return [this.#class(line)];
			if (has(line, 'name')) return [withName(line)];
			if (has(line, 'words')) return [withWords(line)];
			const month = has(line, 'month') ? `(?:${gap}(${monthName}${gap}\\d{4}))?` : '';
			return [
				{
					match: `${atStart}(${keyword})${month}${end}`,
					captures: captures(`keyword.control.${keyword}`, ...(month ? ['constant.numeric.date'] : [])),
				},
			];
		});
	}

	#class({ keyword, opened }: Line): Rule {
		return this.#put('class', {
			name: scope('meta.class'),
			begin: `${atStart}(${keyword})${end}(?:${gap}([A-Za-z][\\w-]*))?`,
			beginCaptures: captures(`keyword.control.${keyword}`, 'entity.name.type.class'),
			end: '$',
			patterns: [include('comment'), ...wordsOf(opened?.lines ?? []), include('values')],
		});
	}

	#section(place: Place, header: Rule): Rule {
		const { id, byLine } = place;
		const group = groupOf(id);
		const letter = group === undefined ? '' : id.slice(group.length + 1);
		const name = group === undefined ? id : `${group}(?:\\.${letter}|[ \\t]*\\([ \\t]*${letter}[ \\t]*\\))`;
		const opener = this.form.lines.find((line) => (byLine ? line.opened === place : line.role === 'section'))?.keyword;
		const slug = id.toLowerCase().replace('.', '-');
		return this.#put(`section-${slug}`, {
			name: scope(`meta.section.${slug}`),
			begin: byLine ? `${atStart}(${opener})${end}` : `${atStart}(${opener})${gap}(${name})(?![\\w.])`,
			beginCaptures: captures('keyword.control.section', ...(byLine ? [] : ['constant.language.section'])),
			end: this.#end(),
			patterns: [
				...(byLine ? [] : [include('not-applicable')]),
				...(place.blocks ? [include('for')] : []),
				...wordsOf(linesWithin(this.form, place)),
				header,
				include('values'),
			],
		});
	}

	/** What stands behind all else. */
	#ended({ keyword, opened }: Line, header: Rule): Rule {
		return this.#put(keyword, {
			name: scope(`meta.${keyword}`),
			begin: `${atStart}(${keyword})${end}`,
			beginCaptures: captures(`keyword.control.${keyword}`),
			end: this.#end(),
			patterns: [header, ...wordsOf(opened?.lines ?? []), include('values')],
		});
	}
}

/** A form that its first line names. */
function whole(form: Form): { readonly name: string; readonly rules: Readonly<Record<string, Rule>> } {
	const writer = new Writer(form);
	const patterns = writer.write();
	const alone = allForms.filter(({ opening }) => opening === form.opening).length === 1;
	const edition = form.editions.length > 0 ? `(?:${gap}(v\\d+(?:\\.\\d+)*))?` : '';
	const name = form.id.toLowerCase();
	return {
		name,
		rules: {
			[name]: {
				name: scope(`meta.${form.opening === first.opening ? name : form.opening}`),
				// The only form of its opening word is meant without its name too.
				begin: `${atStart}(${form.opening})${alone ? `(?:${gap}([\\w-]*\\w))?` : `${gap}(${form.id})`}${edition}${end}`,
				beginCaptures: captures(
					`keyword.control.${form.opening}`,
					'constant.language.form',
					...(edition ? ['constant.other.edition'] : []),
				),
				end: `(?i)(?=^[ \\t]*(?:${openings})${end})`,
				patterns,
			},
			...writer.rules,
		},
	};
}

const byName = others.map(whole);
const writer = new Writer(first);
const patterns = writer.write();

export const grammar = {
	name: 'Monthly Return',
	scopeName: 'source.monthly-return',
	fileTypes: ['return'],
	patterns: [include('comment'), ...byName.map(({ name }) => include(name)), ...patterns],
	repository: { ...shared, ...Object.assign({}, ...byName.map(({ rules }) => rules)), ...writer.rules } as Readonly<
		Record<string, Rule>
	>,
};
