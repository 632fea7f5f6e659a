import { type DocumentSymbol, type Range, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { entryRange } from '../checks/draft.js';
import type { Snapshot } from '../checks/snapshot.js';
import { type Line, type Place, sectionName } from '../forms/form.js';
import { months } from '../forms/months.js';
import { wordingOf } from '../forms/types.js';
import { first, textOf } from '../model/return.js';
import { format } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { openedBy, type Part, rangeOfPart, treeOf } from './tree.js';

const kinds: Readonly<Record<NonNullable<Place['symbol']>, SymbolKind>> = {
	class: SymbolKind.Class,
	struct: SymbolKind.Struct,
	interface: SymbolKind.Interface,
	event: SymbolKind.Event,
	boolean: SymbolKind.Boolean,
	key: SymbolKind.Key,
};

/** Of what a line of its own opens; none for a section and a block. */
function kindOf(place: Place | undefined): SymbolKind | undefined {
	return place && (place.symbol ? kinds[place.symbol] : place.kind === 'item' ? SymbolKind.Struct : undefined);
}

/** Sections, classes and items with their figures. */
export function documentSymbolsOf(snapshot: Snapshot): readonly DocumentSymbol[] {
	const issuer = first(snapshot.outline.root, 'issuer');
	const parts = treeOf(snapshot).map((part) => symbolOf(snapshot, part));
	return issuer ? [issuerSymbol(snapshot, issuer), ...parts].sort((a, b) => a.range.start.line - b.range.start.line) : parts;
}

function issuerSymbol({ return_, source }: Snapshot, entry: Entry): DocumentSymbol {
	const end = entry.more?.at(-1)?.line ?? entry.line;
	const range: Range = {
		start: { line: entry.line, character: entry.field.start },
		end: { line: end, character: source.lines[end]?.trimEnd().length ?? 0 },
	};
	return {
		name: textOf(entry) || entry.field.keyword,
		detail: monthName(return_.month),
		kind: SymbolKind.File,
		range,
		selectionRange: within(entryRange(entry), range),
	};
}

function symbolOf(snapshot: Snapshot, part: Part): DocumentSymbol {
	const { opener } = part;
	const place = openedBy(opener, snapshot.outline.form);
	const range = rangeOfPart(snapshot, part);
	const children = part.children.map((child) => symbolOf(snapshot, child));
	return {
		name: nameOf(opener),
		detail: detailOf(snapshot, part),
		kind: kindOf(place) ?? (part.depth === 1 ? SymbolKind.Class : SymbolKind.Namespace),
		range,
		selectionRange: within(entryRange(opener), range),
		...(children.length > 0 && { children }),
	};
}

/** A text left open, or one that goes on, ends where it ends. */
function within({ start, end }: Range, outer: Range): Range {
	const beyond = end.line > outer.end.line || (end.line === outer.end.line && end.character > outer.end.character);
	return { start, end: beyond ? outer.end : end };
}

/** `section III.A`, `ORD`, `2013 Share Option Scheme`. Never empty, as the protocol asks. */
function nameOf(opener: Entry): string {
	const { keyword, id, section, words } = opener.field;
	if (section) return `${keyword} ${sectionName(section.text)}`;
	const said = words && [keyword, ...words.map(({ text }) => text.toLowerCase())].join(' ');
	return id?.text ?? said ?? (textOf(opener)?.trim() || keyword);
}

/** The form's heading of a section, the class a block is of, the figures of both and of items. */
function detailOf(snapshot: Snapshot, { opener, node, depth }: Part): string {
	const { field } = opener;
	if (field.keyword === 'section') {
		const place = field.section && snapshot.outline.form.section(field.section.text);
		const heading = place && wordingOf(place.headings, snapshot.return_.generation)?.en;
		return [heading, field.not && 'not applicable'].filter(Boolean).join(' · ');
	}
	if (field.keyword === 'class') {
		const of = node && classAt(snapshot, node);
		return of ? [of.name, of.type === 'Not applicable' ? '' : of.type, of.code].filter(Boolean).join(' · ') : '';
	}
	if (depth === 0) return '';
	const figures = node ? figuresOf(snapshot, node) : '';
	return [depth === 2 ? field.keyword : '', figures].filter(Boolean).join(' · ');
}

const classes = new WeakMap<Snapshot, ReadonlyMap<Node, Snapshot['return_']['classes'][number]>>();

/** The class that a node declares. */
function classAt(snapshot: Snapshot, node: Node) {
	const known = classes.get(snapshot) ?? new Map(snapshot.return_.classes.map((each) => [each.node, each]));
	classes.set(snapshot, known);
	return known.get(node);
}

/** `22,788,979 → 20,418,259` where there are balances, else what numbers there are: `E1 -1,442,852`. */
function figuresOf(snapshot: Snapshot, node: Node): string {
	const rows = node.place ? node.place.lines.filter((row) => row.columnIds.length > 0 && !row.movement) : [];
	const balances = ['opening', 'closing'].map((keyword) => rows.find((row) => row.keyword === keyword));
	const [opening, closing] = balances.map((row) => row && figureOf(snapshot, node, row));
	if (opening !== undefined && closing !== undefined) return `${opening} → ${closing}`;
	return rows
		.filter(({ keyword }) => node.entries.has(keyword))
		.map((row) => `${row.keyword} ${figureOf(snapshot, node, row) ?? '?'}`)
		.join(' · ');
}

/** Written or derived; of a row with several columns the first. */
function figureOf({ return_, ledger }: Snapshot, node: Node, row: Line): string | undefined {
	const cell = return_.cells.get(node, row.keyword, row.columnIds[0]);
	const value = cell && ledger.valueOf(cell);
	return value && `${cell.currency ? `${cell.currency} ` : ''}${format(value)}`;
}

function monthName(month: { readonly year: number; readonly month: number } | undefined): string {
	return month ? `${months[month.month - 1]} ${month.year}` : '';
}

/** More than anyone reads through. */
const most = 300;

/** What a query may find in a return. */
export interface Symbols {
	readonly symbols: readonly WorkspaceSymbol[];
	/** Its month, as a number. */
	readonly at: number;
}

/** Issuers with their months, classes and items, over all returns; those that fit the query best first, of these the newest. */
export function workspaceSymbolsOf(returns: readonly Symbols[], query: string): readonly WorkspaceSymbol[] {
	const wanted = query.toLowerCase().replace(/\s+/g, '');
	return returns
		.flatMap(({ at, symbols }) => symbols.map((symbol) => ({ symbol, at, fit: fitOf(symbol.name, wanted) })))
		.filter(({ fit }) => fit !== undefined)
		.sort((a, b) => (a.fit ?? 0) - (b.fit ?? 0) || b.at - a.at)
		.slice(0, most)
		.map(({ symbol }) => symbol);
}

export function symbolsIn({ uri, outline, return_ }: Snapshot): Symbols {
	const { month } = return_;
	const issuer = first(outline.root, 'issuer') ?? first(outline.root, outline.form.opening);
	const code = return_.classes.find(({ listed }) => listed)?.code;
	const name = [return_.issuer?.trim() || uri.slice(uri.lastIndexOf('/') + 1), code].filter(Boolean).join(' ');
	const containerName = [name, monthName(return_.month)].filter(Boolean).join(', ');
	const items = outline.nodes.flatMap(({ opener, place }): WorkspaceSymbol[] => {
		const kind = kindOf(place);
		const called = opener && (opener.field.id?.text ?? textOf(opener)?.trim());
		return kind && called ? [{ name: called, kind, containerName, location: { uri, range: entryRange(opener) } }] : [];
	});
	const origin = { line: 0, character: 0 };
	const range = issuer ? entryRange(issuer) : { start: origin, end: origin };
	return {
		symbols: [{ name: containerName, kind: SymbolKind.File, location: { uri, range } }, ...items],
		at: month ? month.year * 12 + month.month : 0,
	};
}

/** The query's letters stand in the name in their order; the lower the better. */
function fitOf(name: string, wanted: string): number | undefined {
	const letters = name.toLowerCase().replace(/\s+/g, '');
	const whole = letters.indexOf(wanted);
	if (whole >= 0) return whole === 0 ? 0 : 1;
	let from = 0;
	for (const letter of wanted) {
		from = letters.indexOf(letter, from) + 1;
		if (from === 0) return undefined;
	}
	return 2;
}
