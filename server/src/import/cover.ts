import * as l10n from '@vscode/l10n';
import { annualSentence, captions, headings } from '../forms/form6k/index.js';
import { months } from '../forms/months.js';
import { addLine, addNode, addNote, addText, createNode, type Node } from './form/draft.js';
import { otherTitle } from './form/forms.js';
import { isTitle } from './form/headings.js';
import { fold, join, type Row, squash, textOf } from './source/sheet.js';
import { quoted } from './source/values.js';

/** The cover of a Form 6-K that stands above its exhibits, by the Commission's own words. */

export interface Cover {
	readonly exhibits: readonly Listed[];
	/** Its lines; the file of each exhibit that has one, by its place in the index. */
	readonly nodes: (files: ReadonlyMap<number, string>) => readonly Node[];
	/** What its files are best called by. */
	readonly name: string;
	/** The signature's date, `2025-01-07`; empty where it was not read. */
	readonly date: string;
	/** The rows that follow it. */
	readonly rest: readonly Row[];
}

/** An exhibit as the index lists it. */
export interface Listed {
	readonly number: string;
	readonly text: string;
}

const month = `(${months.join('|')})`;
const ofMonth = new RegExp(`${/^for the month (?:of|ended)\s*(?::\s*)?/.source}${month}\\s*,?\\s*(?:20\\s)?(\\d{2,4})`, 'i');
const monthAlone = new RegExp(`^${month},?\\s+(\\d{4})$`, 'i');
const dayAlone = new RegExp(`^${month}\\s+(\\d{1,2}),?\\s+(\\d{4})$`, 'i');
const american = new RegExp(`${month}\\s+(\\d{1,2}),?\\s+(\\d{4})`, 'i');
const file = /^commission\s+file\s+(?:number|no\.?)\s*:?\s*/i;
const indexHeading = /^(?:exhibit index|index to exhibits|exhibits?|table of contents)$/i;
const indexHead = /^(?:exhibit(?: no\.?| number)?|no\.?|number)?\s*(?:description(?: of exhibits?)?)?$/i;
const exhibit = /^(?:exhibit\s+)?(\d{1,3}\.\d{1,3})(?:[\s:.]|[-\u2010-\u2015])*/i;
const ticked = new Set([...'x\u2612\u2611\u2327\u2713\u2714\u00fe\u00fd\u25a0']);
const blank = new Set([...'\u00a8\u25fb\u2610\u25a1o\u00b7']);

/** Undefined where no cover stands at the head of the rows. */
export function coverOf(rows: readonly Row[]): Cover | undefined {
	const above = rows.slice(0, 80).map((row) => plain(textOf(row)));
	const form = above.findIndex((line) => /^form\s*6\s*(?:-\s*)?k(?:\/a)?$/i.test(line));
	if (form < 0 || !above.slice(0, form).some((line) => squash(line).includes('securitiesandexchangecommission')))
		return undefined;
	const lines = rows.map((row) => plain(textOf(row)));
	const signature = lines.findIndex((line, at) => at > form && /^signatures?$/i.test(line));
	// The title of the first return behind the signature, or the number of a next-day return's first page.
	const begins = (row: Row) =>
		isTitle(row) || otherTitle(squash(textOf(row))) !== undefined || /^FF30\d/.test(squash(textOf(row)).toUpperCase());
	const title = rows.findIndex((row, at) => at > form && begins(row) && (signature < 0 || at > signature));
	const end = title < 0 ? lines.length : title;
	const head = new Head(lines, form + 1, signature < 0 ? end : Math.min(signature, end));
	const signed = signature < 0 ? {} : signedIn(lines, signature + 1, end);
	const date = signed.date ? `${signed.date.year}-${two(signed.date.month)}-${two(signed.date.day)}` : '';
	return {
		name: slug(head.registrant),
		date,
		rest: signature < 0 ? [] : rows.slice(Math.max(signed.end ?? 0, signature)),
		exhibits: head.exhibits,
		nodes: (files) => compose(head, signed, files),
	};
}

function plain(text: string): string {
	return text
		.replace(/<\/?(?:a|b|i|u|p|br|em|strong|font|span|div|su[bp])(?:\s[^<>]{0,200})?\/?>/gi, '')
		.replace(/\[([^[\]]{0,200})\]\([^()]{0,200}\)/g, '$1')
		.trim();
}

const two = (number: number) => String(number).padStart(2, '0');

function slug(text: string): string {
	const words = text.replace(/\([^()]*\)/g, ' ').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? ['report'];
	return words.join('-').toLowerCase();
}

/** What stands above the signature. */
class Head {
	readonly heading: string;
	readonly month: string | undefined;
	readonly file: string | undefined;
	readonly registrant: string;
	readonly caption: string | undefined;
	readonly jurisdiction: string | undefined;
	readonly address: readonly string[];
	readonly sentence: string;
	readonly annual: string | undefined;
	readonly note: readonly string[];
	readonly exhibits: readonly Listed[];

	constructor(lines: readonly string[], from: number, to: number) {
		const find = (test: (line: string) => boolean, at = from, until = to) => {
			for (let index = at; index < until; index += 1) if (test(lines[index] as string)) return index;
			return -1;
		};
		let at = from;
		const begins = find((line) => /^report of foreign/i.test(line));
		const heading: string[] = [];
		if (begins >= 0) {
			for (at = begins; at < to && heading.length < 12; at += 1) {
				if (lines[at] !== '') heading.push(lines[at] as string);
				if (/act of 1934/i.test(lines[at] as string)) break;
			}
			at += 1;
		}
		this.heading = heading.join(' ');
		const check = find((line) => /^indicate by check mark/i.test(line), at);
		const top = check < 0 ? to : check;
		const monthAt = find((line) => ofMonth.test(line) || monthAlone.test(line) || dayAlone.test(line), at, top);
		this.month = monthAt < 0 ? undefined : monthOf(lines[monthAt] as string);
		const fileAt = find((line) => file.test(line), at, top);
		let behind = fileAt;
		if (fileAt >= 0) {
			let said = (lines[fileAt] as string).replace(file, '');
			if (said === '') {
				behind = find((line) => line !== '', fileAt + 1, top);
				said = lines[behind] ?? '';
			}
			this.file =
				fold(said)
					.trim()
					.replace(/^\(|\)$/g, '') || undefined;
		}
		const groups = groupsOf(lines, Math.max(monthAt, behind, at - 1) + 1, top);
		const flat = groups.flat();
		const captionAt = flat.findIndex((line) => /^\(.*(?:name|charter).*\)$/i.test(line));
		const name = captionAt > 0 ? flat.slice(0, captionAt) : (groups[0] ?? []).slice(0, 1);
		this.registrant = join(name);
		this.caption = captionAt > 0 ? (flat[captionAt] as string).slice(1, -1) : undefined;
		let rest = flat.slice(captionAt > 0 ? captionAt + 1 : name.length);
		const translation = rest[0] && /^\(.*(?:name|charter).*\)$/i.test(rest[0]) ? 1 : 0;
		rest = rest.slice(translation);
		const jurisdictionAt = rest.findIndex((line) => /^\((?:state|jurisdiction|province).*\)$/i.test(line));
		this.jurisdiction = jurisdictionAt > 0 ? join(rest.slice(0, jurisdictionAt)) : undefined;
		if (jurisdictionAt >= 0) rest = rest.slice(jurisdictionAt + 1);
		const addressAt = rest.findIndex((line) => /^\(address.*\)$/i.test(line));
		this.address = addressAt >= 0 ? rest.slice(0, addressAt) : rest;

		const boxes =
			check < 0
				? -1
				: find((line) => /form\s*20-?f.*form\s*40-?f/i.test(fold(line)) && !/^indicate|annual reports/i.test(line), check + 1);
		const body = check < 0 ? top : boxes < 0 ? check + 1 : boxes + 1;
		this.sentence = check < 0 ? '' : join(lines.slice(check, boxes < 0 ? check + 1 : boxes).filter((line) => line !== ''));
		this.annual = boxes < 0 ? undefined : tickedIn(lines[boxes] as string);

		const noteAt = find((line) => /^explanatory note:?$/i.test(line), body);
		const indexAt = find((line, index = 0) => indexHeading.test(line) && index >= 0, body);
		this.note =
			noteAt < 0
				? []
				: groupsOf(lines, noteAt + 1, indexAt > noteAt ? indexAt : to)
						.map((group) => join(group))
						.filter((text) => !indexHeading.test(text));
		const exhibits: { number: string; text: string }[] = [];
		const until = indexAt >= 0 && noteAt > indexAt ? noteAt : to;
		for (let index = indexAt < 0 ? to : indexAt + 1; index < until; index += 1) {
			const line = lines[index] as string;
			const [head = '', number] = exhibit.exec(line) ?? [];
			if (number !== undefined) exhibits.push({ number, text: line.slice(head.length) });
			else if (line !== '' && !indexHead.test(line) && exhibits.length > 0) {
				const last = exhibits.at(-1) as { text: string };
				last.text = join([last.text, line]);
			}
		}
		this.exhibits = exhibits;
	}
}

function monthOf(line: string): string | undefined {
	const day = dayAlone.exec(line);
	if (day) return `${Number(day[2])} ${nameOf(day[1] as string)} ${day[3]}`;
	const [, name = '', year = ''] = ofMonth.exec(line) ?? monthAlone.exec(line) ?? [];
	return `${nameOf(name)} ${year.length === 2 ? `20${year}` : year}`;
}

function nameOf(name: string): string {
	return months.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Lines that stand together, which empty ones part. */
function groupsOf(lines: readonly string[], from: number, to: number): string[][] {
	const groups: string[][] = [[]];
	for (const line of lines.slice(from, to)) {
		if (line !== '') groups.at(-1)?.push(line);
		else if (groups.at(-1)?.length) groups.push([]);
	}
	return groups.filter(({ length }) => length > 0);
}

/** Which box is ticked: marks stand before or behind their labels. Undefined where none can be told. */
function tickedIn(line: string): string | undefined {
	const items = [...fold(line).matchAll(/form\s*(20|40)-?f|[^\s\w]|\b[xo]\b/gi)].flatMap(
		({ 0: text, 1: form }): readonly { readonly form?: string; readonly mark?: boolean }[] => {
			if (form !== undefined) return [{ form: `${form}-F` }];
			const sign = text.toLowerCase();
			return ticked.has(sign) ? [{ mark: true }] : blank.has(sign) ? [{ mark: false }] : [];
		},
	);
	const before = items[0]?.mark !== undefined;
	const on = items.flatMap(({ form }, index) =>
		form !== undefined && items[before ? index - 1 : index + 1]?.mark === true ? [form] : [],
	);
	return on.length === 1 ? on[0] : undefined;
}

interface Signed {
	readonly name?: string;
	readonly title?: string;
	readonly date?: { readonly year: number; readonly month: number; readonly day: number };
	readonly end?: number;
}

function signedIn(lines: readonly string[], from: number, to: number): Signed {
	let [by, name, title]: (string | undefined)[] = [];
	let date: Signed['date'];
	let end = from;
	for (let at = from; at < Math.min(to, from + 60); at += 1) {
		const line = lines[at] as string;
		const next = () => lines.slice(at + 1, at + 3).find((other) => other !== '') ?? '';
		const value = (pattern: RegExp) => (pattern.test(line) ? line.replace(pattern, '').trim() || next() : undefined);
		const signed = value(/^by\s*:\s*/i);
		const named = value(/^name\s*:\s*/i);
		const titled = value(/^title\s*:\s*/i);
		const dated = american.exec(line);
		if (signed !== undefined) by ??= signed.replace(/^\/s\/\s*/i, '');
		else if (/^\/s\/\s*\S/i.test(line)) by ??= line.replace(/^\/s\/\s*/i, '');
		if (named !== undefined) name ??= named;
		if (titled !== undefined) title ??= titled;
		if (dated && !date && /^(?:dated?\s*(?::\s*)?)?\w+\s+\d/i.test(line)) {
			date = {
				year: Number(dated[3]),
				month: months.findIndex((one) => one === nameOf(dated?.[1] ?? '')) + 1,
				day: Number(dated[2]),
			};
		} else if (signed === undefined && named === undefined && titled === undefined && !/^date|^\/s\//i.test(line)) {
			continue;
		}
		end = at + 1;
	}
	const of = name ?? by;
	return { ...(of ? { name: of } : {}), ...(title ? { title } : {}), ...(date ? { date } : {}), end };
}

function compose(head: Head, signed: Signed, files: ReadonlyMap<number, string>): readonly Node[] {
	const form = createNode('report 6-K');
	const top = createNode('');
	if (head.heading !== '' && squash(head.heading) !== squash(headings[0] as string)) addText(top, 'heading', [head.heading]);
	if (head.registrant === '') addNote(top, l10n.t('the registrant, for its name was not found'));
	else {
		const registrant = addNode(top, `registrant ${quoted(head.registrant)}`, true);
		if (head.caption === undefined) addLine(registrant, 'no caption', '');
		else if (squash(head.caption) !== squash(captions[0] as string)) addLine(registrant, 'caption', quoted(head.caption));
	}
	if (head.month === undefined) addNote(top, l10n.t('the month, for it was not found'));
	else addLine(top, 'month', head.month);
	if (head.file === undefined || !/^[\w.-]+$/.test(head.file))
		addNote(top, l10n.t('the Commission file number: {0}', head.file ?? ''));
	else addLine(top, 'file', head.file);
	addText(top, 'address', head.address);
	if (head.jurisdiction !== undefined) addText(top, 'jurisdiction', [head.jurisdiction]);
	const own = head.sentence === '' || squash(head.sentence) === squash(annualSentence) ? '' : ` ${quoted(head.sentence)}`;
	if (head.annual !== undefined) addLine(top, 'annual', `${head.annual}${own}`);
	else {
		addNote(top, l10n.t('which box is ticked; the usual one, 20-F, stands here'));
		addLine(top, 'annual', `20-F${own}`);
	}
	const note = createNode('');
	addText(note, 'note', head.note);
	const exhibits = createNode('');
	for (const [index, { number, text }] of head.exhibits.entries()) {
		const node = addNode(exhibits, `exhibit ${number}${text === '' ? '' : ` ${quoted(text)}`}`, true);
		const file = files.get(index);
		if (file !== undefined) addLine(node, 'from', quoted(file));
	}
	const signature = createNode('');
	if (signed.name === undefined) addNote(signature, l10n.t('the signature, for no name was found'));
	else {
		const node = addNode(signature, `signed ${quoted(signed.name)}`);
		if (signed.title !== undefined) addLine(node, 'title', quoted(signed.title));
		if (signed.date) addLine(node, 'date', `${signed.date.day} ${months[signed.date.month - 1]} ${signed.date.year}`);
	}
	return [form, top, note, exhibits, signature];
}
