import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Line } from '../../forms/form.js';
import { wordingOf } from '../../forms/types.js';
import { valuesOf } from '../../forms/values.js';
import { append } from '../../lists.js';
import { formWords } from '../../localise.js';
import { hasChinese } from '../../model/return.js';
import type { Node } from '../../syntax/outline.js';
import { type Known, knownLines } from './amounts.js';
import { classesIn, className } from './classes.js';
import { confirmationsLeft, inPlaceOf } from './confirmations.js';
import { described, type Offer } from './offer.js';
import { isWanted, isWritten, rowsLeft } from './order.js';
import { beforeOf, childNamed, nameOf } from './previous.js';
import { reportLines } from './report.js';
import { sectionsLeft } from './sections.js';
import { blockSketch, carriedItem, exampleSketch, returnSketch, rowSketch, sectionSketch, valueSketch } from './sketch.js';
import { indentOf, type Open, type Spot } from './spot.js';

/** What a line may begin with: the lines of what is open, from the inside out, and what may be opened next. */
export function lineOffers(spot: Spot): readonly Offer[] {
	const reached = new Set<string>();
	const inner = spot.chain.slice(0, -1).map((open) => {
		const offers = placeOffers(spot, open, reached);
		for (const { keyword } of open.place.lines) reached.add(keyword);
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
	const { kind, detail, documentation } = offer;
	return label === offer.label
		? { label, text: indent + label, kind, detail, documentation }
		: { label, text: indent + label, kind: CompletionItemKind.Keyword };
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
	return [
		...rows.flatMap((row) => {
			const line = known.get(row.keyword);
			return [...(line ? [knownOffer(row, line)] : []), ...rowOffers(spot, row, open)];
		}),
		...(spot.snippets ? examplesIn(spot, open) : []),
		...rows.flatMap((row) => listedOffers(spot, row)),
	];
}

/** The items of a list that the form has, each with the lines that such an item has. */
function listedOffers(spot: Spot, row: Line): readonly Offer[] {
	const { form, return_ } = spot.rest;
	if (!spot.snippets || row.list === undefined || !row.opens || row.role !== 'item') return [];
	return valuesOf(form, row.list, return_.generation).map((value): Offer => {
		const label = `${row.keyword} "${value.text.en}"`;
		const kind = CompletionItemKind.Snippet;
		return { label, text: valueSketch(spot, row, value), kind, detail: value.text.zh, filter: label, snippet: true };
	});
}

function rowOffers(spot: Spot, row: Line, open: Open): readonly Offer[] {
	if (row.role === 'block') return blockOffers(spot, open);
	return [
		...previousOffers(spot, row, open),
		...reportLines(spot, row),
		...(row.shape === 'items' ? [{ ...restOffer(spot, row), besides: inPlaceOf(spot, open.node, row) }] : []),
		{ ...lineOffer(spot, row), ...(row.opens ? { besides: inPlaceOf(spot, open.node, row) } : {}) },
	];
}

const shown = 40;

/** ` ▯ x HKD ▯`: what the line goes on with, as far as a list has room for it. */
function shapeOf(spot: Spot, row: Line): string | undefined {
	const [first = '', ...others] = rowSketch(spot, row, true).split(/[\r\n]+/);
	const rest = first.trim().slice(row.keyword.length).replace(/ {2,}/g, ' ').trimEnd();
	const cut = rest.length > shown ? `${rest.slice(0, shown - 1)}…` : `${rest}${others.length > 0 ? ' …' : ''}`;
	return cut === '' ? undefined : cut;
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

/** A line with stops for what it takes; where the client has none, its keyword and the blank behind it. */
function lineOffer(spot: Spot, row: Line): Offer {
	const { snippets } = spot;
	const blank = row.takes.parts.length > 0 ? ' ' : '';
	return {
		label: row.keyword,
		text: snippets ? rowSketch(spot, row) : indentOf(row.home) + row.keyword + blank,
		kind: row.opens ? CompletionItemKind.Keyword : CompletionItemKind.Property,
		filter: [row.keyword, ...(row.alsoCalled ?? [])].join(' '),
		snippet: snippets,
		...(snippets ? { shape: shapeOf(spot, row) } : {}),
		...described(row, spot),
	};
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
	return left.map((one) => ({
		label: `for ${one.id}`,
		text: spot.snippets ? blockSketch(spot, place, one.id) : `${indent}for ${one.id}`,
		kind: CompletionItemKind.Class,
		detail: className(one),
		filter: `for ${one.id}`,
		snippet: spot.snippets,
	}));
}

/** The lines of the return itself: those its head lacks, its signature, and what else it may have. */
function headOffers(spot: Spot, root: Open): Readonly<Record<'head' | 'signature' | 'others', readonly Offer[]>> {
	const { entries, form } = spot.rest.outline;
	const parts = { head: [] as Offer[], signature: [] as Offer[], others: [] as Offer[] };
	for (const row of rowsLeft(spot, root).filter(({ role }) => role !== 'section' && role !== 'part')) {
		const isLeft = row.lasts && previousOffers(spot, row, root).length > 0;
		const isMore = row.seldom || (isWritten(row, root.node) && !isLeft);
		append(parts[row.last ? 'signature' : isMore ? 'others' : 'head'], rowOffers(spot, row, root));
	}
	const whole = entries.length === 0 && form.sketch ? [wholeOffer(spot), ...(spot.snippets ? wholeExamples(spot) : [])] : [];
	return { ...parts, head: [...whole, ...parts.head] };
}

/** `return FF301 … signed`: all that a return has to have. */
function wholeOffer(spot: Spot): Offer {
	const { opening, id, root } = spot.rest.form;
	const last = root.lines.findLast((row) => row.last)?.keyword ?? '';
	const kind = CompletionItemKind.Snippet;
	return {
		label: `${opening} ${id} … ${last}`.trim(),
		text: returnSketch(spot),
		detail: l10n.t('a whole return'),
		filter: opening,
		kind,
		snippet: true,
	};
}

/** Of whichever form: what one of its texts is most often of. */
function wholeExamples(spot: Spot): readonly Offer[] {
	return spot.written.source.forms.flatMap((form) =>
		(form.sketch?.examples ?? [])
			.filter(({ place }) => place === form.root.id)
			.map((example): Offer => {
				const label = `${form.opening} ${form.id}: ${l10n.t(example.name)}`;
				const kind = CompletionItemKind.Snippet;
				return {
					label,
					text: exampleSketch(spot, example, undefined),
					detail: l10n.t(form.name),
					filter: form.opening,
					kind,
					snippet: true,
				};
			}),
	);
}

/** What an open place may have an example of. */
function examplesIn(spot: Spot, { place, node }: Open): readonly Offer[] {
	const examples = place.kind === 'file' || node?.notApplicable ? [] : (spot.rest.form.sketch?.examples ?? []);
	return examples
		.filter((one) => one.place === place.id)
		.map((example): Offer => {
			const text = exampleSketch(spot, example, place.lines[0]?.home);
			const row = place.line(example.lines[0]?.split(' ', 1)[0] ?? '');
			const label = `${row?.keyword ?? ''}: ${l10n.t(example.name)}`;
			const { detail, documentation } = row ? described(row, spot) : {};
			return { label, text, kind: CompletionItemKind.Snippet, detail, documentation, filter: label, snippet: true };
		});
}

/** The sections not written yet, with their blocks, and marked not applicable. */
function sectionOffers(spot: Spot): readonly Offer[] {
	const { generation } = spot.rest.return_;
	return sectionsLeft(spot).flatMap((place): Offer[] => {
		const { id, byLine } = place;
		const label = byLine ? id : `section ${id}`;
		const heading = wordingOf(place.headings, generation);
		const detail = heading ? formWords(heading) : l10n.t(place.name);
		const none = { label: `${label} not applicable`, kind: CompletionItemKind.Module, detail };
		const { snippets } = spot;
		const text = snippets ? sectionSketch(spot, place) : label;
		const own = { label, text, kind: CompletionItemKind.Module, detail, filter: label, snippet: snippets };
		const both = spot.neighbours.previous?.outline.sections.get(id)?.notApplicable ? [none, own] : [own, none];
		return byLine ? [own] : both;
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
