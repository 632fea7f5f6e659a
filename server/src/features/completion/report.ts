import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Digest } from '../../checks/digest.js';
import { linesAsIn } from '../../checks/lastReport.js';
import { dayText } from '../../checks/rules/header.js';
import { linesInMarkdown } from '../../escape.js';
import { compareDays, type Day } from '../../forms/calendar.js';
import type { Line } from '../../forms/form.js';
import { form6k, noteOf } from '../../forms/form6k/index.js';
import { dayName, monthOfYear } from '../../localise.js';
import { exhibitLine, nextNumber, pathFrom, plainUri, reportOf } from '../../model/report.js';
import { first } from '../../model/return.js';
import { endOfLine } from '../../model/write.js';
import { quoted } from '../../syntax/quotes.js';
import type { Field } from '../../syntax/statement.js';
import { inIndex } from '../../workspace/workspace.js';
import { notedExhibits } from '../exhibits.js';
import type { Offer } from './offer.js';
import type { Spot } from './spot.js';

/** What a report goes on with: its company's last one, and the returns it may furnish. */

/** More returns are not listed; they are found by typing. */
const most = 50;

/** Whole lines: of the header and the signature as the last report has them, the note, the next exhibits. */
export function reportLines(spot: Spot, row: Line): readonly Offer[] {
	if (spot.rest.form.id !== form6k.id || row.home.kind !== 'file') return [];
	if (row.keyword === 'exhibit') return exhibitOffers(spot);
	if (row.keyword === 'note') return noteOffers(spot);
	return lastLines(spot, row);
}

function lastLines({ neighbours, written }: Spot, row: Line): readonly Offer[] {
	const { keyword } = row;
	const last = keyword === form6k.opening || keyword === form6k.dated ? undefined : neighbours.lastReport;
	const lines = last ? linesAsIn(last, row) : [];
	const [label] = lines;
	if (label === undefined) return [];
	return [
		{
			label,
			text: lines.join(endOfLine(written.source)),
			filter: keyword,
			kind: CompletionItemKind.Reference,
			detail: l10n.t('as in the last report'),
			documentation: lines.length > 1 ? linesInMarkdown('monthly-return', lines) : undefined,
		},
	];
}

function noteOffers({ neighbours: { exhibits = [] }, rest }: Spot): readonly Offer[] {
	const report = reportOf(rest.outline);
	const [head, ...more] = (report && noteOf(notedExhibits(report, exhibits))) ?? [];
	if (head === undefined) return [];
	const text = [`note  ${quoted(head)}`, ...more.map((line) => `      ${quoted(line)}`)].join(endOfLine(rest.source));
	const detail = l10n.t('from the exhibits');
	return [{ label: `note ${quoted(head)}`, text, filter: 'note', kind: CompletionItemKind.Reference, detail }];
}

/** The next exhibit for each return that no report furnishes. */
function exhibitOffers(spot: Spot): readonly Offer[] {
	const { written, neighbours } = spot;
	const number = next(spot);
	return inIndex(neighbours.unfurnished ?? [])
		.slice(0, most)
		.map((of) => ({
			label: exhibitLine(number, pathFrom(written.uri, of.uri)),
			filter: 'exhibit',
			kind: CompletionItemKind.Reference,
			detail: saying(of),
		}));
}

function next({ rest }: Spot): string {
	return nextNumber(reportOf(rest.outline)?.exhibits ?? []);
}

/** Values of a line that has none yet. */
export function reportValues(spot: Spot, { name, text, date }: Field, { keyword, home }: Line): readonly Offer[] {
	if (spot.rest.form.id !== form6k.id || name || text || date?.day) return [];
	switch (`${home.id} ${keyword}`) {
		case 'exhibit from':
			return fileOffers(spot);
		case 'file exhibit':
			return [{ label: next(spot), kind: CompletionItemKind.Value, detail: l10n.t('the next number') }];
		case 'file file': {
			const file = spot.neighbours.lastReport && first(spot.neighbours.lastReport.outline.root, 'file')?.field.name?.text;
			return file ? [{ label: file, kind: CompletionItemKind.Value, detail: l10n.t('as in the last report') }] : [];
		}
		case 'signed date':
			return dateOffers(spot);
		default:
			return [];
	}
}

/** What no report furnishes stands first, then what this one has not, the newest first. */
function fileOffers({ written, rest, neighbours }: Spot): readonly Offer[] {
	const { furnishable = [], unfurnished = [] } = neighbours;
	const taken = new Set((reportOf(rest.outline)?.exhibits ?? []).flatMap(({ from }) => (from ? [from.path] : [])));
	const missing = new Set(unfurnished.map(({ uri }) => uri));
	const ordered = [...inIndex(unfurnished), ...furnishable.filter(({ uri }) => !missing.has(uri))].filter(
		({ uri, report }) => !report && plainUri(uri) !== plainUri(written.uri),
	);
	return ordered
		.map((of) => ({ of, path: pathFrom(written.uri, of.uri) }))
		.filter(({ path }) => !taken.has(path))
		.slice(0, most)
		.map(({ of, path }) => ({
			label: quoted(path),
			kind: CompletionItemKind.File,
			detail: saying(of),
			...(ordered.length > most ? { more: true } : {}),
		}));
}

function saying({ month, submitted, form }: Digest): string {
	const what = month ? l10n.t('the return of {0}', monthOfYear(month)) : l10n.t(form.name);
	return submitted ? l10n.t('{0}, submitted {1}', what, dayName(submitted)) : what;
}

/** The day the latest exhibit was submitted. */
function dateOffers({ neighbours: { exhibits = [] } }: Spot): readonly Offer[] {
	const days = exhibits.flatMap((named) => named?.snapshot?.return_.submitted ?? []);
	const last = days.reduce<Day | undefined>((found, day) => (found && compareDays(found, day) > 0 ? found : day), undefined);
	return last
		? [{ label: dayText(last), kind: CompletionItemKind.Value, detail: l10n.t('the day the latest exhibit was submitted') }]
		: [];
}
