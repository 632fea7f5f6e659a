import { editions, inGeneration } from '../../form/editions.js';
import type { Line } from '../../form/lines.js';
import type { Generations } from '../../form/types.js';
import { completionsOf, matchValue, valuesOf } from '../../form/values.js';
import { cellOf } from '../../model/cell.js';
import { first, hasChinese, textOf } from '../../model/return.js';
import { format, isZero, negate } from '../../syntax/decimal.js';
import type { Entry } from '../../syntax/outline.js';
import { type Draft, entryRange, fix, insertAt, spanRange } from '../draft.js';
import type { Snapshot } from '../snapshot.js';

/** What one line shows by itself, given its place and the edition. */
export function lineDrafts(snapshot: Snapshot): readonly Draft[] {
	const drafts: Draft[] = [];
	const bilingual = snapshot.outline.entries.some(hasChinese);
	for (const entry of snapshot.outline.entries) {
		const { row } = entry;
		if (!row) {
			continue;
		}
		editionOf(snapshot, entry, row, drafts);
		if (row.sign) {
			sign(entry, row, drafts);
		}
		if (entry.field.amount?.flag) {
			exerciseKind(entry, row, drafts);
		}
		if (entry.field.text) {
			value(snapshot, entry, row, drafts);
			if (bilingual) {
				language(snapshot, entry, row, drafts);
			}
		}
	}
	return drafts;
}

function spanOfGenerations({ from, until }: Generations): string {
	const begins = from && editions.find(({ generation }) => generation === from)?.id;
	const ends = until && editions.findLast(({ generation }) => generation === until)?.id;
	return begins ? `from edition ${begins} on` : `up to edition ${ends}`;
}

function editionOf({ return_ }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { edition, generation } = return_;
	if (!edition) {
		return;
	}
	if (!inGeneration(row, generation)) {
		drafts.push({
			check: 'edition',
			message: `FF301 has \`${row.keyword}\` here only ${spanOfGenerations(row)}; this return is of ${edition.id}.`,
			range: spanRange(entry, entry.field.keywordSpan),
		});
		return;
	}
	const { amount } = entry.field;
	const treasury =
		row.shape === 'shares-columns' || row.shape === 'shares-change' ? (amount?.second ?? amount?.equals) : amount?.flag;
	if (generation === '1.0' && treasury && (treasury !== amount?.flag || amount.flag?.text.toLowerCase() === 'treasury')) {
		drafts.push({
			check: 'edition',
			message: `FF301 has treasury shares only ${spanOfGenerations({ from: '1.1' })}; this return is of ${edition.id}, where section II has one number.`,
			range: spanRange(entry, treasury),
		});
	}
}

function sign(entry: Entry, row: Line, drafts: Draft[]): void {
	const cell = cellOf(entry, row, 'value');
	if (!cell.value || !cell.span || isZero(cell.value) || cell.value.units < 0n === (row.sign === 'negative')) {
		return;
	}
	const right = format(negate(cell.value));
	const why = row.keyword === 'pending' ? ' (Note 3)' : '';
	drafts.push({
		check: 'sign',
		message: `\`${row.keyword}\` is entered as a ${row.sign} number${why}: ${right}?`,
		range: spanRange(entry, cell.span),
		fixes: () => [
			fix(`Write ${right}`, [{ range: spanRange(entry, cell.span as NonNullable<typeof cell.span>), newText: right }], true),
		],
	});
}

function exerciseKind(entry: Entry, row: Line, drafts: Draft[]): void {
	const flag = entry.field.amount?.flag;
	if (!flag || !row.movement || row.keyword === 'exercised') {
		return;
	}
	drafts.push({
		check: 'exercise-kind',
		message: `\`${flag.text}\` says which shares an exercise involves; \`${row.keyword}\` involves none.`,
		range: spanRange(entry, flag),
		fixes: () => [
			fix(`Remove ${flag.text}`, [{ range: spanRange(entry, { start: flag.start - 1, end: flag.end }), newText: '' }], true),
		],
	});
}

function value({ return_ }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { text } = entry.field;
	if (!row.list || !text || entry.lost || !return_.edition || !inGeneration(row, return_.generation)) {
		return;
	}
	const { list } = row;
	const { generation } = return_;
	const written = text.text;
	if (written.trim() === '' || matchValue(list, written, generation)) {
		return;
	}
	const begun = completionsOf(list, written, generation);
	const [only, second] = begun;
	const known = valuesOf(list, generation);
	drafts.push({
		check: 'unknown-value',
		message:
			only && !second
				? `The form's list has "${only.text.en}", of which this is the beginning.`
				: `"${written}" is not among the values this list is known to have${known.length <= 4 ? `: ${known.map((one) => `"${one.text.en}"`).join(', ')}` : ''}. The list may have more than is known here.`,
		range: spanRange(entry, text),
		fixes: () =>
			begun.map((one) =>
				fix(`Write "${one.text.en}"`, [{ range: spanRange(entry, text), newText: `"${one.text.en}"` }], !second),
			),
	});
}

function language({ return_ }: Snapshot, entry: Entry, row: Line, drafts: Draft[]): void {
	const { text } = entry.field;
	// The form has its own Chinese for its lists' values; the reason of an omission is not printed.
	if (!text || entry.lost || row.keyword === 'omit' || text.text.trim() === '' || hasChinese(entry)) {
		return;
	}
	if (row.list && matchValue(row.list, text.text, return_.generation)) {
		return;
	}
	// A text that is Chinese already is the Chinese form's own.
	if (/[\u3400-\u9fff]/.test(text.text)) {
		return;
	}
	drafts.push({
		check: 'missing-language',
		message: 'Other texts of this return have their Chinese, and this one has not: `zh "…"` behind it.',
		range: spanRange(entry, text),
		fixes: () => [fix('Add the Chinese', [insertAt(entry.line, text.end, ' zh ""')])],
	});
}

/** `… (Please specify)` and `… (specify in description)` with nothing specified. */
export function specifyDrafts({ outline }: Snapshot): readonly Draft[] {
	return outline.nodes.flatMap((node): Draft[] => {
		const { opener, place } = node;
		if (!opener || node.damaged || (place !== 'class' && place !== 'event' && place !== 'convertible')) {
			return [];
		}
		const wanted = place === 'class' ? 'description' : 'specify';
		const asking = [opener, first(node, 'type')].find((entry) =>
			/\(\s*please specify\s*\)|\(\s*specify in description\s*\)/i.test(textOf(entry) ?? ''),
		);
		if (!asking || textOf(first(node, wanted))?.trim()) {
			return [];
		}
		return [
			{
				check: 'specify',
				message: `"${textOf(asking)}" asks what it is: \`${wanted}\` and a text.`,
				range: asking === opener ? entryRange(opener) : spanRange(asking, asking.field),
				fixes: () =>
					first(node, wanted) ? [] : [fix(`Add ${wanted}`, [insertAt(asking.line, asking.field.end, ` ${wanted} ""`)])],
			},
		];
	});
}
