import { fold, join, squash } from '../source/sheet.js';
import { groupsOf, isFurniture, type Line } from './lines.js';

/** What stands below the boxes: what is furnished, in words, and the index of exhibits. */

/** An exhibit as the index lists it. */
export interface Listed {
	readonly number: string;
	readonly text: string;
}

export interface Body {
	/** A paragraph each. */
	readonly note: readonly string[];
	readonly exhibits: readonly Listed[];
	readonly unread: readonly string[];
}

const noteHeading = /^(?:explanatory|introductory) notes?[.:]?$/i;
const contents = /^table of contents$/i;
const indexHeading =
	/^(?:exhibits? index|index (?:to|of) (?:the )?exhibits?|(?:list of )?exhibits?(?: (?:furnished|filed|attached))?)[.:]?$/i;
const indexHead =
	/^(?:exhibit)?(?: ?(?:no\.?|nos\.?|number|#))? ?(?:(?:(?:document|exhibit) )?description(?: of (?:exhibits?|documents?))?|document|title)?(?: ?page(?: no\.?| number)?)?$/i;
/** `99.1`, `Exhibit 99.1:`, `EX-99.1`, `(99.1)`, at the beginning of a line. */
const exhibit =
	/^(?:[•·▪*-] )?\(?(?:(?:exhibits?|exh?\.?)(?: ?- ?| )?(?:no\.? ?|number )?)?\(?(?<number>\d{1,3}\.\d{1,3})(?![\d%]|\.\d)[*†+^]*\)?(?: ?[:.\u2013\u2014-]+ ?| |$)/i;
/** So is no sentence that begins with it. */
const named = /^(?:[•·▪*-] )?\(?(?:exhibits?|exh?\.?)\b/i;
/** Of a paper that has another number than this form's. */
const ordinal = /^(?:exhibit )?(?<number>\d{1,3})\.?$/i;
/** The boxes that covers had until about 2022 for what was furnished on paper. */
const onPaper = [
	/^indicate by check mark (?:if|whether) (?:the )?registrant (?:is |by |also )?(?:submitting|furnishing|thereby)/i,
	/^\W{0,4}(?:[xo] )?yes\b.{0,14}\bno\b.{0,8}$/i,
	/^if ["“]?yes["”]? (?:is|has been) marked,? /i,
	/^(?:note ?: ?)?regulation s-t rule 101\(b\)/i,
	/^(?:as permitted by )?regulation s-t rule 101\(b\)/i,
	/^82 ?- ?[_\d ]*\.?$/,
	/^n\/?a\.?$/i,
];

/** How many of the lines, which begin with its heading, are the index's. */
export function indexEnd(lines: readonly Line[]): number {
	let end = 1;
	let isOpen = false;
	let parted = false;
	for (const [at, line] of lines.entries()) {
		if (line.text === '') {
			parted = true;
			continue;
		}
		const entry = at > 0 ? entryOf(line) : undefined;
		if (entry || isOpen || (!parted && !line.whole && at === end)) end = at + 1;
		isOpen = entry?.text === '';
		parted = false;
	}
	return end;
}

export const isIndexHeading = (text: string): boolean => indexHeading.test(text);

const footnote = /^[*†+^]/;
/** What every exhibit of a report is, so that it need not be said of one. */
const furnished =
	/^(?:[*†+^]+|\([*†+^]+\)) ?(?:exhibits? )?(?:filed|furnished|submitted|attached|enclosed|included)(?: (?:herewith|hereto|hereby|with this (?:report|form 6-k)))?\.?$/i;
/** In other words than the usual, above the exhibits themselves. */
const otherHeading =
	/^(?:item \d{1,2}(?:\.\d{1,2})?\.? ?)?(?:\([a-z]\) ?)?(?:[\w,-]+ ){0,8}(?:exhibits?|documents?|attachments?|index)(?: [\w,-]+){0,8} ?:?$/i;

interface Entry {
	readonly number: string;
	readonly text: string;
}

/** An exhibit that a line begins. */
function entryOf({ text, cells }: Line): Entry | undefined {
	const found = exhibit.exec(text);
	const [first = '', ...others] = cells;
	// What stands in a cell of its own is the description, however it begins.
	const alone = others.length > 0 ? exhibit.exec(first) : null;
	if (alone?.groups && alone[0].length === first.length) {
		return { number: alone.groups.number as string, text: others.join(' ') };
	}
	if (found?.groups) return { number: found.groups.number as string, text: text.slice(found[0].length).trim() };
	const { number } = ordinal.exec(first)?.groups ?? {};
	return number !== undefined && others.length > 0 ? { number, text: others.join(' ') } : undefined;
}

/** Below no heading an exhibit is what stands in a table, or behind its word and no sentence. */
function isBare(line: Line): boolean {
	if (!exhibit.test(line.text)) return false;
	const [first = ''] = line.cells;
	const alone = line.cells.length > 1 && exhibit.test(first) && exhibit.exec(first)?.[0].length === first.length;
	return alone || (named.test(line.text) && !/[a-z]\.$|\b(?:is|are|was|were|hereto|herein)\b/.test(line.text));
}

class Part {
	readonly exhibits: { number: string; text: string }[] = [];
	/** Its lines, where they are no exhibits. */
	readonly lines: Line[] = [];
	/** What was last read of it is a footnote, which may go on. */
	isNoted = false;

	constructor(readonly of: 'free' | 'note' | 'contents' | 'index' | 'bare') {}

	get isIndex(): boolean {
		return this.of !== 'free' && this.of !== 'note';
	}
}

export function readBody(lines: readonly Line[]): Body {
	const parts = partsOf(withoutPaper(lines));
	const indexes = ['index', 'bare', 'contents'].flatMap((of) =>
		parts.filter((part) => part.of === of && part.exhibits.length > 0),
	);
	const [index, ...others] = indexes;
	const further = index?.of === 'index' ? others.filter(({ of }) => of === 'index') : [];
	const exhibits = [index, ...further].flatMap((part) => part?.exhibits ?? []);
	const known = new Set(exhibits.map(({ number }) => number));
	const dropped = others.filter((part) => !further.includes(part)).flatMap((part) => part.exhibits);
	const note = parts.filter(({ of }) => of === 'note').flatMap(paragraphs);
	const beside = parts.filter(({ of }) => of !== 'note').flatMap(paragraphs);
	const [free, marked] = [beside.filter((text) => !footnote.test(text)), beside.filter((text) => footnote.test(text))];
	// What is furnished may be said below no heading.
	const isNoted = note.length > 0;
	return {
		note: isNoted ? note : free,
		exhibits,
		unread: [
			...(isNoted ? free : []),
			...marked,
			...dropped.filter(({ number }) => !known.has(number)).map(({ number, text }) => join([number, text])),
		],
	};
}

function paragraphs({ lines }: Part): readonly string[] {
	return groupsOf(lines).map((group) => join(group));
}

function withoutPaper(lines: readonly Line[]): readonly Line[] {
	let asks = false;
	let parted = false;
	return lines.filter(({ text, whole }) => {
		if (text === '') {
			parted = true;
			return true;
		}
		const folded = fold(text);
		// Its lines, and the boxes below it.
		const goesOn = asks && ((!parted && !whole) || (text.length < 60 && !/[a-z]{3}/.test(folded)));
		asks = goesOn || onPaper.some((words) => words.test(folded));
		parted = false;
		return !asks;
	});
}

function partsOf(lines: readonly Line[]): readonly Part[] {
	const parts = [new Part('free')];
	let parted = false;
	let hasPages = false;
	const begin = (of: Part['of']) => {
		const part = new Part(of);
		parts.push(part);
		return part;
	};
	for (const [at, line] of lines.entries()) {
		const { text } = line;
		let part = parts.at(-1) as Part;
		if (text === '') {
			parted = true;
			part.lines.push(line);
			continue;
		}
		if (noteHeading.test(text)) begin('note');
		else if (contents.test(text)) {
			// The same words stand on every page of some.
			const below = lines.slice(at + 1, at + 24).filter((one) => one.text !== '');
			if (below.slice(0, 8).some(entryOf)) begin('contents');
		} else if (indexHeading.test(text) || (!part.isIndex && headsIndex(lines, at))) begin('index');
		else if (indexHead.test(fold(text)) && !part.isIndex) begin('bare');
		else {
			if (!part.isIndex && isBare(line)) part = begin('bare');
			readLine(part, line, parted, hasPages, begin);
		}
		hasPages = indexHead.test(fold(text)) ? /\bpage\b/i.test(text) : hasPages;
		parted = false;
	}
	return parts;
}

/** A short line with no full stop, and below it the table's head or an exhibit. */
function headsIndex(lines: readonly Line[], at: number): boolean {
	const { text } = lines[at] as Line;
	if (text.length > 80 || !otherHeading.test(fold(text)) || isBare(lines[at] as Line)) return false;
	const below = lines.slice(at + 1, at + 6).find((line) => line.text !== '');
	return below !== undefined && (indexHead.test(fold(below.text)) || isBare(below));
}

function readLine(part: Part, line: Line, parted: boolean, hasPages: boolean, begin: (of: Part['of']) => Part): void {
	const { text } = line;
	if (!part.isIndex) {
		if (!isFurniture(text)) part.lines.push(line);
		return;
	}
	if (furnished.test(fold(text))) return;
	if (footnote.test(text) || (part.isNoted && !parted && !line.whole && !entryOf(line))) {
		part.isNoted = true;
		part.lines.push(line);
		return;
	}
	part.isNoted = false;
	const entry = entryOf(line);
	const last = part.exhibits.at(-1);
	const isSentence = text.length > 60 && /[a-z]\.$/.test(text) && part.exhibits.some(({ number }) => number === entry?.number);
	if (entry && !isSentence) {
		// The number of a page, which the index has a column for.
		const page = hasPages ? / \d{1,3}$/.exec(entry.text) : null;
		part.exhibits.push({ number: entry.number, text: page ? entry.text.slice(0, page.index) : entry.text });
	} else if (last && (last.text === '' || !(parted || line.whole))) {
		last.text = join([last.text, text]);
	} else if ((part.of !== 'contents' || text.length > 150) && !indexHead.test(fold(text)) && !isFurniture(text)) {
		// The index has ended, or not begun.
		if (last) begin('free').lines.push(line);
		else part.lines.push(line);
	}
}

/** Exhibits without what stands above a return that follows: its number. */
export function withoutLast(exhibits: readonly Listed[]): readonly Listed[] {
	const last = exhibits.at(-1);
	const isHead = last?.text === '' && exhibits.some((one) => one !== last && squash(one.number) === squash(last.number));
	return isHead ? exhibits.slice(0, -1) : exhibits;
}
