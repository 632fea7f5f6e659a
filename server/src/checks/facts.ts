import * as l10n from '@vscode/l10n';
import { compareDays } from '../forms/calendar.js';
import { dayName, shortened } from '../localise.js';
import { cellOf } from '../model/cell.js';
import { first } from '../model/return.js';
import { equal, format } from '../syntax/decimal.js';
import type { Entry } from '../syntax/outline.js';
import type { Span } from '../syntax/statement.js';
import type { Brought } from './bringForward.js';
import { type Draft, fix, spanRange } from './draft.js';
import { sameText } from './matching.js';
import type { Snapshot } from './snapshot.js';

/** What an item keeps for as long as it stands in the returns. */
const facts = ['approved', 'expiry', 'price', 'type'] as const;

interface Fact {
	/** As people read it. */
	shown(): string;
	/** Where it stands, and how it is written. */
	readonly span: Span;
	isSame(other: Fact): boolean;
	readonly value: unknown;
}

function factOf(entry: Entry | undefined): Fact | undefined {
	const { date, amount, text } = entry?.field ?? {};
	if (date?.day) {
		const { day } = date;
		return {
			shown: () => dayName(day),
			span: date,
			value: day,
			isSame: ({ value }) => compareDays(value as typeof day, day) === 0,
		};
	}
	if (entry?.row && amount?.first) {
		const { value, currency } = cellOf(entry, entry.row, 'value');
		return (
			value && {
				shown: () => [currency, format(value)].filter(Boolean).join(' '),
				span: amount.first,
				value: { value, currency },
				isSame: ({ value: other }) => {
					const { value: figure, currency: code } = other as { value: typeof value; currency: string | undefined };
					return equal(figure, value) && code === currency;
				},
			}
		);
	}
	return (
		text && {
			shown: () => `"${shortened(text.text)}"`,
			span: text,
			value: text.text,
			isSame: ({ value }) => value === text.text || sameText(value as string) === sameText(text.text),
		}
	);
}

/** `changed-fact`: what does not change from month to month, and did. */
export function factDrafts(previous: Snapshot, { items }: Brought): readonly Draft[] {
	return items.flatMap(({ from, to }) =>
		facts.flatMap((keyword): Draft[] => {
			const [entry, before] = [first(to, keyword), first(from, keyword)];
			const [now, then] = [factOf(entry), factOf(before)];
			if (!entry || !before || !now || !then || now.isSame(then)) return [];
			const line = previous.source.lines[before.line] ?? '';
			const written = line.slice(then.span.start, then.span.end);
			return [
				{
					check: 'changed-fact',
					message: l10n.t('{0} is {1}; last month it was {2}', keyword, now.shown(), then.shown()),
					range: spanRange(entry, now.span),
					related: [{ message: l10n.t("Last month's"), uri: previous.uri, range: spanRange(before, then.span) }],
					fixes: () => [fix(l10n.t('Write {0}', then.shown()), [{ range: spanRange(entry, now.span), newText: written }])],
				},
			];
		}),
	);
}
