import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Line } from '../../forms/form.js';
import { wordingOf } from '../../forms/types.js';
import { append } from '../../lists.js';
import { formWords } from '../../localise.js';
import { hasChinese } from '../../model/return.js';
import type { Node } from '../../syntax/outline.js';
import { type Known, knownLines } from './amounts.js';
import { classesIn, className } from './classes.js';
import { confirmationsLeft } from './confirmations.js';
import { described, type Offer } from './offer.js';
import { isWanted, isWritten, rowsLeft } from './order.js';
import { beforeOf, childNamed, nameOf } from './previous.js';
import { reportLines } from './report.js';
import { sectionsLeft } from './sections.js';
import { blockSketch, carriedItem, itemSketch, returnSketch, sectionSketch } from './sketch.js';
import { indentOf, type Open, type Spot } from './spot.js';

/** What a line may begin with: the lines of what is open, from the inside out, and what may be opened next. */
export function lineOffers(spot: Spot): readonly Offer[] {
	const reached = new Set<string>();
	const inner = spot.chain.slice(0, -1).map((open) => {
		const offers = placeOffers(spot, open, reached);
		for (const { keyword } of open.place.lines) {
			reached.add(keyword);
		}
		return { offers, isOver: isOver(spot, open) };
	});
	const root = spot.chain.at(-1) as Open;
	const { head, signature, others } = headOffers(spot, root);
	const sections = sectionOffers(spot);
	const offers = [
		...inner.filter(({ isOver }) => !isOver).flatMap(({ offers }) => offers),
		...(isBelowSections(spot) ? [...sections, ...signature, ...head] : [...head, ...sections, ...signature]),
		...inner.filter(({ isOver }) => isOver).flatMap(({ offers }) => offers),
		...others,
		...chineseOffers(spot),
	];
	return isLastWord(spot) ? offers : offers.map(firstWord);
}

function isBelowSections({ rest, line }: Spot): boolean {
	return [...rest.outline.sections.values()].some(({ opener }) => opener && opener.line < line);
}

/** A class or signature that has what it has to have; on a line that is not indented below it the return goes on. */
function isOver({ head }: Spot, { place, node }: Open): boolean {
	return (
		head === '' &&
		place.kind === 'item' &&
		place.above?.kind === 'file' &&
		place.lines.every((row) => isWritten(row, node) || !isWanted(row))
	);
}

function isLastWord({ written, line, span }: Spot): boolean {
	return /^\s*(?:#|$)/.test(written.source.lines[line]?.slice(span.end) ?? '');
}

/** Where the line goes on behind its first word, that word alone is replaced. */
function firstWord(offer: Offer): Offer {
	const [label = offer.label] = offer.label.split(' ');
	const indent = /^ */.exec(offer.text ?? '')?.[0] ?? '';
	return label === offer.label ? offer : { label, text: indent + label, kind: CompletionItemKind.Keyword };
}

/** The lines of an item, a block or a section that are missing, and those that may stand again. */
function placeOffers(spot: Spot, open: Open, reached: ReadonlySet<string>): readonly Offer[] {
	const known = knownLines(spot, open);
	const rows = rowsLeft(spot, open).filter(
		({ keyword, besides, opens, takes }) =>
			!reached.has(keyword) &&
			(!open.node?.notApplicable || (besides && !opens)) &&
			(!(takes.parts as readonly string[]).includes('items') || confirmationsLeft(spot).length > 0),
	);
	return rows.flatMap((row) => {
		const line = known.get(row.keyword);
		return [...(line ? [knownOffer(row, line)] : []), ...rowOffers(spot, row, open)];
	});
}

function rowOffers(spot: Spot, row: Line, open: Open): readonly Offer[] {
	if (row.role === 'block') {
		return blockOffers(spot, open);
	}
	const sketch = itemSketch(spot, row);
	return [
		...previousOffers(spot, row, open),
		...reportLines(spot, row),
		...(row.shape === 'items' ? [restOffer(spot, row)] : []),
		plainOffer(spot, row),
		...(sketch ? [snippet(`${row.keyword} …`, sketch, l10n.t('with its lines'), row.keyword)] : []),
	];
}

/** A line with its value: brought forward, or as the others make it. */
function knownOffer({ keyword, home }: Line, { text, kind, detail, why }: Known): Offer {
	return { label: `${keyword} ${text}`, text: `${indentOf(home)}${keyword}  ${text}`, kind, detail, documentation: why };
}

/** All that is not yet confirmed, amended or left out. */
function restOffer(spot: Spot, { keyword, home }: Line): Offer {
	const label = [keyword, ...confirmationsLeft(spot)].join(' ');
	return { label, text: indentOf(home) + label, kind: CompletionItemKind.Constant, detail: l10n.t('Confirm the rest') };
}

function plainOffer(spot: Spot, row: Line): Offer {
	return {
		label: row.keyword,
		text: indentOf(row.home) + row.keyword,
		kind: row.opens ? CompletionItemKind.Keyword : CompletionItemKind.Property,
		...described(row, spot),
	};
}

function snippet(label: string, text: string, detail: string, filter: string): Offer {
	return { label, text, detail, filter, kind: CompletionItemKind.Snippet, snippet: true };
}

/** Last month's items that this month's return does not have, their balance brought forward. */
function previousOffers(spot: Spot, { keyword, home, opens, lasts }: Line, open: Open): readonly Offer[] {
	const items = lasts ? (beforeOf(spot, open)?.children ?? []) : [];
	const isNew = (item: Node) => item.place?.id === opens && !(open.node && opens && childNamed(open.node, opens, nameOf(item)));
	return items.filter(isNew).map((item) => {
		const label = `${keyword} ${item.opener?.field.id ? nameOf(item) : `"${nameOf(item)}"`}`;
		return {
			label,
			text: carriedItem(spot, item, indentOf(home)),
			kind: CompletionItemKind.Reference,
			detail: l10n.t('brought forward from the previous month'),
			filter: label,
		};
	});
}

/** A block for each class that has none in the section. */
function blockOffers(spot: Spot, { place, node }: Open): readonly Offer[] {
	const { left } = classesIn(spot, { place, node });
	const indent = indentOf(place);
	return left.flatMap((one) => [
		{ label: `for ${one.id}`, text: `${indent}for ${one.id}`, kind: CompletionItemKind.Class, detail: className(one) },
		snippet(`for ${one.id} …`, blockSketch(spot, place, one.id), l10n.t('with its lines'), `for ${one.id}`),
	]);
}

/** The lines of the return itself: those its head lacks, its signature, and what else it may have. */
function headOffers(spot: Spot, root: Open): Readonly<Record<'head' | 'signature' | 'others', readonly Offer[]>> {
	const { entries, form } = spot.rest.outline;
	const { opening } = form;
	const parts = { head: [] as Offer[], signature: [] as Offer[], others: [] as Offer[] };
	for (const row of rowsLeft(spot, root).filter(({ role }) => role !== 'section' && role !== 'part')) {
		const isLeft = row.lasts && previousOffers(spot, row, root).length > 0;
		const isMore = row.seldom || (isWritten(row, root.node) && !isLeft);
		append(parts[row.last ? 'signature' : isMore ? 'others' : 'head'], rowOffers(spot, row, root));
	}
	const whole =
		entries.length === 0 && form.sketch ? [snippet(`${opening} …`, returnSketch(spot), l10n.t('a whole return'), opening)] : [];
	return { ...parts, head: [...whole, ...parts.head] };
}

/** The sections not written yet, with their blocks, bare, and marked not applicable. */
function sectionOffers(spot: Spot): readonly Offer[] {
	const { generation } = spot.rest.return_;
	return sectionsLeft(spot).flatMap((place): Offer[] => {
		const { id, byLine } = place;
		const label = byLine ? id : `section ${id}`;
		const heading = wordingOf(place.headings, generation);
		const detail = heading ? formWords(heading) : l10n.t(place.name);
		const none = { label: `${label} not applicable`, kind: CompletionItemKind.Module, detail };
		const bare = { label, kind: CompletionItemKind.Module, detail };
		const both = spot.neighbours.previous?.outline.sections.get(id)?.notApplicable ? [none, bare] : [bare, none];
		return [...(byLine ? [bare] : both), snippet(`${label} …`, sectionSketch(spot, place), l10n.t('with its lines'), label)];
	});
}

/** The Chinese of the text above, in a return that has some. */
function chineseOffers({ rest, line, chain }: Spot): readonly Offer[] {
	const above = rest.outline.entries.findLast((entry) => entry.line < line);
	const wanted = above?.field.text && !hasChinese(above) && rest.outline.entries.some(hasChinese);
	return wanted
		? [
				{
					label: 'zh "…"',
					text: `${indentOf((chain[0] as Open).place)}zh "$1"`,
					filter: 'zh',
					kind: CompletionItemKind.Text,
					detail: l10n.t('the Chinese of the text above'),
					snippet: true,
				},
			]
		: [];
}
