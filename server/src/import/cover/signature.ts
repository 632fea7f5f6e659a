import { companyKey } from '../../checks/matching.js';
import { fold, join, squash } from '../source/sheet.js';
import { type Day, dayIn, dayText } from './dates.js';
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
const by = /^(?:by|signed|per)(?: ?:| (?=\/ ?s ?\/)) ?/i;
const typed = /^\/ ?s ?\/ ?/i;
const named = /^(?:print(?:ed)? )?name ?: ?/i;
const titled = /^(?:title|its|position|capacity) ?: ?/i;
const dated = /^(?:date|dated)\b(?: of signing)? ?:? ?/i;
const both = /^name (?:and|&|\/) ?title ?: ?/i;
/** What the form prints around them. */
const printed =
	/^(?:\((?:the )?(?:registrant|signature|name|title|date|print)[^()]{0,60}\)\*?|\* ?print the name.{0,120}|(?:the )?registrant ?:?)$/i;
const onBehalf = /^(?:signed )?(?:for and )?on behalf of ?:? ?/i;
/** Of the form's sentence, which may go on over several lines. */
const authorised = /\bauthori[sz]ed\b ?[.:]?/i;
const mostOfSentence = 8;

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

const isPrinted = (text: string) => printed.test(fold(text)) || signatureHeading.test(text) || isFurniture(text);
const isAside = (text: string) => /^\(.*\)\.?$/.test(text);
const isLabel = (text: string) => [by, named, titled, dated, both].some((label) => label.test(text));

/** What a title is known by where no label says so. */
const office =
	/\b(?:officer|director|secretary|chair(?:man|woman|person)?|president|manager|counsel|controller|treasurer|partner|representative|attorney|founder|principal|head of|c[efo]o)\b/i;
/** Where a title goes on on the next line. */
const goesOn = /(?:[,&-]|\b(?:and|of|the|for))$/i;

/** What another company's name, and what it is to the registrant, ends with. */
const company =
	/\b(?:limited|ltd|inc|incorporated|llc|llp|lp|plc|corp|corporation|company|s\.a|n\.v|ag)\.?(?:, (?:its|as|acting) .{1,80})?$/i;
const isCompany = (text: string) => text.length < 200 && company.test(fold(text));

/** Where the registrant's own signature begins, below one of another company that stands above it; else at the beginning. */
function ownBlock(tokens: readonly Token[], isOwn: (said: string) => boolean): number {
	const signs = ({ text }: Token) => by.test(fold(text)) || typed.test(fold(text));
	const first = tokens.findIndex(signs);
	const own = tokens.findIndex(({ text }) => isOwn(text));
	const isOther = tokens.slice(0, Math.max(first, 0)).some(({ text }) => isCompany(text) && !isOwn(text));
	return first >= 0 && first < own && isOther && tokens.slice(own).some(signs) ? own : 0;
}

/** Of the lines below the heading; the registrant by each of its names. */
export function readSignature(lines: readonly Line[], registrant: readonly string[]): Signed {
	const all = withoutSentence(tokensOf(lines));
	const names = registrant.map(plainName).filter((one) => one !== '');
	const isOwn = (said: string) => names.includes(plainName(said)) || /^(?:the )?(?:board(?: of directors)?|company)$/i.test(said);
	const own = ownBlock(all, isOwn);
	const tokens = all.slice(own);
	let [signer, name, title]: (string | undefined)[] = [];
	let date: Day | undefined;
	let taken = 0;
	const unread: string[] = all.slice(0, own).map((one) => one.text);
	let at = 0;
	const text = (index: number) => tokens[index]?.text ?? '';
	/** What stands behind a label, or else in the next cell or line. */
	const value = (label: RegExp): string => {
		const own = behind(text(at), label);
		if (own !== '' || isLabel(text(at + 1)) || printed.test(text(at + 1))) return own;
		at += 1;
		return text(at);
	};
	const isEnd = (token: Token | undefined): boolean => {
		if (!token) return true;
		const folded = fold(token.text);
		const isOther = isLabel(folded) || typed.test(folded) || isPrinted(token.text);
		return isOther || isOwn(token.text) || isDate(token.text);
	};
	/** What of several values does not stand in the report is not passed over. */
	const keep = (known: string | undefined, own: string, label: string) => {
		if (known !== undefined && own !== '' && squash(known) !== squash(own)) unread.push(join([label, own]));
		return known ?? (own || undefined);
	};
	const labelOf = (said: string, label: RegExp) => said.slice(0, label.exec(fold(said))?.[0].length).trim();
	for (; at < tokens.length && at < 60; at += 1) {
		const said = text(at);
		const folded = fold(said);
		if (isIndexHeading(said) || /^exhibit \d/i.test(said)) break;
		const day = dayIn(said);
		const isDay = day !== undefined && (dated.test(folded) || (day.from === 0 && day.to === said.length));
		if (both.test(folded)) {
			const [own = '', ...rest] = value(both).split(/, /);
			name = keep(name, own, 'Name:');
			title = keep(title, rest.join(', '), 'Title:');
		} else if (by.test(folded) || typed.test(folded)) {
			const own = behind(by.test(folded) ? value(by) : said, typed);
			const whole = own !== '' || !typed.test(text(at + 1)) ? own : behind(text(++at), typed);
			if (signer !== undefined && name === undefined && isCompany(signer)) {
				// A company that signs does so by somebody.
				unread.push(`By: /s/ ${signer}`);
				signer = whole;
			} else if (signer === undefined) signer = whole;
			else unread.push(`By: /s/ ${whole}`.trim());
		} else if (named.test(folded)) {
			name = keep(name, value(named), labelOf(said, named));
		} else if (titled.test(folded)) {
			let own = value(titled);
			while (goesOn.test(own) && !isEnd(tokens[at + 1])) own = join([own, text(++at)]);
			if (title === undefined && !isEnd(tokens[at + 1]) && !tokens[at + 1]?.apart) own = join([own, text(++at)]);
			title = keep(title, own, labelOf(said, titled));
		} else if (isDay || dated.test(folded)) {
			const other = day ?? (folded.replace(dated, '') === '' && dayIn(text(at + 1)) ? dayIn(text(++at)) : undefined);
			if (other && (!date || dayText(date) === dayText(other.value))) date = other.value;
			else if (/\d/.test(text(at))) unread.push(other && text(at) !== said ? join([said, text(at)]) : said);
		} else if (isOwn(said) || isOwn(behind(said, onBehalf)) || isPrinted(said)) {
			// The form's own, or the registrant's name again.
		} else if (signer !== undefined && name === undefined && !office.test(said) && !isAside(said)) {
			// The name below the signature, and behind it or below it the title, without their labels.
			const [own = '', ...rest] = said.split(/, (?=\p{Lu})/u);
			name = own;
			title = keep(title, rest.join(', '), 'Title:');
		} else if (signer !== undefined && title === undefined && office.test(said) && !isAside(said)) {
			const [own = '', ...rest] = said.split(/, (?=\p{Lu})/u);
			const isNamed = rest.length > 0 && signer !== '' && squash(own) === squash(signer);
			if (isNamed) name ??= own;
			title = isNamed ? rest.join(', ') : said;
			while (goesOn.test(title) && !isEnd(tokens[at + 1])) title = join([title, text(++at)]);
		} else if (isAside(said)) {
			unread.push(said);
		} else if (signer === undefined) {
			// Above the signature: the registrant's name over several lines, or otherwise than above.
			const count = [2, 3, 4].find((many) => isOwn(join(tokens.slice(at, at + many).map((one) => one.text))));
			if (count === undefined) unread.push(said);
			else at += count - 1;
		} else {
			// Somebody else signs too, or something else follows.
			const others = tokens.slice(at + 1, at + 8).some((one) => by.test(one.text) || typed.test(one.text));
			if (!others) break;
			unread.push(said);
		}
		taken = (tokens[at]?.line ?? 0) + 1;
	}
	if (signer && name !== undefined && squash(signer) !== squash(name)) unread.unshift(`By: /s/ ${signer}`);
	// The rest of a line that was begun.
	const rest = tokens.slice(at).filter(({ line }) => line < taken);
	return {
		name: name ?? (signer || undefined),
		title,
		date,
		taken,
		unread: [...unread, ...rest.map((one) => one.text)],
	};
}

/** Without the Commission's sentence; what stands behind it on its line is by itself. */
function withoutSentence(tokens: readonly Token[]): readonly Token[] {
	const from = tokens.findIndex(({ text }) => signatureSentence.test(text));
	if (from < 0) return tokens;
	const own = tokens.slice(from, from + mostOfSentence);
	const last = own.findIndex(({ text }) => authorised.test(fold(text)));
	const isLabelled = own.slice(1, Math.max(last, 0)).some(({ text }) => isLabel(text) || typed.test(text));
	if (last < 0 || isLabelled) return tokens;
	const { text, ...end } = own[last] as Token;
	const found = authorised.exec(fold(text));
	const rest = text.slice((found?.index ?? 0) + (found?.[0].length ?? 0)).trim();
	return [
		...tokens.slice(0, from),
		...(rest === '' ? [] : [{ ...end, text: rest, apart: true }]),
		...tokens.slice(from + last + 1),
	];
}

/** What a company's names have in common, the signs between their words aside. */
function plainName(name: string): string {
	return companyKey(name).replace(/[^\p{L}\p{N}]/gu, '');
}

function behind(text: string, label: RegExp): string {
	return text.slice(label.exec(fold(text))?.[0].length ?? 0).trim();
}

function isDate(text: string): boolean {
	const day = dayIn(text);
	return day !== undefined && day.from === 0 && day.to === text.length;
}
