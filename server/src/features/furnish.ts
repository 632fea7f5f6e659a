import * as l10n from '@vscode/l10n';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { copied } from '../checks/carry.js';
import type { Digest } from '../checks/digest.js';
import type { Finding } from '../checks/finding.js';
import type { Named } from '../checks/neighbours.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import { inSnippet } from '../escape.js';
import { compareDays, type Day } from '../forms/calendar.js';
import { form6k, type NotedExhibit, noteOf } from '../forms/form6k/index.js';
import { append } from '../lists.js';
import { dayName } from '../localise.js';
import { exhibitEnd, exhibitLine, nextNumber, pathFrom, type Report, reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import { endOfLine, insertAfter } from '../model/write.js';
import { type Edit, type Entry, isBlank } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { readSource } from '../syntax/source.js';
import { furnishKind } from './codeActions.js';
import { isoDay } from './days.js';
import { notedExhibits } from './exhibits.js';
import { laidOut } from './formatting.js';
import { type EarlierNote, noteFor } from './note.js';
import type { Rolled } from './rolled.js';

/** The covers under which returns are furnished: begun, and their notes and exhibits written. */

/** A return that is to be an exhibit. */
export type Furnished = Pick<Digest, 'uri' | 'form' | 'submitted' | 'month' | 'issuer'>;

/** What is known of a company's reports. */
export interface Custom {
	/** Its last one, whose header the next one has. */
	readonly last: Snapshot | undefined;
	/** The newest first, each read when it is come to. */
	readonly notes: Iterable<EarlierNote>;
}

/** Where a report is to stand; the paths of its exhibits are relative to it. */
export interface Placed {
	readonly uri: string;
}

/** A report for returns, with the header of the company's last one; of a company that has none, with blanks. */
export function newReport(returns: readonly Furnished[], custom: Custom, { uri }: Placed): Rolled {
	return compose(returns, custom, uri);
}

/** The report that follows another: its header and signatory, and what has been submitted since. */
export function nextReport(
	snapshot: Snapshot,
	waiting: readonly Furnished[],
	custom: Custom,
	{ uri }: Placed = snapshot,
): Rolled | { readonly refused: string } {
	if (snapshot.outline.damaged) {
		return { refused: l10n.t('A line of this report cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	return compose(waiting, { ...custom, last: snapshot }, uri);
}

/** The lines of a header that the next report has too, in the form's order. */
const kept: readonly string[] = ['heading', 'registrant', 'file', 'address', 'jurisdiction', 'annual'];

function compose(returns: readonly Furnished[], { last, notes }: Custom, uri: string): Rolled {
	const date = signingDay(returns);
	const numbered = returns.map((of, index) => ({ of, number: `99.${index + 1}` }));
	const note = returns.length > 0 ? noteFor(numbered.map(noted), notes) : undefined;
	const pen = new Pen();
	const write = (lines: readonly string[]) => pen.write(lines);
	write([`${form6k.opening} ${form6k.id}`, '']);
	if (last)
		append(
			pen.lines,
			headerOf(last, date).map((text) => ({ text })),
		);
	else pen.blankHeader(returns[0]?.issuer);
	if (note && note.length > 0) write(['', ...noteLines(note)]);
	write(['', ...numbered.map(({ of, number }) => exhibitLine(number, pathFrom(uri, of.uri))), '']);
	const signed = last?.outline.root.children.find(({ place }) => place?.id === 'signed');
	if (last && signed?.opener) {
		write(copied(last, signed.opener));
		write((signed.entries.get('title') ?? []).flatMap((entry) => copied(last, entry)));
		if (date) write([`date ${dayText(date)}`]);
	} else {
		pen.blankSignature(date);
	}
	const end = last ? endOfLine(last.source) : '\n';
	const text = laidOut(analyse('', readSource(pen.text(end))));
	const registrant = (last && reportOf(last.outline)?.registrant) ?? returns[0]?.issuer;
	return {
		text,
		month: date ? isoDay(date).slice(0, 7) : '',
		fileName: fileNameOf(last?.uri, last && reportOf(last.outline)?.date, registrant, date),
		...(date ? { select: selectionOf(text, dayText(date)) } : {}),
		...(pen.hasBlanks ? { snippet: pen.snippet() } : {}),
	};
}

/** The day the last of them was submitted: as a rule a report is signed on it. Not known while one is not submitted. */
function signingDay(returns: readonly Furnished[]): Day | undefined {
	const days = returns.map(({ submitted }) => submitted);
	return days.reduce<Day | undefined>(
		(last, day) => (day && (!last || compareDays(day, last) > 0) ? day : last),
		days.includes(undefined) ? undefined : days[0],
	);
}

function noted({ of, number }: { readonly of: Furnished; readonly number: string }): NotedExhibit {
	return { number, form: of.form.id, submitted: of.submitted, month: of.month };
}

/** What is printed of the month follows from the date, but where a day is printed. */
function headerOf(last: Snapshot, date: Day | undefined): readonly string[] {
	const { root } = last.outline;
	const isDay = first(root, 'month')?.field.date?.day !== undefined;
	return kept.flatMap((keyword) => {
		const entry = first(root, keyword);
		const node = root.children.find(({ opener }) => opener === entry);
		const own = entry ? copied(last, entry) : [];
		const below = [...(entry && node ? node.entries.values() : [])].flat().flatMap((each) => copied(last, each));
		return [...own, ...below, ...(keyword === 'registrant' && isDay && date ? [`month ${dayText(date)}`] : [])];
	});
}

function noteLines([head = '', ...more]: readonly string[]): readonly string[] {
	return [`note ${quoted(head)}`, ...more.map((text) => `      ${quoted(text)}`)];
}

function selectionOf(text: string, day: string): Range | undefined {
	const lines = text.split(/\r\n|\r|\n/);
	const line = lines.findLastIndex((one) => /^\s*date\s/.test(one));
	const character = lines[line]?.lastIndexOf(day) ?? -1;
	return character < 0 ? undefined : { start: { line, character }, end: { line, character: character + day.length } };
}

/** Lines, some of which have a blank to fill in: those are a snippet's alone. */
class Pen {
	readonly lines: { readonly text: string; readonly blank?: string }[] = [];
	#stops = 0;

	get hasBlanks(): boolean {
		return this.#stops > 0;
	}

	write(lines: readonly string[]): void {
		for (const text of lines) this.lines.push({ text });
	}

	/** `¦` is the stop; what it holds, or the choices it has, is chosen first. */
	#blank(line: string, held: string): void {
		this.#stops += 1;
		const [before = '', behind = ''] = line.split('¦');
		this.lines.push({ text: '', blank: `${inSnippet(before)}\${${this.#stops}${held}}${inSnippet(behind)}` });
	}

	blankHeader(issuer: string | undefined): void {
		if (issuer === undefined) this.#blank('registrant  "¦"', ':');
		else this.write([`registrant  ${quoted(issuer.replaceAll('\n', ' '))}`]);
		this.#blank('file        ¦', ':001-');
		this.#blank('address     "¦"', ':');
		this.#blank('annual      ¦', '|20-F,40-F|');
	}

	blankSignature(date: Day | undefined): void {
		this.#blank('signed "¦"', ':');
		this.#blank('  title  "¦"', ':');
		if (date) this.write([`  date   ${dayText(date)}`]);
		else this.#blank('  date   ¦', ':');
	}

	/** What is blank is left out: a check says so. A signature's date needs its signature, and waits for it. */
	text(end: string): string {
		const signed = this.lines.some(({ text }) => text.startsWith('signed '));
		return this.lines
			.filter(({ blank, text }) => blank === undefined && (signed || !/^\s*date /.test(text)))
			.map(({ text }) => text + end)
			.join('');
	}

	snippet(): string {
		return `${this.lines.map(({ text, blank }) => blank ?? inSnippet(text)).join('\n')}\n`;
	}
}

/** The last report's file name with the day in the place of its own, else one after the registrant: `moon-2025-01-07.6-K.return`. */
function fileNameOf(
	uri: string | undefined,
	before: Day | undefined,
	registrant: string | undefined,
	date: Day | undefined,
): string {
	const name = decoded(uri?.split('/').at(-1) ?? '');
	const day = date && isoDay(date);
	if (before && day !== undefined && !/[\\/]/.test(name)) {
		const [year, month, number] = isoDay(before).split('-');
		const [nextYear, nextMonth, nextNumber] = day.split('-');
		const named = new RegExp(`(?<!\\d)${year}(?<sign>[-_. ]?)${month}\\k<sign>${number}(?!\\d)`);
		if (named.test(name)) return name.replace(named, (_, sign: string) => [nextYear, nextMonth, nextNumber].join(sign));
	}
	const words = (registrant ?? '').replace(/\([^()]*\)/g, ' ').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? ['report'];
	const head = words.join('-').toLowerCase().slice(0, 60).replace(/-$/, '');
	return `${[head, day].filter(Boolean).join('-')}.6-K.return`;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// ---- code actions

/** What stands beside a report, for its actions. */
export interface BesideReport {
	/** What its exhibits' files are, in the order of its exhibits. */
	readonly exhibits: readonly (Named | undefined)[];
	readonly unfurnished: readonly Furnished[];
	readonly notes: Iterable<EarlierNote>;
}

interface Action {
	readonly title: string;
	readonly edits: readonly Edit[];
}

/** Of a report, where its first line, its note or an exhibit is: the note out of the exhibits, and the exhibits that are missing. */
export function furnishActions(
	snapshot: Snapshot,
	findings: readonly Finding[],
	{ start: { line } }: Range,
	beside: () => BesideReport,
): readonly CodeAction[] {
	const { outline, uri } = snapshot;
	const report = reportOf(outline);
	if (!report || outline.damaged || isBlank(outline)) return [];
	const note = first(outline.root, 'note');
	const isAt = (entry: Entry | undefined) => entry && entry.line <= line && line <= lastLineOf(entry);
	const opening = first(outline.root, form6k.opening);
	const ofExhibits = report.exhibits.some(
		({ opener, node }) => opener.line <= line && line <= Math.max(opener.line, node.lastLine),
	);
	if (!isAt(opening) && !isAt(note) && !ofExhibits) return [];
	const known = beside();
	const actions = [...addMissing(snapshot, report, known), ...writeNote(snapshot, report, note, known, findings)];
	return actions.map(({ title, edits }) => ({ title, kind: furnishKind, edit: { changes: { [uri]: [...edits] } } }));
}

function lastLineOf({ line, more }: Entry): number {
	return more?.at(-1)?.line ?? line;
}

function addMissing(snapshot: Snapshot, report: Report, { unfurnished }: BesideReport): readonly Action[] {
	if (unfurnished.length === 0) return [];
	const numbers: { readonly number: string }[] = [...report.exhibits];
	const lines = unfurnished.map(({ uri }) => {
		const number = nextNumber(numbers);
		numbers.push({ number });
		return exhibitLine(number, pathFrom(snapshot.uri, uri));
	});
	const at = exhibitEnd(snapshot.outline, report);
	const [only, second] = unfurnished;
	const title =
		only?.submitted && !second
			? l10n.t('Add the return submitted on {0}, which no report furnishes', dayName(only.submitted))
			: l10n.t('Add the {0} returns that no report furnishes', unfurnished.length);
	return [{ title, edits: [insertAfter(snapshot.source, at, report.exhibits.length > 0 ? lines : ['', ...lines])] }];
}

function writeNote(
	snapshot: Snapshot,
	report: Report,
	note: Entry | undefined,
	{ exhibits, notes }: BesideReport,
	findings: readonly Finding[],
): readonly Action[] {
	const { source } = snapshot;
	const all = notedExhibits(report, exhibits);
	const mended = findings
		.filter(({ check }) => check === 'note-fact')
		.map((finding) => finding.fixes().find(({ preferred }) => preferred)?.edits);
	const edits = mended.flatMap((each) => each ?? []);
	const update =
		note && mended.length > 0 && mended.every((each) => each)
			? [{ title: l10n.t('Bring the note up to date with its exhibits'), edits }]
			: [];
	// Asked for, it is written where the company writes none.
	const custom = noteFor(all, notes);
	const text = custom && custom.length > 0 ? custom : noteOf(all);
	if (!text || (note && report.note.join('\n') === text.join('\n'))) return update;
	const lines = noteLines(text);
	if (!note) {
		const at = report.exhibits[0]?.opener.line ?? 0;
		const end = endOfLine(source);
		const range = { start: { line: at, character: 0 }, end: { line: at, character: 0 } };
		const newText = [...lines.map((line) => line.replace(/^note /, 'note  ')), ''].map((line) => line + end).join('');
		return [{ title: l10n.t('Write the note from the exhibits'), edits: [{ range, newText }] }];
	}
	const last = lastLineOf(note);
	const span = note.field.text;
	const written = note.more?.at(-1)?.text ?? span;
	// A comment between its lines, or the Chinese of one, is not to be lost.
	const isPlain = source.statements.slice(note.line, last + 1).every(({ comment, chinese }, index) => {
		return !chinese && (!comment || note.line + index === last);
	});
	if (!span || !written || span.zh || !isPlain) return update;
	const range = { start: { line: note.line, character: span.start }, end: { line: last, character: written.end } };
	const newText = text.map(quoted).join(`${endOfLine(source)}${' '.repeat(span.start)}`);
	return [...update, { title: l10n.t('Write the note anew from the exhibits'), edits: [{ range, newText }] }];
}
