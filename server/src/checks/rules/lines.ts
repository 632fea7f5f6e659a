import * as l10n from '@vscode/l10n';
import type { Form, Line } from '../../forms/form.js';
import { hasTreasury } from '../../forms/shares.js';
import { type Generation, inGeneration } from '../../forms/types.js';
import { completionsOf, matchValue, valuesOf } from '../../forms/values.js';
import { commaList, sentences, verdict } from '../../localise.js';
import { cellOf, isWhole } from '../../model/cell.js';
import { first, hasChinese, textOf } from '../../model/return.js';
import { decimalOf, format, isZero, negate } from '../../syntax/decimal.js';
import { nearly } from '../../syntax/guess.js';
import type { Entry, Node, Outline } from '../../syntax/outline.js';
import type { AmountValue, NumberValue } from '../../syntax/statement.js';
import { type Draft, entryRange, fix, insertAt, spanRange, writeFix } from '../draft.js';
import { keptOf } from '../keeping.js';
import type { Snapshot } from '../snapshot.js';
import { draftsOfEntries, draftsOfNodes, type RuleOfOne } from './ofOne.js';

/** What one line shows by itself, given its place and the edition. */
const lineRule: RuleOfOne<Entry> = {
	hangsOn: (snapshot) => [snapshot.return_.edition, snapshot.return_.generation, isBilingual(snapshot)],
	of(entry, snapshot) {
		const { row } = entry;
		const drafts: Draft[] = [];
		if (!row) return drafts;
		editionOf(snapshot, entry, row, drafts);
		if (entry.field.amount && hasPoint(entry.field.amount)) wholeShares(snapshot, entry, row, drafts);
		if (row.sign) sign(snapshot, entry, row, drafts);
		if (entry.field.amount?.flag) exerciseKind(entry, row, drafts);
		if (entry.field.text) {
			value(snapshot, entry, row, drafts);
			if (isBilingual(snapshot)) language(snapshot, entry, row, drafts);
		}
		return drafts;
	},
};

export function lineDrafts(snapshot: Snapshot): readonly Draft[] {
	return draftsOfEntries(snapshot, lineRule);
}

const bilingual = new WeakMap<Outline, boolean>();

/** Whether some text of the return has its Chinese. */
function isBilingual({ outline }: Snapshot): boolean {
	let known = bilingual.get(outline);
	if (known === undefined) {
		known = outline.stretches.some((stretch) => keptOf(stretch, bilingual, [], () => stretch.entries.some(hasChinese)));
		bilingual.set(outline, known);
	}
	return known;
}

/** The first edition of a generation. */
function firstEdition({ editions }: Form, from: Generation): string {
	return editions.find(({ generation }) => generation === from)?.id ?? '';
}

function onlyIn(form: Form, { keyword, from, until }: Line, edition: string): string {
	const last = form.editions.findLast(({ generation }) => generation === until)?.id ?? '';
	return from
		? l10n.t('{0} has `{1}` here from {2} on; this return is of {3}.', form.id, keyword, firstEdition(form, from), edition)
		: l10n.t('{0} has `{1}` here up to {2}; this return is of {3}.', form.id, keyword, last, edition);
}

function editionOf({ return_, form }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { edition, generation } = return_;
	if (!edition) return;
	if (!inGeneration(row, generation)) {
		drafts.push({
			check: 'edition',
			message: onlyIn(form, row, edition.id),
			range: spanRange(entry, entry.field.keywordSpan),
		});
		return;
	}
	const { amount } = entry.field;
	const treasury =
		row.shape === 'shares-columns' || row.shape === 'shares-change' ? (amount?.second ?? amount?.equals) : amount?.flag;
	if (
		!hasTreasury(form, generation) &&
		form.columns.treasury &&
		treasury &&
		(treasury !== amount?.flag || amount.flag?.text.toLowerCase() === 'treasury')
	) {
		drafts.push({
			check: 'edition',
			message: verdict(
				l10n.t(
					'FF301 has treasury shares only from edition {0} on; this return is of {1}.',
					firstEdition(form, form.columns.treasury.from ?? ''),
					edition.id,
				),
				l10n.t('Until then section II has one number.'),
			),
			range: spanRange(entry, treasury),
		});
	}
}

/** Some number of it has decimals, or cannot be read. */
function hasPoint({ first, par, second, equals }: AmountValue): boolean {
	const isWhole = (number: NumberValue | undefined) => !number || number.value?.scale === 0;
	return !(isWhole(first?.number) && isWhole(par?.number) && isWhole(second) && isWhole(equals?.number));
}

/** `1.000` for `1,000`. */
function wholeShares({ source }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	for (const column of row.columnIds) {
		const { span } = cellOf(entry, row, column);
		const text = span && isWhole(row, column) ? source.lines[entry.line]?.slice(span.start, span.end) : undefined;
		if (!span || !text || !/^-?[\d,]+\.\d+$/.test(text)) continue;
		const [whole = '', fraction = ''] = text.split('.');
		const meant = /^\d{3}$/.test(fraction) ? format(decimalOf(whole + fraction)) : /^0+$/.test(fraction) ? whole : undefined;
		drafts.push({
			check: 'whole-shares',
			message: verdict(
				l10n.t('{0} has a decimal point: shares, options and receipts are whole', text),
				meant && l10n.t('Is it {0}?', meant),
			),
			range: spanRange(entry, span),
			fixes: () => (meant ? [writeFix(spanRange(entry, span), meant, true)] : []),
		});
	}
}

function sign({ ledger }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const cell = cellOf(entry, row, 'value');
	if (!cell.value || !cell.span || isZero(cell.value) || cell.value.units < 0n === (row.sign === 'negative')) return;
	const right = format(negate(cell.value));
	drafts.push({
		check: 'sign',
		message:
			row.keyword === 'pending'
				? l10n.t('`{0}` is entered as a negative number (Note 3): {1}?', row.keyword, right)
				: row.sign === 'negative'
					? l10n.t('`{0}` is entered as a negative number: {1}?', row.keyword, right)
					: l10n.t('`{0}` is entered as a positive number: {1}?', row.keyword, right),
		range: spanRange(entry, cell.span),
		fixes: () => [
			// Where the sum comes out with the sign as it is, turning it would break what holds.
			writeFix(spanRange(entry, cell.span as NonNullable<typeof cell.span>), right, !ledger.holdsWith(entry)),
		],
	});
}

function exerciseKind(entry: Entry, row: Line, drafts: Draft[]): void {
	const flag = entry.field.amount?.flag;
	if (!flag || !row.movement || row.keyword === 'exercised') return;
	drafts.push({
		check: 'exercise-kind',
		message: l10n.t('`{0}` says which shares an exercise involves; `{1}` involves none.', flag.text, row.keyword),
		range: spanRange(entry, flag),
		fixes: () => [
			fix(
				l10n.t('Remove {0}', flag.text),
				[{ range: spanRange(entry, { start: flag.start - 1, end: flag.end }), newText: '' }],
				true,
			),
		],
	});
}

function value({ return_, form }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { text } = entry.field;
	if (!row.list || !text || entry.lost || !return_.edition || !inGeneration(row, return_.generation)) return;
	const { list } = row;
	const { generation } = return_;
	const written = text.text;
	if (written.trim() === '' || matchValue(form, list, written, generation)) return;
	const known = valuesOf(form, list, generation);
	const near = row.partial
		? nearly(
				written,
				known.map((one) => one.text.en),
			)
		: undefined;
	const begun = near === undefined ? completionsOf(form, list, written, generation) : known.filter((one) => one.text.en === near);
	const [only, second] = begun;
	if (row.partial && !only) return;
	drafts.push({
		check: 'unknown-value',
		message:
			only && !second
				? near === undefined
					? l10n.t('The form\'s list has "{0}", of which this is the beginning.', only.text.en)
					: l10n.t('The form\'s list has "{0}", which this is nearly.', only.text.en)
				: sentences(
						known.length <= 4
							? l10n.t(
									'"{0}" is not among the values this list is known to have: {1}.',
									written,
									commaList(known.map((one) => `"${one.text.en}"`)),
								)
							: l10n.t('"{0}" is not among the values this list is known to have.', written),
						l10n.t('The list may have more than is known here.'),
					),
		range: spanRange(entry, text),
		fixes: () => begun.map((one) => writeFix(spanRange(entry, text), `"${one.text.en}"`, !second)),
	});
}

function language({ return_, form }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { text } = entry.field;
	// The form has its own Chinese for its lists' values; the reason of an omission is not printed.
	if (!text || entry.lost || row.keyword === 'omit' || text.text.trim() === '' || hasChinese(entry)) return;
	if (row.list && matchValue(form, row.list, text.text, return_.generation)) return;
	// A text that is Chinese already is the Chinese form's own.
	if (/[\u3400-\u9fff]/.test(text.text)) return;
	drafts.push({
		check: 'missing-language',
		message: verdict(
			l10n.t('Other texts of this return have their Chinese, and this one has not.'),
			l10n.t('Write `zh "…"` behind it.'),
		),
		range: spanRange(entry, text),
		fixes: () => [fix(l10n.t('Add the Chinese'), [insertAt(entry.line, text.end, ' zh ""')])],
	});
}

/** `… (Please specify)` and `… (specify in description)` with nothing specified. */
const specifyRule: RuleOfOne<Node> = {
	hangsOn: () => [],
	of(node) {
		const { opener, place } = node;
		const wanted = place?.lines.find(({ asked }) => asked)?.keyword;
		if (!opener || node.damaged || wanted === undefined) return [];
		const asking = [opener, first(node, 'type')].find((entry) =>
			/\(\s*please specify\s*\)|\(\s*specify in description\s*\)/i.test(textOf(entry) ?? ''),
		);
		if (!asking || textOf(first(node, wanted))?.trim()) return [];
		return [
			{
				check: 'specify',
				message: l10n.t('"{0}" asks what it is: `{1}` and a text.', textOf(asking) ?? '', wanted),
				range: asking === opener ? entryRange(opener) : spanRange(asking, asking.field),
				fixes: () =>
					first(node, wanted) ? [] : [fix(l10n.t('Add {0}', wanted), [insertAt(asking.line, asking.field.end, ` ${wanted} ""`)])],
			},
		];
	},
};

export function specifyDrafts(snapshot: Snapshot): readonly Draft[] {
	return draftsOfNodes(snapshot, specifyRule);
}
