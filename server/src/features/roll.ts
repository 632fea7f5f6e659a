import * as l10n from '@vscode/l10n';
import { copied, isMonthly, openingLine } from '../checks/carry.js';
import { listedCodes } from '../checks/matching.js';
import { isNextDayReturn } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import { inSnippet } from '../escape.js';
import { type Day, endOfMonth } from '../forms/calendar.js';
import type { Form, Line, Place } from '../forms/form.js';
import { allForms } from '../forms/index.js';
import { type Generation, inGeneration } from '../forms/types.js';
import { valuesOf } from '../forms/values.js';
import { append } from '../lists.js';
import { dayName } from '../localise.js';
import { fieldsOf } from '../model/fieldText.js';
import { first } from '../model/return.js';
import { endOfLine } from '../model/write.js';
import type { Entry, Node } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { readSource, textOfSource } from '../syntax/source.js';
import { fileNameBy, fileNameOf, monthName, namesAfter, resubmissionName } from './fileNames.js';
import { laidOut } from './formatting.js';
import { asComments, confirmFloat, confirmHere, stillHolds } from './offered.js';
import { rollDay } from './rollDay.js';
import type { Rolled } from './rolled.js';
import { operatorBefore } from './rowColumns.js';

export type { Rolled } from './rolled.js';

/** What opens something: where it opened nothing, it stands there twice. */
const opens: ReadonlySet<string> = new Set(['section', 'for', 'class']);

/** Next month's return: classes, schemes and items, opening balances = closing balances, movements gone. */
export function rollForward(snapshot: Snapshot, names?: string, today?: string): Rolled | { readonly refused: string } {
	if (isNextDayReturn(snapshot)) return rollDay(snapshot, today);
	const { month, issuer } = snapshot.return_;
	if (!month) return { refused: l10n.t('The month of this return is not known, and so neither is the next one.') };
	if (snapshot.outline.damaged) {
		return { refused: l10n.t('A line of this return cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	const next = monthAfter(month);
	const text = new Roller(snapshot, month, next).text();
	const [code] = listedCodes(snapshot.return_);
	const named = names === undefined ? undefined : fileNameBy(names, { issuer, code, month: next });
	const after = namesAfter(snapshot.uri, { from: endOfMonth(month), to: next, issuer });
	const fileName = named ?? after.anywhere ?? fileNameOf(issuer, next);
	const { folder, name } = after.beside ?? {};
	const own = named ?? name ?? fileName;
	const elsewhere = folder === undefined ? (own === fileName ? undefined : own) : `${folder}/${own}`;
	return { text, month: monthName(next), fileName, elsewhere };
}

/** The return once more, for correcting it: its status, and `submitted` left open. It stands as it was written but for these. */
export function resubmit(snapshot: Snapshot): Rolled | { readonly refused: string } {
	const { outline, source, return_, uri } = snapshot;
	const { month, issuer } = return_;
	if (!month) {
		return { refused: l10n.t('The month of this return is not known, and so neither is what is submitted again.') };
	}
	const status = 'status     "Resubmission"';
	const replaced = new Set(
		['submitted', 'status'].flatMap((keyword) => (outline.root.entries.get(keyword) ?? []).map(({ line }) => line)),
	);
	const [at = (first(outline.root, 'month')?.line ?? 0) + 0.5] = replaced;
	const end = endOfLine(source);
	const lines = textOfSource(source).split(/\r\n|\r|\n/);
	const text = lines
		.flatMap((line, index) => [...(index === Math.ceil(at) ? [status] : []), ...(replaced.has(index) ? [] : [line])])
		.join(end);
	return { text, month: monthName(month), fileName: resubmissionName(uri, issuer, month) };
}

/** A return of an issuer that has none yet. `month`: its last day, `YYYY-MM-DD`. */
export function newReturn({
	issuer,
	code,
	month,
	names,
}: {
	readonly issuer: string;
	readonly code: string;
	readonly month: string;
	/** The pattern of its name. */
	readonly names?: string | undefined;
}): Rolled {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const end = endOfMonth({ year, month: number });
	const form = allForms.find(({ kind }) => kind === 'month') as Form;
	const lines = (blanks: boolean) => [
		`${form.opening} ${form.id}`,
		`issuer ${quoted(issuer)}`,
		`month ${dayText(end)}`,
		`class ORD "Ordinary shares" listed ${/^\d+$/.test(code) ? code.padStart(5, '0') : code}`,
		...form.sections.flatMap(({ id, blocks }) => {
			if (!form.sketch?.applicable.includes(id)) return [`section ${id} not applicable`];
			if (!blocks) return [`section ${id}`, ...confirmationSkeleton(form, blanks)];
			const opening = blocks.opened?.line('opening');
			return [
				`section ${id}`,
				'for ORD',
				...(opening && blanks ? [balanceSkeleton(opening, generationOf(form, end))] : []),
				...(id === form.shares?.issued ? floatSkeleton(form, end) : []),
			];
		}),
		...(blanks ? [`signed "${blank}"`, `title "${blank}"`] : []),
	];
	const titles = form.lines.find(({ keyword }) => keyword === 'title')?.usual ?? [];
	return {
		text: inLayout(lines(false), '\n'),
		snippet: withStops(inLayout(lines(true), '\n'), titles),
		month: monthName(end),
		fileName: names === undefined ? fileNameOf(issuer, end) : fileNameBy(names, { issuer, code, month: end }),
	};
}

/** The lines of next month's return, before their layout. */
class Roller {
	readonly #lines: string[] = [];
	readonly #opened: ReadonlyMap<Entry, Node>;
	/** The items that were confirmed stand there as comments. */
	#offered = false;

	constructor(
		private readonly snapshot: Snapshot,
		private readonly month: Day,
		private readonly next: Day,
	) {
		this.#opened = new Map(snapshot.outline.nodes.flatMap((node) => (node.opener ? [[node.opener, node]] : [])));
	}

	text(): string {
		const { outline, source, form } = this.snapshot;
		this.#lines.push(`${form.opening} ${form.id}`);
		for (const entry of fieldsOf(outline.root)) {
			const { keyword } = entry.field;
			if (keyword === form.dated) this.#lines.push(`${keyword} ${dayText(this.next)}`);
			else if (keyword !== form.opening && !isMonthly(entry.row)) this.#carry(entry);
		}
		return inLayout(this.#lines, endOfLine(source));
	}

	#carry(entry: Entry): void {
		const node = this.#opened.get(entry);
		if (entry.row?.confirms) {
			this.#offer(entry, node);
		} else if (node) {
			this.#open(node, entry);
		} else if (entry.row && !entry.row.opens && !opens.has(entry.row.shape)) {
			if (entry.row.besides) {
				// What was remarked on one month need not be so of the next.
				this.#lines.push(`# ${l10n.t('does it still hold?')}`);
			}
			append(this.#lines, copied(this.snapshot, entry));
		}
	}

	#open(node: Node, opener: Entry): void {
		const { place, entries } = node;
		if (!place || !this.#isKept(node)) return;
		this.#ask(place);
		append(this.#lines, copied(this.snapshot, opener));
		const balance = first(node, 'opening') ?? first(node, 'closing');
		for (const entry of fieldsOf(node)) {
			if (entry === balance && this.snapshot.form.carryOf(place.id)?.begins) {
				const opening = openingLine(this.snapshot, node, generationOf(this.snapshot.form, this.next));
				append(this.#lines, opening === undefined ? this.#unknownOpening() : [opening]);
			} else if (!isMonthly(entry.row)) {
				this.#carry(entry);
			}
		}
		if (!node.notApplicable && place.lines.some(({ confirms, opens }) => confirms && !opens)) {
			append(this.#lines, this.#offered ? [''] : [...confirmationSkeleton(this.snapshot.form, false), '']);
		}
		const isListed = () => this.snapshot.return_.classes.find(({ id }) => id === node.classId)?.listed !== false;
		if (place.line('public') && !entries.has('public') && isListed()) {
			append(this.#lines, floatSkeleton(this.snapshot.form, this.next));
		}
	}

	/** What a person confirms is not confirmed for them: as it was said last, to be taken up. */
	#offer(entry: Entry, node: Node | undefined): void {
		if (node?.place) this.#ask(node.place);
		else if (!this.#offered) this.#lines.push(confirmHere());
		this.#offered ||= !node;
		const below = node ? fieldsOf(node) : [];
		append(this.#lines, asComments([entry, ...below].flatMap((each) => copied(this.snapshot, each))));
		if (node) this.#lines.push('');
	}

	/** What waits for something is carried over where it still does: events, for their cancellation (Note 3); a block, where one in it does. */
	#isKept({ place, entries, children }: Node): boolean {
		if (place?.waits !== undefined) return entries.has(place.waits);
		const items = place?.lines.flatMap(({ opened }) => opened ?? []) ?? [];
		const waiting = items.length > 0 && items.every(({ waits }) => waits !== undefined);
		return !waiting || children.some((child) => this.#isKept(child));
	}

	/** What is carried over and has to be looked at again. */
	#ask({ id, waits }: Place): void {
		if (waits !== undefined) {
			const day = dayName(this.month);
			this.#lines.push(`# ${l10n.t('Still to be cancelled on {0}. Once it is, the cancellation takes its place.', day)}`);
		}
		if (id === 'float') this.#lines.push(stillHolds(dayName(this.month), dayName(this.next)));
	}

	/** The blank line keeps the comment with what it is of. */
	#unknownOpening(): readonly string[] {
		return [`# ${l10n.t('The opening balance goes here: what closed on {0} is not known.', dayName(this.month))}`, ''];
	}
}

function inLayout(lines: readonly string[], end: string): string {
	return laidOut(analyse('', readSource(lines.map((line) => line + end).join(''))));
}

/** What a listed class has to confirm from January 2026 on, for the issuer to fill in. */
function floatSkeleton(form: Form, month: Day): readonly string[] {
	// Which threshold applies is not said for them either.
	return valuesOf(form, 'threshold', generationOf(form, month)).length > 0
		? [confirmFloat(), ...asComments(['public float complied', 'threshold ""']), '']
		: [];
}

/** Stands in lines that are laid out where a stop is to be. */
const blank = '\ue000';
const blankFigure = '9,000,000,000,000';

/** What is confirmed is for a person to say. */
function confirmationSkeleton(form: Form, blanks: boolean): readonly string[] {
	return blanks
		? [`confirm (${form.items[0]})`]
		: [confirmHere(), `# confirm ${form.items.map((item) => `(${item})`).join(' ')}`];
}

/** `opening  ▯ x HKD ▯` before its stops are made. */
function balanceSkeleton(row: Line, generation: Generation): string {
	const columns = row.columns.filter((column) => column.slot !== 'equals' && inGeneration(column, generation));
	const texts = columns.map(({ id, slot, money }) => {
		const figure = slot === 'second' ? '0' : blankFigure;
		return `${operatorBefore(row, id).trim()} ${money ? `HKD ${figure}` : figure}`.trim();
	});
	return `${row.keyword} ${texts.join(' ')}`;
}

/** The first stop is the first figure. */
function withStops(text: string, titles: readonly string[]): string {
	let stops = 0;
	const choice = (values: readonly string[]) => `\${${stops}|${values.join(',')}|}`;
	const found = new RegExp(`HKD(?= ${blankFigure})|${blankFigure}|\\+ 0|confirm \\(i\\)|title +"${blank}"|${blank}`, 'g');
	return inSnippet(text).replace(found, (held) => {
		stops += 1;
		switch (held) {
			case 'HKD':
				return choice(['HKD', 'USD', 'RMB']);
			case '+ 0':
				return `+ \${${stops}:0}`;
			case blankFigure:
			case blank:
				return `$${stops}`;
			default:
				return held.startsWith('title') ? held.replace(blank, choice(titles)) : `confirm $${stops}`;
		}
	});
}

function monthAfter({ year, month }: Day): Day {
	const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
	return endOfMonth(next);
}

function generationOf(form: Form, month: Day): Generation {
	return form.editionFor(monthName(month))?.generation ?? form.editions[0]?.generation ?? '';
}
