import type { Habit, Identity } from './identity.js';
import { type Part, type Shape, type ShapeColumn, shapes as sharedShapes } from './shapes.js';
import type { Shares } from './shares.js';
import type {
	ColumnId,
	ConfirmationId,
	Edition,
	Generation,
	Generations,
	KnownValue,
	NoteId,
	PlaceId,
	SectionId,
	ValueList,
	Wording,
} from './types.js';

export type PlaceKind = 'file' | 'section' | 'block' | 'item';

/** A row of a form's table of places. */
export interface PlaceRow {
	readonly id: PlaceId;
	readonly kind: PlaceKind;
	readonly parent?: PlaceId;
	/** How messages name it. */
	readonly name: string;
	/** What it is about, for the hint behind its heading. */
	readonly short?: string;
	/** It stands on one line as long as it fits; `always`, of a list with a row for each, however long the line. */
	readonly onOneLine?: boolean | 'always';
	/** The form's heading, newest edition first; empty where the form has none. */
	readonly headings: readonly Wording[];
	/** What several are called, for JSON. Left out, the keyword of the line that opens it. */
	readonly plural?: string;
	/** What an outline shows for it. */
	readonly symbol?: 'class' | 'struct' | 'interface' | 'event' | 'boolean' | 'key';
	/** It is carried into the next month only where this line of its stands. */
	readonly waits?: string;
}

/** The capacities in which a return of the Exchange is signed: the form asks for a Director, Secretary or other Duly Authorised Officer. */
export const titles: readonly string[] = ['Company Secretary', 'Director', 'Executive Director', 'Duly Authorised Officer'];

/** A row of a form's table of lines. */
export interface LineRow extends Generations {
	readonly place: PlaceId;
	readonly keyword: string;
	/** The name of what it takes after its keyword: one of shapes.ts, or of the form's own. */
	readonly shape: string;
	/** The form's label, newest edition first. */
	readonly labels: readonly Wording[];
	/** What goes there, in plain words. */
	readonly help: string;
	/** What copies of the form have for its label besides. */
	readonly alsoRead?: readonly string[];
	/** Words, in small letters, that people write for its keyword. */
	readonly alsoCalled?: readonly string[];
	readonly notes?: readonly NoteId[];
	/** The place its line opens. */
	readonly opens?: PlaceId;
	/** The place it opens instead where one of its shape's words stands in it. */
	readonly opensAt?: Readonly<Record<string, PlaceId>>;
	/** What it opens lasts from month to month: it is brought forward. */
	readonly lasts?: boolean;
	/** Wanted where the text it goes with asks to specify. */
	readonly asked?: boolean;
	/** What the form prints where it is left out. */
	readonly ifLeftOut?: string;
	/** Left out of nearly every return. */
	readonly seldom?: boolean;
	/** The line in whose stead it stands. */
	readonly instead?: string;
	/** A return that leaves it out has the finding `missing-line`. */
	readonly required?: boolean;
	/** May stand more than once in its place. */
	readonly repeats?: boolean;
	/** May stand once for each currency. */
	readonly perCurrency?: boolean;
	/** Of the text's own lines: those of one group stand together, with a blank line before the next. Left out, what a line does says it. */
	readonly group?: string;
	/** Stands behind all else. */
	readonly last?: boolean;
	/** May follow a section that is not applicable. */
	readonly besides?: boolean;
	readonly list?: ValueList;
	/** Texts that it often has, of no list of the form's. */
	readonly usual?: readonly string[];
	/** Little is known of its list: a text that is nearly one of it is worth a word, no other. */
	readonly partial?: boolean;
	/** It belongs to its month, as movements do, and is left behind by the next. */
	readonly monthly?: boolean;
	/** What is said in it is confirmed anew each month, by a person: the next month's return has it as a comment. */
	readonly confirms?: boolean;
	/** Its text, or its date, is the writer's own, and on no page. */
	readonly unprinted?: boolean;
	/** A movement of the item's balance. */
	readonly movement?: boolean;
	/** A text may stand before its number, and says what it is. */
	readonly named?: boolean;
	/** The movements of its item with this word are shares of its own: left out beside them, it is not 0. */
	readonly counts?: 'new' | 'treasury';
	/** The words that may follow its number. */
	readonly flags?: readonly string[];
	/** The sign the number normally has (the form's "-" for a decrease; Note 3). */
	readonly sign?: 'positive' | 'negative';
	/** What is counted, for messages. */
	readonly unit?: 'shares' | 'options' | 'receipts' | 'securities';
}

/** What a column of the form is headed, where a row has several, and the first generation that has it. */
export interface ColumnRow {
	readonly head: Wording;
	readonly from?: Generation;
}

/**
 * The lines that a place is nearly always filled in with, for snippets: a keyword alone, whose row says what follows it, or a keyword
 * and that, with what is to be filled in between braces (`{}` alone, `{list}` the form's list, `{currency}` a currency, `{shares=}` what is
 * written once and stands wherever it is named).
 */
export interface Sketch {
	readonly places: Readonly<Record<PlaceId, readonly string[]>>;
	/** The lines of the text itself that a new one begins with. */
	readonly head: readonly string[];
	/** Sections that a new text has to have; the others begin as not applicable. */
	readonly applicable: readonly SectionId[];
	/** Further texts and items, by what they are of: those of the text itself are offered where nothing stands yet. */
	readonly examples?: readonly Example[];
}

export interface Example {
	/** Where it stands: the text, a block. */
	readonly place: PlaceId;
	readonly name: string;
	/** As they are written, with what is to be filled in between braces. */
	readonly lines: readonly string[];
}

/** What of a month's return stands again in the next month's. */
export interface Carry {
	readonly section: SectionId;
	/** The block or item that has it. */
	readonly place: PlaceId;
	/** The line that says what there is at the month's end. */
	readonly left: string;
	/** The line of the next month that repeats it; none where only what it stands in is carried. */
	readonly begins?: string;
	readonly columns: readonly ColumnId[];
	/** The columns that say whether something is left: a par value is none. */
	readonly counts: readonly ColumnId[];
	/** The lines with the shares that were issued or left treasury under it. */
	readonly shares: readonly string[];
}

/** All that is known of a form. */
export interface FormData {
	/** Its name, as the first line of a text has it. */
	readonly id: string;
	/** What it is called, within a sentence. */
	readonly name: string;
	/** What it is of: a month, a day, or a cover with papers. Left out, it has no rules but its table's. */
	readonly kind?: 'month' | 'day' | 'cover';
	/** The keyword of that line. */
	readonly opening: string;
	readonly editions: readonly Edition[];
	/** The line whose date says which edition is in force. */
	readonly dated: string;
	readonly places: readonly PlaceRow[];
	readonly lines: readonly LineRow[];
	readonly shapes?: Readonly<Record<string, Shape>>;
	readonly columns?: Readonly<Record<ColumnId, ColumnRow>>;
	readonly identities?: readonly Identity[];
	/** The block of a class that stands for its sums where it is not written: `place`, of each class that has a block in `of`. */
	readonly implied?: { readonly place: PlaceId; readonly of: SectionId };
	readonly habits?: readonly Habit[];
	/** The items that may be confirmed, in their order. */
	readonly items?: readonly ConfirmationId[];
	/** Those that are named are printed, and the others are not asked for. */
	readonly someItems?: boolean;
	readonly values?: readonly KnownValue[];
	readonly sketch?: Sketch;
	/** Where it says what becomes of a class's shares. */
	readonly shares?: Shares;
	/** What an index of exhibits calls it; `{0}` is the day it was submitted. */
	readonly exhibit?: string;
	/** What stands again in the next month's; left out, nothing is rolled forward. */
	readonly carries?: readonly Carry[];
	/** It is read out of what issuers published, as out of its own print. */
	readonly imported?: boolean;
}

export interface Place extends PlaceRow {
	/** Where it stands itself; undefined for the text. */
	readonly above: Place | undefined;
	/** The places it stands in, up to the text, itself the first. */
	readonly chain: readonly Place[];
	/** Its rows, in the form's order. */
	readonly lines: readonly Line[];
	/** The row with a keyword. */
	line(keyword: string): Line | undefined;
	/** A line of its own opens it, and no `section` line. */
	readonly byLine: boolean;
	/** The row that opens a class's block in it. */
	readonly blocks: Line | undefined;
	readonly identities: readonly Identity[];
	readonly habits: readonly Habit[];
}

/** A column of a line. */
export interface Column extends ShapeColumn, Generations {
	readonly money: boolean;
	/** What the form calls it; undefined for the one column of a row. */
	readonly head: Wording | undefined;
}

export interface Line extends LineRow {
	/** The place it stands in. */
	readonly home: Place;
	/** The place its line opens. */
	readonly opened: Place | undefined;
	readonly takes: Shape;
	/** The columns that its numbers stand for, in the order of the line. */
	readonly columns: readonly Column[];
	readonly columnIds: readonly ColumnId[];
	/** Parts that a line with its keyword has elsewhere, and that are read here to be refused. */
	readonly foreign: readonly Part[];
	/** It begins a line of its own: it opens something, or is the text's own. */
	readonly leads: boolean;
	/** What its line does besides holding a value. */
	readonly role: 'field' | 'item' | 'class' | 'block' | 'section' | 'part';
}

/** A form as a value: its table with the look-ups that everything else reads. */
export interface Form extends FormData {
	readonly root: Place;
	readonly lines: readonly Line[];
	readonly places: readonly Place[];
	readonly keywords: readonly string[];
	/** The sections, and what stands among them with a line of its own, in the form's order. */
	readonly parts: readonly Place[];
	/** Those that a `section` line opens. */
	readonly sections: readonly Place[];
	/** The newest generation, which has all that the older ones have; `''` where the form has no editions. */
	readonly newest: Generation;
	readonly items: readonly ConfirmationId[];
	/** The words that may follow a number of some line. */
	readonly flags: readonly string[];
	readonly columns: Readonly<Record<ColumnId, ColumnRow>>;
	place(id: PlaceId): Place | undefined;
	line(place: PlaceId, keyword: string): Line | undefined;
	/** The rows with a keyword, wherever they stand. */
	linesWith(keyword: string): readonly Line[];
	/** `III(A)`, `iii.a` → the section `III.A`. */
	section(name: string): Place | undefined;
	/** What of a place is carried into the next month. */
	carryOf(place: PlaceId | undefined): Carry | undefined;
	edition(id: string): Edition | undefined;
	/** The edition in force for a month, `YYYY-MM`; undefined before the first. */
	editionFor(month: string): Edition | undefined;
}

class PlaceOfForm implements Place {
	readonly id: PlaceId;
	readonly kind: PlaceKind;
	readonly parent?: PlaceId;
	readonly name: string;
	readonly headings: readonly Wording[];
	readonly onOneLine: boolean | 'always';
	readonly plural?: string;
	readonly symbol?: NonNullable<PlaceRow['symbol']>;
	readonly waits?: string;
	readonly short?: string;
	readonly above: Place | undefined;
	readonly chain: readonly Place[];
	readonly lines: Line[] = [];
	readonly identities: readonly Identity[];
	readonly habits: readonly Habit[];
	blocks: Line | undefined;
	byLine = false;
	readonly #byKeyword = new Map<string, Line>();

	constructor(row: PlaceRow, above: Place | undefined, { identities = [], habits = [] }: FormData) {
		this.id = row.id;
		this.kind = row.kind;
		if (row.parent !== undefined) this.parent = row.parent;
		this.name = row.name;
		this.headings = row.headings;
		this.onOneLine = row.onOneLine ?? false;
		const { plural, symbol, waits, short } = row;
		if (plural !== undefined) this.plural = plural;
		if (symbol !== undefined) this.symbol = symbol;
		if (waits !== undefined) this.waits = waits;
		if (short !== undefined) this.short = short;
		this.above = above;
		this.chain = [this, ...(above?.chain ?? [])];
		this.identities = identities.filter(({ place }) => place === row.id);
		this.habits = habits.filter(({ place }) => place === row.id);
	}

	add(line: Line): void {
		this.lines.push(line);
		this.#byKeyword.set(line.keyword, line);
		if (line.role === 'block') this.blocks = line;
	}

	line(keyword: string): Line | undefined {
		return this.#byKeyword.get(keyword);
	}
}

function roleOf({ parts }: Shape, opened: Place | undefined): Line['role'] {
	if (parts.includes('section')) return 'section';
	if (opened?.kind === 'block') return 'block';
	if (opened?.kind === 'section') return 'part';
	if (!opened) return 'field';
	return parts.includes('id') ? 'class' : 'item';
}

/** Makes a form of its data. What the table names and does not have is an error of whoever wrote it. */
export function defineForm(data: FormData): Form {
	const shapes: Readonly<Record<string, Shape>> = { ...sharedShapes, ...data.shapes };
	const places = new Map<PlaceId, PlaceOfForm>();
	for (const row of data.places) {
		places.set(row.id, new PlaceOfForm(row, row.parent === undefined ? undefined : known(places, row.parent, row.id), data));
	}
	const partsOf = new Map<string, Set<Part>>();
	for (const { keyword, shape } of data.lines) {
		const parts = partsOf.get(keyword) ?? new Set();
		for (const part of shapes[shape]?.parts ?? []) parts.add(part);
		partsOf.set(keyword, parts);
	}
	const byKeyword = new Map<string, Line[]>();
	const lines = data.lines.map((row): Line => {
		const home = known(places, row.place, row.keyword);
		const opened = row.opens === undefined ? undefined : known(places, row.opens, row.keyword);
		const takes = shapes[row.shape];
		if (!takes) throw new Error(`${data.id}: \`${row.keyword}\` takes the shape ${row.shape}, which there is not.`);
		const role = roleOf(takes, opened);
		const leads = opened !== undefined || home.kind === 'file' || role === 'section';
		const foreign = [...(partsOf.get(row.keyword) ?? [])].filter((part) => !(takes.parts as readonly Part[]).includes(part));
		const columns = (takes.columns ?? []).map((column): Column => {
			const { head, from } = data.columns?.[column.id] ?? {};
			return { ...column, money: column.money ?? false, head, ...(from === undefined ? {} : { from }) };
		});
		const columnIds = columns.map(({ id }) => id);
		const line: Line = { ...row, home, opened, takes, columns, columnIds, foreign, role, leads };
		home.add(line);
		if (role === 'part' && opened) opened.byLine = true;
		const rows = byKeyword.get(row.keyword);
		if (rows) rows.push(line);
		else byKeyword.set(row.keyword, [line]);
		return line;
	});
	const root = [...places.values()].find(({ kind }) => kind === 'file');
	if (!root) throw new Error(`${data.id} has no place of the kind "file".`);
	const parts = [...places.values()].filter(({ kind }) => kind === 'section');
	const sections = parts.filter(({ byLine }) => !byLine);
	const sectionNames = new Map<SectionId, Place>(sections.map((place) => [sectionName(place.id), place]));
	return {
		...data,
		root,
		lines,
		places: [...places.values()],
		keywords: [...byKeyword.keys()],
		parts,
		sections,
		newest: data.editions.at(-1)?.generation ?? '',
		items: data.items ?? [],
		flags: [...new Set(data.lines.flatMap(({ flags }) => flags ?? []))],
		columns: data.columns ?? {},
		place: (id) => places.get(id),
		line: (place, keyword) => places.get(place)?.line(keyword),
		linesWith: (keyword) => byKeyword.get(keyword) ?? [],
		section: (name) => sectionNames.get(sectionName(name)),
		carryOf: (place) => data.carries?.find((carry) => carry.place === place),
		edition: (id) => data.editions.find((edition) => edition.id === id),
		editionFor: (month) => data.editions.findLast((edition) => edition.from <= month),
	};
}

function known(places: ReadonlyMap<PlaceId, PlaceOfForm>, id: PlaceId, by: string): PlaceOfForm {
	const place = places.get(id);
	if (!place) throw new Error(`There is no place ${id}, which ${by} names, or it comes too late.`);
	return place;
}

/** `III(A)`, `iii.a` → `III.A`; what is no name of a section stays as it is. */
export function sectionName(name: string): string {
	const [, number, part] = /^([ivx]+)\s*(?:\.?[(（]?\s*([a-z])\s*[)）]?)?$/i.exec(name.trim()) ?? [];
	return number === undefined ? name : (part === undefined ? number : `${number}.${part}`).toUpperCase();
}

/** `III` of `III.A`: the part of a form that several sections make, with a heading of its own before the first. */
export function groupOf(id: SectionId | undefined): string | undefined {
	return /^(.+)\./.exec(id ?? '')?.[1];
}

/** What the form calls a column of a line; undefined for its only one. */
export function headOf({ columns }: Pick<Line, 'columns'>, column: ColumnId): Wording | undefined {
	return columns.find(({ id }) => id === column)?.head;
}
