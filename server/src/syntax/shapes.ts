import * as l10n from '@vscode/l10n';
import { commonCurrencies, currencies } from '../forms/currencies.js';
import type { Form, Line } from '../forms/form.js';
import type { Part, ShapeColumn } from '../forms/shapes.js';
import { append, largest } from '../lists.js';
import { andList, orList, sentences } from '../localise.js';
import { didYouMean } from './guess.js';
import type { AmountValue, Field, MoneyValue, Span, WordValue } from './statement.js';

/** What a field does not have of what its place asks, or has and should not. */
export interface ShapeProblem {
	readonly message: string;
	readonly span: Span;
	readonly fix?: { readonly title: string; readonly text: string; readonly at: Span };
}

const none: readonly ShapeProblem[] = [];

/** Holds a field against its row of the form's table. */
export function shapeProblems(field: Field, row: Line, form: Form): readonly ShapeProblem[] {
	for (const part of row.foreign) {
		const at = found[part](field);
		if (at) return [{ message: l10n.t('`{0}` takes {1}.', field.keyword, l10n.t(row.takes.syntax)), span: at }];
	}
	const { parts } = row.takes;
	if (parts.length === 1 && field.amount) return amountProblems(field, field.amount, row);
	const check = checks[row.shape];
	return check ? check(field, row, form) : partProblems(field, row, form);
}

/** Where a part stands in a field; undefined where it is left out. */
const found: Readonly<Record<Part, (field: Field) => Span | undefined>> = {
	text: ({ text }) => text,
	date: ({ date }) => date,
	month: ({ month }) => month,
	amount: ({ amount }) => amount?.first,
	code: ({ code }) => code,
	name: ({ name }) => name,
	currency: ({ currency }) => currency,
	items: ({ items }) => items?.at(-1),
	form: ({ form }) => form,
	edition: ({ edition }) => edition,
	id: ({ id }) => id,
	section: ({ section }) => section,
	words: ({ words }) => words?.at(-1),
};

/** Where a part of a value stands in a field, all of it; undefined where it is left out. */
export function partSpan(field: Field, part: Part): Span | undefined {
	const last = found[part](field);
	const first = part === 'items' ? field.items?.[0] : part === 'words' ? field.words?.[0] : last;
	return last && { start: (first ?? last).start, end: last.end };
}

/** Whether a part of a value stands in a field. */
export function standsIn(field: Field, part: Part): boolean {
	return found[part](field) !== undefined;
}

/** Whether a text may stand directly behind a keyword, wherever its line stands. */
export function takesText(form: Form, keyword: string): boolean {
	return form
		.linesWith(keyword)
		.some(({ named, takes: { parts, wants = [parts] } }) => named || wants.some(([first]) => first === 'text'));
}

/** The parts that stand are all of one of the lists that the shape wants, and its words are whole. */
function partProblems(field: Field, row: Line, form: Form): readonly ShapeProblem[] {
	const { parts, wants = [parts], words } = row.takes;
	const [only, second] = parts;
	if (only && !second && only !== 'name' && !row.takes.wants && !words && !field.words && found[only](field)) {
		return none;
	}
	const standing = parts.filter((part) => found[part](field));
	const isOne = wants.some((wanted) => wanted.length === standing.length && wanted.every((part) => standing.includes(part)));
	const last = field.words?.at(-1);
	if (!isOne || (last && last.text.toLowerCase() !== words?.at(-1))) {
		const behind = standing.map((part) => (found[part](field) as Span).end);
		const end = largest(behind, field.keywordSpan.end);
		return missing(field, row, { start: end, end });
	}
	const unknown = field.name && nameProblem(field.name, row, form);
	if (unknown) return [unknown];
	return field.amount && parts.includes('amount') ? amountProblems(field, field.amount, row) : none;
}

/** A name is one of its row's list, where it has one, whatever its case. */
function nameProblem(name: WordValue, { keyword, list }: Line, { values = [] }: Form): ShapeProblem | undefined {
	const known = values.flatMap(({ list: of, text }) => (list !== undefined && of === list ? [text.en] : []));
	const same = known.find((one) => one.toUpperCase() === name.text.toUpperCase());
	if (known.length === 0 || same === name.text) return undefined;
	const meant = same ?? didYouMean(name.text, known);
	return {
		message: l10n.t('`{0}` takes {1}.', keyword, orList(known.map((one) => `\`${one}\``))),
		span: name,
		...(meant ? { fix: { title: l10n.t('Write {0}', meant), text: meant, at: name } } : {}),
	};
}

/** A missing token has no place of its own: it is reported behind what stands before it. */
function after({ end }: Span): Span {
	return { start: end, end };
}

function missing(field: Field, row: Line, behind: Span = field.keywordSpan): readonly ShapeProblem[] {
	return [{ message: l10n.t('`{0}` takes {1}.', field.keyword, l10n.t(row.takes.syntax)), span: after(behind) }];
}

type Check = (field: Field, row: Line, form: Form) => readonly ShapeProblem[];

const items: Check = (field, row, form) => {
	const listed = field.items ?? [];
	const problems: ShapeProblem[] = [];
	if (listed.length === 0) append(problems, missing(field, row));
	for (const item of listed) {
		if (!form.items.includes(itemId(item))) {
			const [first = '', last = ''] = [form.items[0], form.items.at(-1)];
			problems.push({
				message: l10n.t('There is no item {0}: the confirmations are ({1}) to ({2}).', item.text, first, last),
				span: item,
			});
		}
	}
	const second = listed[1];
	if (row.shape !== 'items' && second) {
		problems.push({ message: l10n.t('`{0}` takes one item; each has a line of its own.', field.keyword), span: second });
	}
	if (row.shape === 'items' && field.text) {
		problems.push({ message: l10n.t('`confirm` takes no text: `amend` gives an item another wording.'), span: field.text });
	}
	if (row.shape === 'item-text' && listed.length > 0 && !field.text) {
		problems.push({
			message: l10n.t('`amend` takes the full wording that replaces the item, in quotation marks.'),
			span: after(field),
		});
	}
	return problems;
};

/** `(iv)` → `iv`. */
export function itemId({ text: image }: WordValue): string {
	return image.replace(/[()（）\s]/g, '').toLowerCase();
}

/** What has words of its own for what is wrong. */
const checks: Readonly<Partial<Record<string, Check>>> = {
	counter: (field, row) =>
		field.code && field.currency
			? checkCurrency(field.currency.text, field.currency)
			: missing(field, row, field.code ?? field.keywordSpan),
	items,
	'item-text': items,
	'item-optional-text': items,
	edition: (field, row, form) => {
		if (!field.form) return missing(field, row);
		if (field.form.text.toUpperCase() !== form.id.toUpperCase()) {
			return [
				{
					message: l10n.t('The {0} is form {1}, not {2}.', l10n.t(form.name), form.id, field.form.text),
					span: field.form,
					fix: { title: l10n.t('Write {0}', form.id), text: form.id, at: field.form },
				},
			];
		}
		return field.edition && !form.edition(field.edition.text.toLowerCase())
			? [{ message: l10n.t('No edition {0} of {1} is known.', field.edition.text, form.id), span: field.edition }]
			: none;
	},
	class: (field, row) => {
		if (!field.id) return missing(field, row);
		return field.text
			? none
			: [{ message: l10n.t('The class of shares is missing: a text such as "Ordinary shares".'), span: after(field.id) }];
	},
	section: (field, row, form) => {
		if (!field.section) return missing(field, row);
		if (form.section(field.section.text)) return none;
		const name = field.section.text.toUpperCase();
		const ids = form.sections.map(({ id }) => id);
		const parts = ids.filter((id) => id.startsWith(`${name}.`));
		return [
			{
				message:
					parts.length > 0
						? l10n.t('Section {0} has the parts {1} to {2}: name one.', name, parts[0] as string, parts.at(-1) as string)
						: l10n.t('There is no section {0}: the form has {1}.', field.section.text, sectionList(ids)),
				span: field.section,
			},
		];
	},
};

function checkCurrency(code: string, span: Span): readonly ShapeProblem[] {
	if (currencies.has(code)) return none;
	const meant = didYouMean(
		code,
		[...currencies].filter((known) => commonCurrencies.has(known)),
	);
	return [
		{
			message: sentences(l10n.t('{0} is not a currency code of ISO 4217.', code), meant && l10n.t('Did you mean {0}?', meant)),
			span,
			...(meant ? { fix: { title: l10n.t('Write {0}', meant), text: meant, at: span } } : {}),
		},
	];
}

/** `I, II, III.A to III.E, IV and V` */
function sectionList(ids: readonly string[]): string {
	const groups: string[][] = [];
	for (const id of ids) {
		const last = groups.at(-1);
		if (last && id.includes('.') && last[0]?.split('.')[0] === id.split('.')[0]) last.push(id);
		else groups.push([id]);
	}
	return andList(
		groups.map((group) =>
			group.length > 1 ? l10n.t('{0} to {1}', group[0] as string, group.at(-1) as string) : (group[0] as string),
		),
	);
}

type Want = 'number' | 'money' | 'no';

const wantOf = (column: ShapeColumn | undefined): Want => (column ? (column.money ? 'money' : 'number') : 'no');

interface Pattern {
	readonly first: Want;
	readonly optional: boolean;
	readonly par: Want;
	readonly second: Want;
	readonly equals: Want;
}

const patterns = new WeakMap<readonly ShapeColumn[], Pattern>();

/** What the columns of a row want in each of the slots of an amount. */
function patternOf({ columns, takes: { wants } }: Line): Pattern {
	let pattern = patterns.get(columns);
	if (!pattern) {
		const want = (wanted: ShapeColumn['slot']) => wantOf(columns.find(({ slot }) => slot === wanted));
		pattern = {
			first: want('first'),
			optional: wants?.some((parts) => !parts.includes('amount')) ?? false,
			par: want('par'),
			second: want('second'),
			equals: want('equals'),
		};
		patterns.set(columns, pattern);
	}
	return pattern;
}

function amountProblems(field: Field, amount: AmountValue, row: Line): readonly ShapeProblem[] {
	const pattern = patternOf(row);
	const { first, par, noPar, second, equals, flag } = amount;
	// The plain case first: most lines are it.
	if (
		first?.number &&
		(first.currency !== undefined) === (pattern.first === 'money') &&
		(first.currency === undefined || currencies.has(first.currency)) &&
		!par &&
		!noPar &&
		!second &&
		!equals &&
		!flag &&
		!field.text
	) {
		return none;
	}
	const problems: ShapeProblem[] = [];
	const refuse = (span: Span, what: string) =>
		problems.push({
			message: l10n.t('{0} has no place here: `{1}` takes {2}.', what, field.keyword, l10n.t(row.takes.syntax)),
			span,
		});
	const wanted = (money: MoneyValue | undefined, want: Want, what: string) => {
		if (!money) return;
		if (want === 'no') {
			refuse(money, what);
			return;
		}
		if (!money.number && money.currencySpan) {
			problems.push({
				message: l10n.t('An amount is missing after {0}.', money.currency ?? ''),
				span: after(money.currencySpan),
			});
		}
		if (want === 'money' && money.currency === undefined && money.number) {
			const guess = par?.currency ?? equals?.currency ?? first?.currency;
			problems.push({
				message: l10n.t('An amount of money begins with its currency, such as `HKD 1,000`.'),
				span: money,
				...(guess
					? {
							fix: {
								title: l10n.t('Insert {0}', guess),
								text: `${guess} `,
								at: { start: money.number.start, end: money.number.start },
							},
						}
					: {}),
			});
		}
		if (want === 'number' && money.currencySpan) {
			problems.push({
				message: l10n.t('`{0}` takes a number here, not an amount of money.', field.keyword),
				span: money.currencySpan,
				...(money.number
					? {
							fix: {
								title: l10n.t('Remove {0}', money.currency ?? ''),
								text: '',
								at: { start: money.currencySpan.start, end: money.number.start },
							},
						}
					: {}),
			});
		}
		if (want === 'money' && money.currency !== undefined && money.currencySpan) {
			append(problems, checkCurrency(money.currency, money.currencySpan));
		}
	};
	if (!first && !pattern.optional) append(problems, missing(field, row));
	wanted(first, pattern.first, l10n.t('This number'));
	wanted(par, pattern.par, l10n.t('A par value'));
	if (noPar && pattern.par === 'no') refuse(noPar, '`no par`');
	if (second && pattern.second === 'no') refuse(second, l10n.t('A second number'));
	wanted(equals, pattern.equals, pattern.second === 'no' ? l10n.t('A result after `=`') : l10n.t('A total'));
	if (field.text && !row.named && !row.takes.parts.includes('text')) refuse(field.text, l10n.t('A text'));
	if (flag && !row.movement && !row.flags) refuse(flag, `\`${flag.text}\``);
	return problems;
}
