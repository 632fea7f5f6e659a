import { fold, join, squash } from '../source/sheet.js';
import { type Day, dayIn } from './dates.js';
import { isIndexHeading } from './exhibitIndex.js';
import { isFurniture, type Line } from './lines.js';

export interface Signed {
	readonly name: string | undefined;
	readonly title: string | undefined;
	readonly date: Day | undefined;
	/** How many of the lines are the signature's. */
	readonly taken: number;
	readonly unread: readonly string[];
}

export const signatureHeading = /^signatures?(?: page)?[.:]?$/i;
export const signatureSentence = /^pursuant to the requirements? of the securities (?:and )?exchange act/i;

/** What each cell says, cut before the labels that stand within it. */
interface Token {
	readonly text: string;
	readonly line: number;
	/** It stands below an empty line, or is a paragraph of its own. */
	readonly apart: boolean;
}

const within = /(?<=[^\s]) (?=(?:by|name|title|dated?) ?: )/gi;
const by = /^(?:by|signed|per) ?: ?/i;
const typed = /^\/ ?s ?\/ ?/i;
const named = /^(?:print(?:ed)? )?name ?: ?/i;
const titled = /^(?:title|its|position|capacity) ?: ?/i;
const dated = /^(?:date|dated)\b(?: of signing)? ?:? ?/i;
const both = /^name (?:and|&|\/) ?title ?: ?/i;
/** What the form prints around them. */
const printed =
	/^(?:\(.{0,60}\)\*?|pursuant to the requirements?\b.*|.*thereunto duly authorized\.?|\*.{0,120}|(?:the )?registrant:?|for and on behalf of.{0,100})$/i;

function tokensOf(lines: readonly Line[]): readonly Token[] {
	const tokens: Token[] = [];
	let apart = true;
	for (const [at, { text, cells, whole }] of lines.entries()) {
		if (text === '') {
			apart = true;
			continue;
		}
		for (const cell of cells.length > 0 ? cells : [text]) {
			for (const part of cell.split(within)) {
				const last = tokens.at(-1);
				// Its colon stands in a cell of its own.
				if (part === ':' && last) {
					tokens[tokens.length - 1] = { ...last, text: `${last.text}:` };
					continue;
				}
				tokens.push({ text: part.trim(), line: at, apart: apart || whole });
				apart = false;
			}
		}
	}
	return tokens;
}

const isLabel = (text: string) => [by, named, titled, dated, both].some((label) => label.test(text));

/** What a title is known by where no label says so. */
const office =
	/\b(?:officer|director|secretary|chair(?:man|woman|person)?|president|manager|counsel|controller|treasurer|partner|representative|attorney|founder|principal|head of|c[efo]o)\b/i;
/** Where a title goes on on the next line. */
const goesOn = /(?:[,&-]|\b(?:and|of|the|for))$/i;

/** Of the lines below the heading. */
export function readSignature(lines: readonly Line[], registrant: string): Signed {
	const tokens = tokensOf(lines);
	let [signer, name, title]: (string | undefined)[] = [];
	let date: Day | undefined;
	let taken = 0;
	const unread: string[] = [];
	let at = 0;
	const text = (index: number) => tokens[index]?.text ?? '';
	/** What stands behind a label, or else in the next cell or line. */
	const value = (label: RegExp): string => {
		const own = behind(text(at), label);
		if (own !== '' || isLabel(text(at + 1)) || printed.test(text(at + 1))) return own;
		at += 1;
		return text(at);
	};
	for (; at < tokens.length && at < 60; at += 1) {
		const said = text(at);
		const folded = fold(said);
		if (isIndexHeading(said) || /^exhibit \d/i.test(said)) break;
		const day = dayIn(said);
		const isDay = day !== undefined && (dated.test(folded) || (day.from === 0 && day.to === said.length));
		if (both.test(folded)) {
			const [own = '', ...rest] = value(both).split(/, /);
			name ??= own || undefined;
			title ??= rest.join(', ') || undefined;
		} else if (by.test(folded) || typed.test(folded)) {
			const own = behind(by.test(folded) ? value(by) : said, typed);
			const whole = own !== '' || !typed.test(text(at + 1)) ? own : behind(text(++at), typed);
			if (signer === undefined) signer = whole;
			else unread.push(said);
		} else if (named.test(folded)) {
			const own = value(named);
			if (name === undefined) name = own || undefined;
			else if (squash(name) !== squash(own)) unread.push(said);
		} else if (titled.test(folded)) {
			let own = value(titled);
			while (goesOn.test(own) && !isEnd(tokens[at + 1], registrant)) own = join([own, text(++at)]);
			if (title === undefined && !isEnd(tokens[at + 1], registrant) && !tokens[at + 1]?.apart) own = join([own, text(++at)]);
			if (title === undefined) title = own || undefined;
			else unread.push(said);
		} else if (isDay || dated.test(folded)) {
			const other = day ?? (folded.replace(dated, '') === '' && dayIn(text(at + 1)) ? dayIn(text(++at)) : undefined);
			if (other && !date) date = other.value;
			else if (!other && /\d/.test(said)) unread.push(said);
		} else if (squash(said) === squash(registrant) || printed.test(folded) || isFurniture(said)) {
			// The form's own, or the registrant's name again.
		} else if (signer !== undefined && name === undefined && !office.test(said)) {
			// The name below the signature, and behind it or below it the title, without their labels.
			const [own = '', ...rest] = said.split(/, (?=\p{Lu})/u);
			name = own;
			if (rest.length > 0) title ??= rest.join(', ');
		} else if (signer !== undefined && title === undefined && office.test(said)) {
			const [own = '', ...rest] = said.split(/, (?=\p{Lu})/u);
			const isNamed = rest.length > 0 && signer !== '' && squash(own) === squash(signer);
			if (isNamed) name ??= own;
			title = isNamed ? rest.join(', ') : said;
			while (goesOn.test(title) && !isEnd(tokens[at + 1], registrant)) title = join([title, text(++at)]);
		} else if (signer === undefined) {
			// Above the signature: a name of the registrant's that is written otherwise.
			if (at > 8) unread.push(said);
			else continue;
		} else {
			// Somebody else signs too, or something else follows.
			const others = tokens.slice(at + 1, at + 8).some((one) => by.test(one.text) || typed.test(one.text));
			if (!others) break;
			unread.push(said);
		}
		taken = (tokens[at]?.line ?? 0) + 1;
	}
	return { name: name ?? (signer || undefined), title, date, taken, unread };
}

function behind(text: string, label: RegExp): string {
	return text.slice(label.exec(fold(text))?.[0].length ?? 0).trim();
}

/** What no title goes on with. */
function isEnd(token: Token | undefined, registrant: string): boolean {
	if (!token) return true;
	const folded = fold(token.text);
	const isOwn = squash(token.text) === squash(registrant);
	return isOwn || isLabel(folded) || printed.test(folded) || typed.test(folded) || isFurniture(token.text) || isDate(token.text);
}

function isDate(text: string): boolean {
	const day = dayIn(text);
	return day !== undefined && day.from === 0 && day.to === text.length;
}
