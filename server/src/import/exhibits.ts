import { namesApart } from '../checks/matching.js';
import { americanDay, americanMonth, months } from '../forms/months.js';
import type { Cover, Listed } from './cover/index.js';
import { isOtherTitle } from './form/forms.js';
import { isTitle } from './form/headings.js';
import { type Imported, importedOf, type Made } from './imported.js';
import { fold, type Row, squash, textOf } from './source/sheet.js';

/** The returns that stand behind a cover, each as a file of its own that the cover names as its exhibit. */

/** A return of a source, and the number of the exhibit where it stands above it. */
export interface Behind {
	readonly rows: readonly Row[];
	readonly number: string | undefined;
}

/** The last of a form: who submits it. */
const ends = /submittedby:|呈交者[:：]/;
/** The first page of a form whose pages are a line each. */
const firstPage = /^ff30\dpage1of\d/;
const numbered = /^exhibit\s+(\d{1,3}\.\d{1,3})$/i;

/** One after the other: a title begins another return where the one before it has come to its end. */
export function returnsBehind(rows: readonly Row[]): readonly Behind[] {
	const starts: number[] = [];
	let ended = true;
	for (const [at, row] of rows.entries()) {
		const text = squash(textOf(row));
		if (ended && (isTitle(row) || isOtherTitle(rows, at) || firstPage.test(text))) {
			starts.push(at);
			ended = false;
		}
		ended ||= ends.test(text);
	}
	const froms = starts.map((start, index) => beginOf(rows, start, starts[index - 1] ?? -1));
	return froms.map(({ from, number }, index) => ({ rows: rows.slice(from, froms[index + 1]?.from), number }));
}

/** A few rows may stand above the title: the exhibit's number, and the form's. */
function beginOf(
	rows: readonly Row[],
	title: number,
	before: number,
): { readonly from: number; readonly number: string | undefined } {
	let from = title;
	let number: string | undefined;
	for (let at = title - 1; at > before && title - at < 6; at -= 1) {
		const text = fold(textOf(rows[at] as Row)).trim();
		if (text === '') continue;
		const found = numbered.exec(text)?.[1];
		if (found === undefined && !/^FF30\d$/.test(text)) break;
		number ??= found;
		if (found === undefined) from = at;
	}
	return { from, number };
}

/** The cover with what was made of the returns behind it; those that could not be read are exhibits without a file. */
export function withExhibits(
	cover: Cover,
	made: readonly { readonly of: Imported; readonly number?: string | undefined }[],
): Imported {
	const reportName = `${[cover.name, cover.date].filter(Boolean).join('-')}.6-K.return`;
	const read = made.flatMap(({ of, number }) => ('refused' in of ? [] : [{ of, number, ...factsOf(of.text) }]));
	const names = new Set<string>();
	const named = read.map(({ dated }) => {
		const stem = [cover.name, dated].filter(Boolean).join('-');
		let name = `${stem}.return`;
		for (let nth = 2; names.has(name); nth += 1) name = `${stem}-${nth}.return`;
		names.add(name);
		return name;
	});
	const files = new Map<number, string>();
	for (const [index, place] of placesOf(cover.exhibits, read).entries()) {
		if (place !== undefined) files.set(place, named[index] as string);
	}
	const issuer = otherName(
		cover.registrant,
		[...files.values()].flatMap((file) => read[named.indexOf(file)]?.issuer ?? []),
	);
	const report = importedOf(cover.nodes(files, issuer));
	if ('refused' in report) return read[0]?.of ?? report;
	const [own, ...others] = read.map(
		({ of: { text, problems } }, index): Made => ({ text, problems, fileName: named[index] as string }),
	);
	if (!own) return { ...report, fileName: reportName };
	return { ...own, report: { ...report, fileName: reportName }, ...(others.length > 0 ? { others } : {}) };
}

/** The name the Exchange knows the registrant by, where all exhibits have it and both begin alike: one that is misspelt, or of another company, a check will tell. */
function otherName(registrant: string, issuers: readonly string[]): string | undefined {
	const [issuer, ...others] = issuers;
	if (issuer === undefined || others.some((other) => namesApart(issuer, other) > 0)) return undefined;
	const firstWord = (name: string) => /[\p{L}\p{N}]+/u.exec(fold(name))?.[0].toLowerCase();
	return namesApart(registrant, issuer) > mostMisspelt && firstWord(registrant) === firstWord(issuer) ? issuer : undefined;
}

/** So many letters apart, two names are one. */
const mostMisspelt = 2;

interface Facts {
	/** As the return names it. */
	readonly issuer: string | undefined;
	readonly monthly: boolean;
	/** What its file is told by: `2025-01`, `2025-01-07`. */
	readonly dated: string | undefined;
	/** The days and months that an index may tell it by. */
	readonly said: readonly string[];
}

/** What the file of a return is told by: a monthly one by its month, a next-day one by the day it was submitted. */
export function datedBy(text: string): string | undefined {
	return factsOf(text).dated;
}

function factsOf(text: string): Facts {
	const dayOf = (keyword: string) => {
		const [, day, name, year] = new RegExp(`^${keyword} +(\\d+) (\\w+) (\\d{4})$`, 'm').exec(text) ?? [];
		const month = (months as readonly string[]).indexOf(name ?? '') + 1;
		return month === 0 ? undefined : { year: Number(year), month, day: Number(day) };
	};
	const [month, submitted] = [dayOf('month'), dayOf('submitted')];
	const monthly = /^month /m.test(text);
	const told = month ?? (monthly ? undefined : submitted);
	const [, issuer] = /^issuer +"((?:[^"\\]|\\.)*)"/m.exec(text) ?? [];
	const two = (part: number) => String(part).padStart(2, '0');
	return {
		issuer: issuer?.replace(/\\(.)/g, '$1'),
		monthly,
		dated: told && [told.year, two(told.month), ...(month ? [] : [two(told.day)])].join('-'),
		said: [...(submitted ? [americanDay(submitted)] : []), ...(month ? [americanMonth(month)] : [])],
	};
}

/** Where in the index each return stands: by its number, by its day and what it is, by what it is, or in order where all of them are returns. */
function placesOf(
	listed: readonly Listed[],
	returns: readonly (Facts & { readonly number?: string | undefined })[],
): readonly (number | undefined)[] {
	const places: (number | undefined)[] = returns.map(() => undefined);
	const free = new Set(listed.keys());
	const place = (fits: (one: Listed, of: (typeof returns)[number], at: number, index: number) => boolean) => {
		for (const [index, of] of returns.entries()) {
			if (places[index] !== undefined) continue;
			const found = [...free].find((at) => fits(listed[at] as Listed, of, at, index));
			if (found === undefined) continue;
			free.delete(found);
			places[index] = found;
		}
	};
	const isKind = ({ text }: Listed, { monthly }: Facts) =>
		(monthly ? /monthly return|月報表/i : /next[\s-]*day|翌日披露/i).test(text);
	place(({ number }, of) => number === of.number);
	place((one, of) => isKind(one, of) && of.said.some((day) => one.text.includes(day)));
	place(isKind);
	if (listed.length === returns.length) place((_, __, at, index) => at === index);
	return places;
}
