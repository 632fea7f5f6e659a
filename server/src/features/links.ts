import * as l10n from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { type Board, rulePage } from '../forms/rulebook.js';
import { dayName, monthName } from '../localise.js';
import { reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import { rangeOf } from '../syntax/outline.js';
import type { Span, Statement, TextValue } from '../syntax/statement.js';

/** The previous month's file from `month`; of a report the files of its exhibits; the rules that texts and comments name, on the Exchange's rulebook. */
export function documentLinksOf(snapshot: Snapshot, neighbours: Neighbours): readonly DocumentLink[] {
	return [...monthLink(snapshot, neighbours.previous), ...exhibitLinks(snapshot, neighbours), ...ruleLinks(snapshot)];
}

function monthLink({ outline }: Snapshot, previous: Snapshot | undefined): readonly DocumentLink[] {
	const entry = first(outline.root, 'month');
	const of = previous?.return_.month;
	if (!entry?.field.date || !previous || !of) return [];
	const tooltip = l10n.t('The return for {0} {1}', monthName(of.month), of.year);
	return [{ range: rangeOf(entry.line, entry.field.date), target: previous.uri, tooltip }];
}

function exhibitLinks({ outline }: Snapshot, neighbours: Neighbours): readonly DocumentLink[] {
	const report = reportOf(outline);
	const { exhibits = [] } = report ? neighbours : {};
	return (report?.exhibits ?? []).flatMap(({ from }, index): DocumentLink[] => {
		const { uri, snapshot } = exhibits[index] ?? {};
		const text = from?.entry.field.text;
		if (!from || !text || uri === undefined || !snapshot) return [];
		const { month, submitted } = snapshot.return_;
		const tooltip = month
			? l10n.t('The return for {0} {1}', monthName(month.month), month.year)
			: submitted && l10n.t('The return submitted on {0}', dayName(submitted));
		const range = rangeOf(from.entry.line, { start: text.start + 1, end: text.end - 1 });
		return [{ range, target: uri, ...(tooltip ? { tooltip } : {}) }];
	});
}

function ruleLinks({ source }: Snapshot): readonly DocumentLink[] {
	return source.statements.flatMap((statement, line) => {
		const text = source.lines[line] ?? '';
		// Most lines have none, and this is quick to say.
		if (!/rule|規則|条|條/i.test(text)) return [];
		return proseOf(statement).flatMap(({ start, end }) =>
			rulesIn(text.slice(start, end)).map(({ board, rule, at }) => ({
				range: rangeOf(line, { start: start + at.start, end: start + at.end }),
				target: rulePage(board, rule),
				tooltip: board === 'GEM' ? l10n.t('GEM Listing Rule {0}', rule) : l10n.t('Main Board Listing Rule {0}', rule),
			})),
		);
	});
}

/** Where a line has words of its own: its texts and its comment. */
function proseOf({ fields, continued, chinese, comment }: Statement): readonly Span[] {
	const texts = [...fields.map(({ text }) => text), continued, chinese];
	return [...texts.flatMap((text) => withChinese(text)), ...(comment ? [comment] : [])];
}

function withChinese(text: TextValue | undefined): readonly Span[] {
	return text ? [text, ...withChinese(text.zh)] : [];
}

interface Named {
	readonly board: Board;
	readonly rule: string;
	readonly at: Span;
}

/** `13.25B`, `19A.28D(1)`. */
const number = '(\\d{1,2}[A-Z]?\\.\\d{2}[A-Z]?)(?!\\w|\\.\\d)((?:\\((?:\\d+|[a-z]+)\\))*)';
const english = new RegExp(`(GEM\\s+)?(?:Listing\\s+)?\\bRules?\\s+${number}`, 'gi');
const another = new RegExp(`\\s*(?:,|/|&|and|or|to)\\s*${number}`, 'iy');
const chinese = new RegExp(`第\\s*${number}\\s*[條条]`, 'gi');
const ofGem = /(?:GEM|創業板|创业板)[^第條条]*$/i;

/** The rules that a text names; after `Rules` there may be several. */
function rulesIn(text: string): readonly Named[] {
	const found: Named[] = [];
	for (const match of text.matchAll(english)) {
		const board: Board = match[1] ? 'GEM' : 'Main Board';
		let end = match.index + match[0].length;
		found.push({ board, rule: match[2] ?? '', at: { start: match.index, end } });
		another.lastIndex = end;
		for (let next = another.exec(text); next; next = another.exec(text)) {
			end = another.lastIndex;
			const start = next.index + next[0].search(/\d/);
			found.push({ board, rule: next[1] ?? '', at: { start, end } });
		}
	}
	for (const match of text.matchAll(chinese)) {
		const start = match.index;
		const board: Board = ofGem.test(text.slice(Math.max(0, start - 16), start)) ? 'GEM' : 'Main Board';
		found.push({ board, rule: match[1] ?? '', at: { start, end: start + match[0].length } });
	}
	return found;
}
