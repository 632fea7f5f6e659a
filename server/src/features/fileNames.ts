import * as l10n from '@vscode/l10n';
import { type Day, endOfMonth } from '../forms/calendar.js';
import { isoDay } from './days.js';
import { monthTurned, type NextPlace, placeAfter, type Turn } from './monthNames.js';

/** What a return's file is called after. */
export interface Named {
	readonly issuer: string | undefined;
	/** Of its listed shares. */
	readonly code: string | undefined;
	readonly month: Day;
}

const parts = ['code', 'issuer', 'year', 'month'] as const;
const ending = /\.return$/i;

/** What is wrong with a pattern of names such as `{code}-{year}-{month}.return`; undefined where nothing is. */
export function namesFault(pattern: string): string | undefined {
	const used = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, part = '']) => part);
	const unknown = used.find((part) => !parts.some((one) => one === part));
	if (unknown !== undefined) {
		const known = parts.map((part) => `{${part}}`);
		return l10n.t('there is no {0} in names; there are {1}', `{${unknown}}`, known.join(', '));
	}
	if (/[{}]/.test(pattern.replace(/\{[^{}]*\}/g, ''))) return l10n.t('a bracket in it has no other');
	if (!ending.test(pattern)) return l10n.t('a name ends in .return');
	if (/[/\\<>:"|?*\p{Cc}]/u.test(pattern) || pattern.startsWith('.') || pattern.length > 100)
		return l10n.t('it is no name of a file');
	const lacking = ['year', 'month'].filter((part) => !used.includes(part));
	if (lacking.length > 0 || !(used.includes('code') || used.includes('issuer'))) {
		return l10n.t(
			'a name has {0} and {1}, and {2} or {3}, so that no two are the same',
			'{year}',
			'{month}',
			'{code}',
			'{issuer}',
		);
	}
	return undefined;
}

/** The name that a pattern without a fault has for a return. */
export function fileNameBy(pattern: string, { issuer, code, month }: Named): string {
	const [year = '', number = ''] = monthName(month).split('-');
	const words = bounded(wordsOf(issuer));
	const values = { code: code ?? words, issuer: words, year, month: number };
	return pattern.replace(/\{(code|issuer|year|month)\}/g, (_, part: keyof typeof values) => values[part]);
}

/** `harbour-lights-holdings-limited-2026-02.return`; what stands in parentheses is no name. */
export function fileNameOf(issuer: string | undefined, month: Day): string {
	return `${bounded(wordsOf(issuer))}-${monthName(month)}.return`;
}

/**
 * What next month's file is called after this one, wherever it stands, and beside this one: there its folder may say the month. Undefined
 * where neither says it.
 */
export function namesAfter(
	uri: string,
	turn: Turn,
): { readonly anywhere: string | undefined; readonly beside: NextPlace | undefined } {
	const path = decoded(uri);
	const name = path.slice(path.lastIndexOf('/') + 1);
	if (path.includes('\\') || decoded(uri.slice(uri.lastIndexOf('/') + 1)) !== name)
		return { anywhere: undefined, beside: undefined };
	const plain = name.replace(/[-_. ]resubmission(?:[-_. ]?\d{1,3})?(?=\.return$)/i, '');
	const stem = plain.replace(ending, '');
	const anywhere = monthTurned(stem, turn);
	return {
		anywhere: anywhere && `${anywhere.text}${plain.slice(stem.length)}`,
		beside: placeAfter(`${path.slice(0, -name.length)}${plain}`, turn),
	};
}

/**
 * The name of the last next-day return's file with the next one's day in the place of its own; where it names none, the issuer's with the
 * day. `days` and `next`: when they are submitted, and what happened last.
 */
export function dayFileName(
	last: { readonly uri: string; readonly days: readonly (Day | undefined)[] } | undefined,
	issuer: string | undefined,
	next: readonly (Day | undefined)[],
): string {
	const name = decoded(last?.uri.split('/').at(-1) ?? '');
	for (const [index, now] of next.entries()) {
		const was = last?.days[index];
		if (!was || !now || /[\\/]/.test(name)) continue;
		const [year, month, day] = isoDay(was).split('-');
		const inName = new RegExp(`(?<!\\d)${year}([-_. ]?)${month}([-_. ]?)${day}(?!\\d)`);
		const [nextYear, nextMonth, nextDay] = isoDay(now).split('-');
		if (inName.test(name)) {
			return name.replace(inName, `${nextYear}$1${nextMonth}$2${nextDay}`).replace(/[-_. ]resubmission/i, '');
		}
	}
	const day = next.find((one) => one !== undefined);
	return `${bounded(wordsOf(issuer))}-${day ? isoDay(day) : 'next-day'}.return`;
}

/** The folder of the next next-day return from that of the last, where a folder says the month of one of its days; undefined: the same. */
export function dayFolderAfter(
	uri: string,
	issuer: string | undefined,
	days: readonly (Day | undefined)[],
	next: readonly (Day | undefined)[],
): string | undefined {
	const path = decoded(uri);
	if (path.includes('\\')) return undefined;
	for (const [index, now] of next.entries()) {
		const was = days[index];
		if (!was || !now) continue;
		const turned = (to: Day) => placeAfter(path, { from: endOfMonth(was), to: endOfMonth(to), issuer }).folder;
		// A folder that says the month of this day is not asked about another.
		if (turned({ year: was.year + 1, month: was.month === 1 ? 2 : 1, day: 1 }) !== undefined) return turned(now);
	}
	return undefined;
}

/** Of the same return once more: it is called after the one it corrects. */
export function resubmissionName(uri: string, issuer: string | undefined, month: Day): string {
	const name = decoded(uri.split('/').at(-1) ?? '');
	const stem = (/[\\/]/.test(name) || !ending.test(name) ? fileNameOf(issuer, month) : name).replace(ending, '');
	const [, plain = stem, ordinal = '1'] = /^(.*)[-_. ]resubmission(?:[-_. ]?(\d{1,3}))?$/i.exec(stem) ?? [];
	return `${plain}-resubmission${plain === stem ? '' : `-${Number(ordinal) + 1}`}.return`;
}

/** `2026-02`. */
export function monthName({ year, month }: Day): string {
	return `${year}-${String(month).padStart(2, '0')}`;
}

function wordsOf(issuer: string | undefined): string {
	const words = (issuer ?? '').replace(/\([^()]*\)/g, ' ').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? ['return'];
	return words.join('-').toLowerCase();
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** File systems have names of 255 bytes at most, and a temporary one stands beside it. */
function bounded(name: string): string {
	const most = 120;
	let bytes = 0;
	let kept = '';
	for (const character of name) {
		bytes += new TextEncoder().encode(character).length;
		if (bytes > most) return kept.endsWith('-') ? kept.slice(0, -1) : kept;
		kept += character;
	}
	return kept;
}
