import * as l10n from '@vscode/l10n';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { inJson, onOneLine } from '../escape.js';
import { type Desk, type DeskIssuer, type DeskMonth, isLate } from '../features/desk.js';
import { largest } from '../lists.js';
import { commaList, dayName, monthOfYear } from '../localise.js';
import { displayWidth } from '../width.js';
import { dateOf, monthOf, oneOf, readArguments } from './arguments.js';
import { cacheFolder, withCacheFolder } from './cache.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { exitCodes } from './errors.js';
import { headsOf, type Listed, listHeads } from './heads.js';
import { Inputs, type Named, sayProblems } from './inputs.js';
import { KnownDesk } from './knownDesk.js';
import type { Colors, Io } from './output.js';
import { type FiledRecord, readRecord, recordFile } from './record.js';

const formats = ['text', 'json'] as const;

export const status: Command = {
	help: `monthly-return status [options] [PATH…]

One row an issuer: where its return of the month stands, when that is due, and what else
there is to see to: months overdue, months that are missing between others, next-day returns
that wait to be submitted, returns not yet furnished to the SEC. A PATH left out is the
folder one is in.

Options:
  --month YYYY-MM  the month asked for; otherwise the month that ended last
  --today DATE     the day it is, YYYY-MM-DD; otherwise today in Hong Kong
  --format FORMAT  text (for people) or json
  --cache[=DIR]    keep what is known of the returns in DIR (${cacheFolder} unless
                   it is said), and read only what has changed since
${configurationHelp}
  --help           this text

Exit codes:
  0  nothing is overdue, and no month is missing
  1  a return is overdue, or a month between others has none
  2  wrong usage, or something could not be read or checked
`,
	async run(args, io) {
		const { values, positionals } = readArguments(withCacheFolder(args), {
			month: { type: 'string' },
			today: { type: 'string' },
			format: { type: 'string', default: 'text' },
			cache: { type: 'string' },
			...configurationOptions,
		});
		const format = oneOf('--format', values.format, formats);
		const month = values.month === undefined ? undefined : monthOf('--month', values.month);
		const today = values.today === undefined ? hongKongDate() : dateOf('--today', values.today);

		const inputs = new Inputs(io);
		const configurations = await Configurations.from(values, io);
		const paths = positionals.length > 0 ? positionals : ['.'];
		const listed = await listHeads(paths, inputs, io, { configurations, today, cache: values.cache });
		const known = listed.cache === undefined ? undefined : new KnownDesk(listed.cache, io);
		const stamp = known && listed.stamp();
		const question = stamp && inputs.problems.length === 0 ? `${stamp} ${today} ${month ?? ''}` : undefined;
		const before = question === undefined ? undefined : await known?.get(question);
		const desk = before ?? (await deskIn(listed, { month, today }, inputs, io));
		if (known && question !== undefined && !before && inputs.problems.length === 0) {
			const problem = await known.keep(question, desk);
			if (problem !== undefined)
				io.stderr.say(`${io.stderr.colors.yellow('cannot keep what was found')} ${onOneLine(problem)}\n`);
		}
		const files = new Map(listed.files.map((named) => [named.uri, named]));
		const records = await recordsOf(desk, files, inputs);
		const pathOf = (uri: string) => files.get(uri)?.path ?? uri;
		sayProblems(inputs.problems, io);
		if (format === 'json') io.stdout.write(jsonOf(desk, pathOf, records));
		else io.stdout.say(textOf(desk, io, pathOf, records));
		if (inputs.problems.length > 0) return exitCodes.failed;
		return desk.issuers.some(isLate) ? exitCodes.found : exitCodes.clean;
	},
};

/** Where the returns stand, and what of them could not be read or checked. */
async function deskIn(
	listed: Listed,
	{ month, today }: { readonly month: string | undefined; readonly today: string },
	inputs: Inputs,
	io: Io,
): Promise<Desk> {
	const { service, files, settingsOf, keep } = await headsOf(listed, inputs, io, { today });
	/** Those whose errors were counted. */
	const looked = new Set<string>();
	const desk = service.desk({
		month,
		settingsOf(uri) {
			looked.add(uri);
			return settingsOf(uri);
		},
	});
	const unplaced = new Set(desk.unplaced);
	for (const [uri, { path }] of files) {
		if (unplaced.has(uri))
			inputs.unchecked(path, service.unchecked(uri) ?? l10n.t('it says no issuer or no month, and is counted nowhere'));
		// Of the others no more was read than counts here.
		else inputs.unchecked(path, looked.has(uri) ? service.unchecked(uri) : service.whose(uri)?.unread);
	}
	await keep(looked);
	return desk;
}

type Records = ReadonlyMap<string, NonNullable<Awaited<ReturnType<typeof readRecord>>>>;

/** Of the returns of the month that were compared with what was filed. */
async function recordsOf({ issuers }: Desk, files: ReadonlyMap<string, Named>, inputs: Inputs): Promise<Records> {
	const found = new Map<string, NonNullable<Awaited<ReturnType<typeof readRecord>>>>();
	for (const { now } of issuers) {
		const named = files.get(now.uri ?? '');
		if (named?.file === undefined) continue;
		try {
			const record = await readRecord(named.file);
			if (record) found.set(named.uri, record);
		} catch (error) {
			inputs.problem(recordFile(named.path), describe(error));
		}
	}
	return found;
}

function comparedOf(record: (FiledRecord & { readonly changed: boolean }) | undefined) {
	if (!record) return null;
	const { date, result, differences, changed, filed } = record;
	return { date, result, differences, changedSince: changed, with: filed.name, sha256: filed.sha256 };
}

function recordText({ date, result, differences, changed, filed }: FiledRecord & { readonly changed: boolean }): string {
	const came =
		result === 'same'
			? l10n.t('nothing differs')
			: result === 'partly-read'
				? l10n.t('not all of it could be read')
				: differences === 1
					? l10n.t('1 difference')
					: l10n.t('{0} differences', differences);
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const said = l10n.t('compared with {0} on {1}: {2}', filed.name, dayName({ year, month, day }), came);
	return changed ? commaList([said, l10n.t('the return has changed since')]) : said;
}

/** Of one shape whatever is known: what is not known is null. */
function jsonOf({ today, month, issuers }: Desk, pathOf: (uri: string) => string, records: Records): string {
	const monthJson = (of: DeskMonth) => ({
		month: of.month,
		state: of.state,
		path: of.uri === undefined ? null : pathOf(of.uri),
		errors: of.errors ?? null,
		submitted: of.submitted ?? null,
		due: of.due ?? null,
		daysLeft: of.daysLeft ?? null,
		daysLate: of.daysLate,
		replaced: of.others.map(pathOf),
	});
	const rows = issuers.map((row) => ({
		issuer: row.issuer,
		code: row.code ?? null,
		...monthJson(row.now),
		last: monthJson(row.last),
		gaps: row.gaps,
		overdue: row.overdue,
		nextDayWaiting: row.waiting.map(pathOf),
		notFurnished: row.unfurnished.map(pathOf),
		compared: comparedOf(records.get(row.now.uri ?? '')),
		months: row.months.map(monthJson),
	}));
	return `${inJson(JSON.stringify({ version: 1, today, month, issuers: rows }, null, 2))}\n`;
}

function textOf({ month, issuers }: Desk, { stdout: { colors } }: Io, pathOf: (uri: string) => string, records: Records): string {
	if (issuers.length === 0) return `${l10n.t('There is no return for {0} or before.', inWords(month))}\n`;
	const heads = [l10n.t('issuer'), l10n.t('last month there'), inWords(month), l10n.t('days left')];
	const rows = issuers.map((row) => [
		onOneLine([row.code, row.issuer].filter(Boolean).join(' ')),
		inWords(row.last.month),
		row.now.said,
		row.now.daysLeft === undefined ? '' : String(row.now.daysLeft),
	]);
	const widths = heads.map((head, index) => largest([head, ...rows.map((row) => row[index] ?? '')].map(displayWidth)));
	const line = (cells: readonly string[], paint = (_: number, text: string) => text) =>
		cells
			.map((cell, index) => paint(index, cell) + ' '.repeat((widths[index] ?? 0) - displayWidth(cell)))
			.join('  ')
			.trimEnd();
	const shown = [line(heads, (_, text) => colors.dim(text))];
	issuers.forEach((row, index) => {
		const paint = (column: number, text: string) => (column === 2 ? painterOf(row.now, colors)(text) : text);
		shown.push(line(rows[index] as string[], paint));
		const record = records.get(row.now.uri ?? '');
		if (record) shown.push(`    ${colors.dim(onOneLine(recordText(record)))}`);
		for (const note of notesOf(row, pathOf)) shown.push(`    ${colors.yellow(onOneLine(note))}`);
	});
	return `${shown.join('\n')}\n\n${summaryOf(issuers)}\n`;
}

function notesOf(
	{ now, last, gaps, overdue, waiting, unfurnished, months }: DeskIssuer,
	pathOf: (uri: string) => string,
): readonly string[] {
	const of = (month: string) => months.find((each) => each.month === month) as DeskMonth;
	const older = overdue.filter((month) => month !== now.month);
	const isWorthSaying = last.month !== now.month && (last.daysLate > 0 || last.others.length > 0);
	return [
		...older.map((month) => `${inWords(month)}: ${of(month).said}`),
		...(isWorthSaying && !older.includes(last.month) ? [`${inWords(last.month)}: ${last.said}`] : []),
		...[now, ...(last.month === now.month ? [] : [last])].flatMap(({ others }) =>
			others.map((uri) => l10n.t('does not count: {0}', pathOf(uri))),
		),
		...(gaps.length > 0 ? [l10n.t('missing: {0}', spans(gaps))] : []),
		...(waiting.length > 0 ? [l10n.t('next-day returns to be submitted: {0}', waiting.map(pathOf).join(', '))] : []),
		...(unfurnished.length > 0 ? [l10n.t('not yet furnished to the SEC: {0}', unfurnished.map(pathOf).join(', '))] : []),
	];
}

/** `2026-01, 2026-03 to 2026-07`. */
function spans(months: readonly string[]): string {
	const found: string[][] = [];
	for (const month of months) {
		const run = found.at(-1);
		if (run && follows(run.at(-1) ?? '', month)) run.push(month);
		else found.push([month]);
	}
	return found.map((run) => (run.length < 3 ? run.join(', ') : l10n.t('{0} to {1}', run[0] ?? '', run.at(-1) ?? ''))).join(', ');
}

function follows(one: string, other: string): boolean {
	const [a = 0, b = 0] = [one, other].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)));
	return b - a === 1;
}

function summaryOf(issuers: readonly DeskIssuer[]): string {
	const number = (holds: (row: DeskIssuer) => boolean) => issuers.filter(holds).length;
	const filed = ({ now }: DeskIssuer) => now.state === 'submitted' || now.state === 'resubmitted';
	return l10n.t(
		'Issuers: {0}; submitted: {1}; drafts: {2}; not begun: {3}; with something overdue: {4}; with a month missing: {5}',
		issuers.length,
		number(filed),
		number((row) => !filed(row) && row.now.uri !== undefined),
		number(({ now }) => now.uri === undefined),
		number(({ overdue }) => overdue.length > 0),
		number(({ gaps }) => gaps.length > 0),
	);
}

function painterOf({ state, errors = 0, daysLate }: DeskMonth, colors: Colors): (text: string) => string {
	if (state === 'overdue' || errors > 0) return colors.red;
	return state === 'draft' || state === 'not-begun' || daysLate > 0 ? colors.yellow : colors.green;
}

function inWords(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return monthOfYear({ year, month: number });
}
