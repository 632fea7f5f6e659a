import * as l10n from '@vscode/l10n';
import { commonCurrencies, currencies } from '../forms/currencies.js';
import { confirmationIds } from '../forms/ff301/confirmations.js';
import { editionById } from '../forms/ff301/editions.js';
import { columnHeads, type Line, type Shape, shapeSyntax } from '../forms/ff301/lines.js';
import { append } from '../lists.js';
import { sentences } from '../localise.js';
import { didYouMean } from './guess.js';
import { sectionOf } from './sections.js';
import type { AmountValue, Field, MoneyValue, Span, WordValue } from './statement.js';

/** What a field does not have of what its place asks, or has and should not. */
export interface ShapeProblem {
	readonly message: string;
	readonly span: Span;
	readonly fix?: { readonly title: string; readonly text: string; readonly at: Span };
}

const none: readonly ShapeProblem[] = [];

/** Holds a field against its row of the form's table. */
export function shapeProblems(field: Field, row: Line): readonly ShapeProblem[] {
	const { amount } = field;
	if (amount) {
		return amountProblems(field, amount, row);
	}
	const check = checks[row.shape];
	return check ? check(field, row) : none;
}

/** A missing token has no place of its own: it is reported behind what stands before it. */
function after({ end }: Span): Span {
	return { start: end, end };
}

function missing(field: Field, row: Line, behind: Span = field.keywordSpan): readonly ShapeProblem[] {
	return [{ message: l10n.t('`{0}` takes {1}.', field.keyword, l10n.t(shapeSyntax[row.shape])), span: after(behind) }];
}

type Check = (field: Field, row: Line) => readonly ShapeProblem[];

const text: Check = (field, row) => (field.text ? none : missing(field, row));

const items: Check = (field, row) => {
	const listed = field.items ?? [];
	const problems: ShapeProblem[] = [];
	if (listed.length === 0) {
		append(problems, missing(field, row));
	}
	for (const item of listed) {
		if (!(confirmationIds as readonly string[]).includes(itemId(item))) {
			problems.push({ message: l10n.t('There is no item {0}: the confirmations are (i) to (viii).', item.text), span: item });
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

const checks: Readonly<Partial<Record<Shape, Check>>> = {
	text,
	date: (field, row) => (field.date ? none : missing(field, row)),
	code: (field, row) => (field.code ? none : missing(field, row)),
	counter: (field, row) =>
		field.code && field.currency
			? checkCurrency(field.currency.text, field.currency)
			: missing(field, row, field.code ?? field.keywordSpan),
	float: (field, row) => (field.complied ? none : missing(field, row, field.not ?? field.keywordSpan)),
	items,
	'item-text': items,
	'item-optional-text': items,
	edition: (field, row) => {
		if (!field.form) {
			return missing(field, row);
		}
		if (field.form.text.toUpperCase() !== 'FF301') {
			return [
				{
					message: l10n.t('The monthly return is form FF301, not {0}.', field.form.text),
					span: field.form,
					fix: { title: l10n.t('Write {0}', 'FF301'), text: 'FF301', at: field.form },
				},
			];
		}
		return field.edition && !editionById(field.edition.text.toLowerCase())
			? [{ message: l10n.t('No edition {0} of FF301 is known.', field.edition.text), span: field.edition }]
			: none;
	},
	class: (field, row) => {
		if (!field.id) {
			return missing(field, row);
		}
		return field.text
			? none
			: [{ message: l10n.t('The class of shares is missing: a text such as "Ordinary shares".'), span: after(field.id) }];
	},
	for: (field, row) => (field.id ? none : missing(field, row)),
	section: (field, row) => {
		if (!field.section) {
			return missing(field, row);
		}
		if (sectionOf(field.section.text)) {
			return none;
		}
		const part = field.section.text.toUpperCase() === 'III';
		return [
			{
				message: part
					? l10n.t('Section III has the parts III.A to III.E: name one.')
					: l10n.t('There is no section {0}: the form has I, II, III.A to III.E, IV and V.', field.section.text),
				span: field.section,
			},
		];
	},
};

function checkCurrency(code: string, span: Span): readonly ShapeProblem[] {
	if (currencies.has(code)) {
		return none;
	}
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

type Want = 'number' | 'money' | 'no';

interface Pattern {
	readonly first: 'number' | 'money';
	readonly optional?: boolean;
	readonly par: Want;
	readonly second: boolean;
	readonly equals: Want;
	/** The columns, for what is wrong in each. */
	readonly equalsName?: string;
}

const patterns: Readonly<Partial<Record<Shape, Pattern>>> = {
	'shares-at-par': { first: 'number', par: 'money', second: false, equals: 'money', equalsName: columnHeads.capital.en },
	'shares-columns': { first: 'number', par: 'no', second: true, equals: 'number', equalsName: columnHeads.total.en },
	'shares-change': { first: 'number', par: 'no', second: true, equals: 'no' },
	number: { first: 'number', par: 'no', second: false, equals: 'no' },
	money: { first: 'money', par: 'no', second: false, equals: 'no' },
	'movement-number': { first: 'number', optional: true, par: 'no', second: false, equals: 'no' },
	'movement-money': { first: 'money', optional: true, par: 'no', second: false, equals: 'no' },
};

function amountProblems(field: Field, amount: AmountValue, row: Line): readonly ShapeProblem[] {
	const pattern = patterns[row.shape];
	if (!pattern) {
		return none;
	}
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
			message: l10n.t('{0} has no place here: `{1}` takes {2}.', what, field.keyword, l10n.t(shapeSyntax[row.shape])),
			span,
		});
	const wanted = (money: MoneyValue | undefined, want: Want, what: string) => {
		if (!money) {
			return;
		}
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
	if (!first && !pattern.optional) {
		append(problems, missing(field, row));
	}
	wanted(first, pattern.first, l10n.t('This number'));
	wanted(par, pattern.par, l10n.t('A par value'));
	if (noPar && pattern.par === 'no') {
		refuse(noPar, '`no par`');
	}
	if (second && !pattern.second) {
		refuse(second, l10n.t('A second number'));
	}
	wanted(equals, pattern.equals, row.shape === 'shares-change' ? l10n.t('A total') : l10n.t('A result after `=`'));
	if (field.text && !(row.movement && field.keyword === 'other')) {
		refuse(field.text, l10n.t('A text'));
	}
	if (flag && !row.movement) {
		refuse(flag, `\`${flag.text}\``);
	}
	return problems;
}
