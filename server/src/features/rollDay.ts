import * as l10n from '@vscode/l10n';
import { copied } from '../checks/carry.js';
import { closingOf } from '../checks/nextDay/chain.js';
import { percentageOf } from '../checks/nextDay/percents.js';
import { type ClassOfDay, classesOfDay, lastDayOf, type Row, sizeOf } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import { inSnippet } from '../escape.js';
import { addDays, businessDayAfter, compareDays, type Day, isBusinessDay } from '../forms/calendar.js';
import type { Form } from '../forms/form.js';
import type { Shares } from '../forms/shares.js';
import { valuesOf } from '../forms/values.js';
import { append } from '../lists.js';
import { fieldsOf } from '../model/fieldText.js';
import { type ClassOfShares, first, textOf } from '../model/return.js';
import { endOfLine } from '../model/write.js';
import { absolute, add, type Decimal, equal, format, isNegative, normal, zero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { readSource } from '../syntax/source.js';
import { dayFileName, dayFolderAfter } from './fileNames.js';
import { laidOut } from './formatting.js';
import type { Rolled } from './rolled.js';

/** Where a class stands now: its balance, with the day. */
interface Standing {
	readonly of: ClassOfShares;
	readonly day: Day | undefined;
	readonly issued: Decimal | undefined;
	readonly held: Decimal | undefined;
}

/** The next next-day return: it opens where this one closes, with what is pending and the mandate as they stand. */
export function rollDay(snapshot: Snapshot, today?: string): Rolled | { readonly refused: string } {
	return beginDay(snapshot, snapshot, snapshot.form, today);
}

/**
 * The next next-day return of an issuer: it opens where its last return closes, of either kind; what is pending and the mandate are its last
 * next-day return's. `day`: that one, where there is one; the classes are its own, else the last return's. `today`: `YYYY-MM-DD`. `beside`:
 * the return it is begun from.
 */
export function beginDay(
	last: Snapshot,
	day: Snapshot | undefined,
	form = day?.form,
	today?: string,
	beside = day?.uri,
): Rolled | { readonly refused: string } {
	const from = day ?? last;
	if (from.outline.damaged || last.outline.damaged) {
		return { refused: l10n.t('A line of this return cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	if (!form) return { refused: l10n.t('There is no such return.') };
	const begun = new Begun(last, day, form, today);
	const { opens } = begun;
	if (!opens) {
		return { refused: l10n.t('The closing balance of this return has no date, with which the next one opens.') };
	}
	const purchase = begun.purchase();
	const { issuer } = from.return_;
	const fileName = dayFileName(day && { uri: day.uri, days: begun.lastDays }, issuer, begun.nextDays);
	const isBeside = day && beside && folderOf(day.uri) === folderOf(beside);
	const folder = isBeside ? dayFolderAfter(day.uri, issuer, begun.lastDays, begun.nextDays) : undefined;
	return {
		text: begun.text(),
		...(purchase ? { snippet: withStops(begun.text(purchase)) } : {}),
		month: `${opens.year}-${String(opens.month).padStart(2, '0')}`,
		fileName,
		...(folder !== undefined && { elsewhere: `${folder}/${fileName}` }),
	};
}

const folderOf = (uri: string) => uri.slice(0, uri.lastIndexOf('/'));

/** What is bought, as far as it is known beforehand, and of which class. */
interface Likely {
	readonly of: ClassOfShares;
	readonly lines: readonly string[];
}

/** The lines of a return that is begun. */
class Begun {
	readonly opens: Day | undefined;
	readonly #from: Snapshot;
	readonly #classes: readonly ClassOfDay[];
	readonly #standing: readonly Standing[];
	readonly #today: Day | undefined;

	constructor(
		last: Snapshot,
		private readonly day: Snapshot | undefined,
		private readonly form: Form,
		today: string | undefined,
	) {
		this.#from = day ?? last;
		this.#classes = day ? classesOfDay(day) : [];
		this.#standing = this.#from.return_.classes.map((of): Standing => {
			// A monthly return may be without a class that only next-day returns have.
			const closing = closingOf(last, of) ?? closingOf(this.#from, of);
			return { of, day: closing?.day, issued: closing?.issued, held: closing?.treasury };
		});
		this.opens = this.#standing.find((each) => each.day)?.day;
		this.#today = dayOf(today);
	}

	/** The day something happened on, most likely: the newest business day since the last return, else the one after it. */
	get #happened(): Day | undefined {
		const { opens } = this;
		if (!opens) return undefined;
		let newest = this.#today;
		while (newest && !isBusinessDay(newest)) newest = addDays(newest, -1);
		return newest && compareDays(newest, opens) > 0 ? newest : businessDayAfter(opens);
	}

	/** What the last next-day return's file may be called after, and what the next one's is then. */
	get lastDays(): readonly (Day | undefined)[] {
		return [this.day?.return_.submitted, lastDayOf(this.#classes)];
	}

	get nextDays(): readonly (Day | undefined)[] {
		return [this.#today ?? this.#happened, this.#happened];
	}

	/** A purchase to be filled in, where the last next-day return had one. */
	purchase(): Likely | undefined {
		const own = this.#classes.find(({ purchases }) => purchases.length > 0) ?? this.#classes.find(({ mandate }) => mandate);
		const place = this.form.place('bought');
		const on = this.#happened;
		if (!own || !place || !on) return undefined;
		const [before] = own.purchases.slice(-1);
		const generation = this.form.editions.at(-1)?.generation ?? '';
		let stop = 0;
		const fields = (this.form.sketch?.places[place.id] ?? []).flatMap((keyword): string[] => {
			const row = place.line(keyword);
			const listed = row?.list ? valuesOf(this.form, row.list, generation)[0]?.text.en : undefined;
			if (!row || (row.list && !listed)) return [];
			if (listed) return [`${keyword} ${quoted(textOf(before && first(before.node, keyword)) ?? listed)}`];
			const currency = row.columns.some(({ money }) => money) ? `${before?.paid?.currency ?? 'HKD'} ` : '';
			stop += 1;
			return [`${keyword} ${currency}${figure(stop)}`];
		});
		return { of: own.of, lines: [`${place.id} ${dayText(on)} ${fields.join(' ')}`] };
	}

	/** The text, or with a purchase the text that is made into stops. */
	text(purchase?: Likely): string {
		const { form, day, opens } = this;
		const from = this.#from;
		const { outline, source } = from;
		const lines = [`${form.opening} ${form.id}`];
		for (const entry of [...(outline.root.entries.get('issuer') ?? []), ...(outline.root.entries.get('class') ?? [])]) {
			if (purchase && this.#today && entry === outline.root.entries.get('class')?.[0]) {
				lines.push(`submitted ${dayText(this.#today)}`);
			}
			lines.push('');
			append(lines, copied(from, entry));
			if (entry.field.keyword === 'class') append(lines, below(from, entry));
		}
		const { issued: home, purchases = '' } = form.shares as Shares;
		lines.push('', `section ${home}`);
		for (const standing of this.#standing) append(lines, this.#balance(standing, opens as Day));
		append(lines, day ? carried(day, outline.sections.get(home), ['confirm', 'amend', 'omit']) : []);
		const reported = this.#classes.filter(({ mandate, of }) => mandate || of === purchase?.of);
		lines.push('', `section ${purchases}${reported.length > 0 ? '' : ' not applicable'}`);
		for (const { of, mandate } of reported) {
			lines.push(`for ${of.id}`);
			append(lines, of === purchase?.of ? purchase.lines : []);
			if (mandate?.opener) {
				append(lines, copied(from, mandate.opener));
				append(lines, carried(from, mandate, ['authorised', 'repurchased']));
			}
		}
		if (reported.length > 0) append(lines, carried(from, outline.sections.get(purchases), ['explanatory']));
		for (const { id } of form.sections.filter(({ id }) => id !== home && id !== purchases)) {
			lines.push('', `section ${id} not applicable`);
		}
		for (const entry of outline.root.entries.get('signed') ?? []) {
			lines.push('');
			append(lines, [...copied(from, entry), ...below(from, entry)]);
		}
		const end = endOfLine(source);
		return laidOut(analyse('', readSource(lines.map((line) => line + end).join(''))));
	}

	/** What a class opens with, and what of it is pending. */
	#balance({ of, day: closed, issued, held }: Standing, opens: Day): readonly string[] {
		const own = this.#classes.find((each) => each.of === of);
		if (!issued || (this.day && !own?.block)) return [];
		const block = this.form.places.find(({ kind, above }) => kind === 'block' && above?.id === this.form.shares?.issued);
		const treasury = held ?? zero;
		const columns = block?.line('opening')?.columnIds.includes('treasury')
			? ` ${isNegative(treasury) ? '-' : '+'} ${format(absolute(treasury))} = ${format(add(issued, treasury))}`
			: '';
		const pending = (own?.rows ?? []).flatMap((row) => {
			const { node, kind } = row;
			return kind === 'pending' && node.place?.id === 'pending' && node.opener
				? ofBase([...copied(this.#from, node.opener), ...below(this.#from, node.opener)], row, issued)
				: [];
		});
		return [`for ${of.id}`, `opening ${dayText(closed ?? opens)} ${format(issued)}${columns}`, ...pending];
	}
}

function dayOf(text: string | undefined): Day | undefined {
	const [year, month, day] = (text ?? '').split('-').map(Number);
	return year && month && day ? { year, month, day } : undefined;
}

/** Stands in lines that are laid out where a stop is to be. */
const figure = (stop: number) => `9,000,000,000,00${stop}`;

/** Where one figure ends the line, what stands behind the last of them is its end: that is where the rest is written from. */
function withStops(text: string): string {
	const stops = [...text.matchAll(/9,000,000,000,00(\d)/g)].length;
	const snippet = inSnippet(text).replace(/9,000,000,000,00(\d)/g, (_, stop: string) =>
		Number(stop) === stops ? '$0' : `$${Number(stop) + 1}`,
	);
	// The day is most likely right: it comes first, and a Tab leaves it.
	return snippet.replace(/^( *bought )([^\n]*?)(?= {2})/m, (_, keyword: string, day: string) => `${keyword}\${1:${day}}`);
}

/** A row's percentage is of the opening balance, which is another now. */
function ofBase(lines: readonly string[], row: Row, base: Decimal): readonly string[] {
	const size = sizeOf(row);
	const scale = row.percent?.value?.scale;
	const percent = size && scale !== undefined ? percentageOf(size, base, Math.max(scale, usualDecimals)) : undefined;
	const written = row.percent?.value;
	if (!percent || !written || equal(percentageOf(size as Decimal, base, written.scale) ?? written, written)) {
		return lines;
	}
	return lines.map((line) =>
		line.replace(/("(?:[^"\\]|\\.)*")|(\bpercent\s+)[\d.,]+/g, (_, text?: string, word?: string) =>
			text === undefined ? `${word}${format(normal(percent))}` : text,
		),
	);
}

/** Few would write more of a percentage. */
const usualDecimals = 5;

/** The lines of the item that a line opens. */
function below(snapshot: Snapshot, opener: Entry): readonly string[] {
	const node = snapshot.outline.nodes.find((each) => each.opener === opener);
	return node ? fieldsOf(node).flatMap((entry) => copied(snapshot, entry)) : [];
}

function carried(snapshot: Snapshot, node: Node | undefined, keywords: readonly string[]): readonly string[] {
	return node ? keywords.flatMap((keyword) => (node.entries.get(keyword) ?? []).flatMap((entry) => copied(snapshot, entry))) : [];
}
