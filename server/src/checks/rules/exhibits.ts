import * as l10n from '@vscode/l10n';
import { compareDays } from '../../forms/calendar.js';
import { shortened, verdict } from '../../localise.js';
import { compareNumbers, type Exhibit, nextNumber, pathFrom, plainUri, type Report, reportOf } from '../../model/report.js';
import { first } from '../../model/return.js';
import { type Entry, rangeOf } from '../../syntax/outline.js';
import { quoted } from '../../syntax/quotes.js';
import { type Draft, entryRange, spanRange, writeFix } from '../draft.js';
import type { Fix } from '../finding.js';
import type { Neighbours } from '../neighbours.js';
import { noteFacts } from '../noteFacts.js';
import type { Snapshot } from '../snapshot.js';

/** The exhibits of a report: their numbers, their files, and what is found in these. */

/** An exhibit with the return it is. */
export interface Furnished {
	readonly exhibit: Exhibit;
	readonly at: Entry;
	readonly of: Snapshot;
}

export function furnishedBy({ exhibits }: Report, named: Neighbours['exhibits'] = []): readonly Furnished[] {
	return exhibits.flatMap((exhibit, index): Furnished[] => {
		const of = named[index]?.snapshot;
		return exhibit.from && of && !reportOf(of.outline) ? [{ exhibit, at: exhibit.from.entry, of }] : [];
	});
}

/** The one that was submitted last. */
export function latestOf(furnished: readonly Furnished[]) {
	const submitted = furnished.flatMap(({ exhibit, of }) =>
		of.return_.submitted ? [{ exhibit, of, day: of.return_.submitted }] : [],
	);
	return submitted.reduce<(typeof submitted)[number] | undefined>(
		(found, one) => (found && compareDays(found.day, one.day) >= 0 ? found : one),
		undefined,
	);
}

/** As EDGAR numbers what a Form 6-K furnishes. */
export const isNumber = (number: string) => /^99\.[1-9]\d*$/.test(number);

/** Numbers are `99.n`, each once, ascending. */
export function numbers(snapshot: Snapshot, { exhibits }: Report): readonly Draft[] {
	const drafts: Draft[] = [];
	const seen = new Map<string, Exhibit>();
	let highest: Exhibit | undefined;
	for (const exhibit of exhibits) {
		const { opener, number } = exhibit;
		const span = opener.field.name;
		if (!span) continue;
		const range = spanRange(opener, span);
		const before = seen.get(number);
		const fixes = () => [renumbered(snapshot, range, number, freeNumber(number, exhibits), exhibits)];
		const related = (other: Exhibit) => [{ message: l10n.t('The other exhibit'), range: entryRange(other.opener) }];
		if (before) {
			drafts.push({
				check: 'exhibit',
				message: l10n.t('There are two exhibits {0}.', shortened(number)),
				range,
				related: related(before),
				fixes,
			});
		} else if (!isNumber(number)) {
			drafts.push({
				check: 'exhibit',
				severity: 'warning',
				message: verdict(
					l10n.t('{0} is no number of an exhibit to a Form 6-K.', shortened(number)),
					l10n.t('They are numbered 99.1, 99.2 and on.'),
				),
				range,
				fixes,
			});
		} else if (highest && compareNumbers(number, highest.number) < 0) {
			drafts.push({
				check: 'exhibit',
				message: verdict(
					l10n.t('Exhibit {0} follows {1}: numbers ascend.', number, highest.number),
					l10n.t('They are codes: 99.10 follows 99.9.'),
				),
				range,
				related: related(highest),
				fixes,
			});
		}
		seen.set(number, before ?? exhibit);
		if (!highest || compareNumbers(number, highest.number) > 0) highest = exhibit;
	}
	return drafts;
}

/** What is meant by `99.01`, where that is free; else the first number behind all others. */
function freeNumber(number: string, exhibits: readonly Exhibit[]): string {
	const meant = number.replace(/^99\.0+(?=[1-9])/, '99.');
	return meant !== number && exhibits.every((other) => other.number !== meant) ? meant : nextNumber(exhibits);
}

/** The note calls an exhibit as the index does; of two with one number nobody knows which it means. */
function renumbered(
	{ outline, source }: Snapshot,
	range: Draft['range'],
	number: string,
	to: string,
	exhibits: readonly Exhibit[],
): Fix {
	const note = exhibits.filter((other) => other.number === number).length === 1 ? first(outline.root, 'note') : undefined;
	const said = note ? noteFacts(note, (line) => source.lines[line] ?? '').numbers.filter(({ value }) => value === number) : [];
	const places = [range, ...said.map(({ line, span }) => rangeOf(line, span))];
	return { ...writeFix(range, to), edits: places.map((place) => ({ range: place, newText: to })) };
}

export function files(snapshot: Snapshot, { exhibits }: Report, neighbours: Neighbours): readonly Draft[] {
	const { exhibits: named = [] } = neighbours;
	return exhibits.flatMap(({ from }, index): Draft[] => {
		const at = named[index];
		const text = from?.entry.field.text;
		if (!from || !text || !at) return [];
		const range = spanRange(from.entry, text);
		const path = shortened(from.path.replace(/\s+/g, ' '), 40);
		const fixes = () => pathFixes(snapshot, from.path, range, neighbours);
		if (at.uri === undefined) {
			const message = verdict(
				l10n.t('"{0}" is no path of a file.', path),
				l10n.t('A path is relative to this report, with `/` between folders.'),
			);
			return [{ check: 'exhibit', message, range, fixes }];
		}
		if (at.unread) {
			return [{ check: 'exhibit-findings', message: l10n.t('"{0}" is there and was not checked.', path), range }];
		}
		if (!at.snapshot) {
			return [
				{
					check: 'exhibit',
					message: verdict(
						l10n.t('There is no return "{0}".', path),
						l10n.t('Its path is relative to this report, and ends in `.return`.'),
					),
					range,
					fixes,
				},
			];
		}
		if (reportOf(at.snapshot.outline)) {
			return [{ check: 'exhibit', message: l10n.t('"{0}" is a report, and no return.', path), range, fixes }];
		}
		return findingsOfExhibit(at, path, range);
	});
}

function findingsOfExhibit(
	{ uri, findings }: NonNullable<Neighbours['exhibits']>[number] & object,
	path: string,
	range: Draft['range'],
) {
	const errors = findings.filter(({ severity }) => severity === 'error');
	const warnings = findings.filter(({ severity }) => severity === 'warning');
	const [worst] = errors.length > 0 ? errors : warnings;
	if (!worst || uri === undefined) return [];
	const count = errors.length > 0 ? errors.length : warnings.length;
	const isError = errors.length > 0;
	const message = isError
		? count === 1
			? l10n.t('"{0}" has an error.', path)
			: l10n.t('"{0}" has {1} errors.', path, count)
		: count === 1
			? l10n.t('"{0}" has a warning.', path)
			: l10n.t('"{0}" has {1} warnings.', path, count);
	return [
		{
			check: 'exhibit-findings' as const,
			severity: isError ? ('error' as const) : ('warning' as const),
			message,
			range,
			related: [{ message: worst.message.split('\n')[0] as string, uri, range: worst.range }],
		},
	];
}

/** Nobody chooses among more. */
const mostPaths = 3;

/** A file of that name, wherever it has gone and however it is spelt; else the one return that no report furnishes. */
function pathFixes(snapshot: Snapshot, path: string, range: Draft['range'], neighbours: Neighbours): readonly Fix[] {
	const { furnishable = [], unfurnished = [] } = neighbours;
	const [wanted = ''] = path.split(/[/\\]/).slice(-1);
	const isWanted = ({ uri }: { readonly uri: string }) =>
		plainUri(uri.split('/').at(-1) ?? '').toLowerCase() === wanted.toLowerCase();
	const same = furnishable.filter(isWanted).slice(0, mostPaths);
	const found = same.length > 0 ? same : unfurnished.length === 1 ? unfurnished : [];
	const written = (to: string, preferred = false) => writeFix(range, quoted(to), preferred);
	if (found.length > 0) return found.map(({ uri }) => written(pathFrom(snapshot.uri, uri), same.length === 1));
	return /\\/.test(path) && !/^[A-Za-z]:|^\\/.test(path) ? [written(path.replaceAll('\\', '/'))] : [];
}
