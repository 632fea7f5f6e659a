import type { Day } from '../forms/calendar.js';
import { months } from '../forms/months.js';

/** Whose month is followed by which; both are last days of their months. */
export interface Turn {
	readonly from: Day;
	readonly to: Day;
	/** Its numbers are none of a month. */
	readonly issuer?: string | undefined;
}

/** Where next month's file belongs beside this one, and what it is called there. */
export interface NextPlace {
	/** From the folder of this month's file; undefined where it is the same. */
	readonly folder: string | undefined;
	/** Undefined where neither the name nor the folder says the month. */
	readonly name: string | undefined;
}

/** A folder of a month may hold one for each issuer, and that of a year one for each month or issuer. */
const deep = 3;

/**
 * `2026/10/moon.return` is followed by `2026/11/moon.return`, `Oct 2026/moon.return` by `Nov 2026/moon.return`, `2026/moon-10.return` by
 * `2026/moon-11.return`. The path is parted by `/`.
 */
export function placeAfter(path: string, turn: Turn): NextPlace {
	const parts = path.split('/');
	const file = parts.pop() ?? '';
	const stem = file.replace(/\.return$/i, '');
	const ending = file.slice(stem.length);
	const whole = monthTurned(stem, turn);
	const folders = parts.slice(-deep);
	const above = parts.slice(0, -deep);
	const after = foldersAfter(folders, turn, whole !== undefined);
	const name = whole?.text ?? (after.year ? partTurned(stem, turn, after.month) : undefined);
	// A year's folder alone says nothing of a file whose name says nothing.
	return { folder: between([...above, ...folders], [...above, ...after.folders]), name: name && `${name}${ending}` };
}

interface FoldersAfter {
	readonly folders: readonly string[];
	/** Whether they say the year, and the month. */
	readonly year: boolean;
	readonly month: boolean;
}

function foldersAfter(folders: readonly string[], turn: Turn, isNamed: boolean): FoldersAfter {
	const after = [...folders];
	// The innermost that says both; with other words beside them it stands for the month only where the name of the file does not.
	const both = folders.findLastIndex((folder) => {
		const turned = monthTurned(folder, turn);
		return turned !== undefined && (turned.isAll || !isNamed);
	});
	const month = both >= 0 ? both : folders.findLastIndex((folder) => monthAlone(folder, turn) !== undefined);
	const year = folders.findLastIndex((folder, index) => isYear(folder, turn) && (month < 0 || index < month));
	if (both >= 0) after[both] = monthTurned(folders[both] as string, turn)?.text as string;
	else if (month >= 0 && year >= 0) after[month] = monthAlone(folders[month] as string, turn) as string;
	// A year by itself holds files, or a folder of them for each issuer.
	const isNear = month >= 0 || year >= folders.length - 2;
	if (year >= 0 && isNear) after[year] = (folders[year] as string).replace(String(turn.from.year), String(turn.to.year));
	return { folders: after, year: both >= 0 || (year >= 0 && isNear), month: both >= 0 || (month >= 0 && year >= 0) };
}

/** The way from one folder to another. */
function between(from: readonly string[], to: readonly string[]): string | undefined {
	const same = from.findIndex((folder, index) => folder !== to[index]);
	return same < 0 ? undefined : [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

const isYear = (folder: string, { from }: Turn) => folder === String(from.year) || folder === `${from.year}年`;

/** The runs of digits and of letters, and what stands between them; a letter that counts stands by itself. */
const tokensOf = (name: string): string[] => name.match(/\d+|[年月日]|[^\P{L}年月日]+|[^\d\p{L}]+/gu) ?? [];
const isBetween = (token: string | undefined) => token !== undefined && /^[-_. 年月]$/.test(token);

/** A month as it is written, by its number or its English name, and the one after it written alike. */
function monthAs(token: string | undefined, { from, to }: Turn): string | undefined {
	if (token === undefined) return undefined;
	if (/^\d{1,2}$/.test(token)) {
		return Number(token) === from.month
			? String(to.month).padStart(token.startsWith('0') || from.month > 9 ? 2 : 1, '0')
			: undefined;
	}
	const [full, next] = [months[from.month - 1] ?? '', months[to.month - 1] ?? ''];
	const word = token.toLowerCase();
	const isFull = word === full.toLowerCase();
	if (!isFull && word !== full.slice(0, 3).toLowerCase() && !(word === 'sept' && from.month === 9)) return undefined;
	const said = isFull ? next : next.slice(0, 3);
	return token === word ? said.toLowerCase() : token === token.toUpperCase() ? said.toUpperCase() : said;
}

/** A name of a month and its year, or of its last day, with those of the next in their place; undefined where it says no such. */
export function monthTurned(name: string, turn: Turn): { readonly text: string; readonly isAll: boolean } | undefined {
	const { from, to } = turn;
	const tokens = tokensOf(name);
	const isTurned = tokens.map(() => false);
	const put = (at: number, text: string) => {
		tokens[at] = text;
		isTurned[at] = true;
	};
	const two = (number: number) => String(number).padStart(2, '0');
	const packed = ({ year, month }: Day) => `${year}${two(month)}`;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as string;
		if (token === packed(from)) put(at, packed(to));
		else if (token === `${packed(from)}${from.day}`) put(at, `${packed(to)}${to.day}`);
		else if (token === String(from.year)) {
			const step = (by: 1 | -1, of: number) => (isBetween(tokens[of + by]) ? of + 2 * by : of + by);
			for (const by of [1, -1] as const) {
				const month = step(by, at);
				const turned = monthAs(tokens[month], turn);
				const day = step(by, month);
				const isDay =
					/^\d{1,2}$/.test(tokens[day] ?? '') && (by < 0 || (tokens[day]?.length ?? 0) === 2 || tokens[month + 1] === '月');
				// Another day is not of the month but of whatever happened on it.
				if (turned === undefined || (isDay && Number(tokens[day]) !== from.day)) continue;
				put(at, String(to.year));
				put(month, turned);
				if (isDay) put(day, String(to.day));
				break;
			}
		}
	}
	if (!isTurned.includes(true)) return undefined;
	return { text: tokens.join(''), isAll: tokens.every((token, index) => isTurned[index] || /^[-_. 年月日]+$/.test(token)) };
}

/** A folder that says a month and nothing else: `10`, `Oct`, `10-October`, `10月`. */
function monthAlone(folder: string, turn: Turn): string | undefined {
	const tokens = tokensOf(folder);
	const turned = tokens.map((token) => monthAs(token, turn));
	const isAlone = turned.some(Boolean) && tokens.every((token, index) => turned[index] !== undefined || isBetween(token));
	return isAlone ? tokens.map((token, index) => turned[index] ?? token).join('') : undefined;
}

/** A name in a folder that says the year, and perhaps the month; the month in it, where it stands there once. */
function partTurned(name: string, turn: Turn, isMonthSaid: boolean): string | undefined {
	const own = new Set(tokensOf(turn.issuer ?? '').map((token) => token.toLowerCase()));
	const tokens = tokensOf(name);
	const found = tokens.flatMap((token, index) =>
		monthAs(token, turn) === undefined || own.has(token.toLowerCase()) ? [] : [index],
	);
	const [at] = found;
	if (found.length > 1 || (at === undefined && !isMonthSaid)) return undefined;
	if (at !== undefined) tokens[at] = monthAs(tokens[at], turn) as string;
	return tokens.map((token) => (token === String(turn.from.year) && !own.has(token) ? String(turn.to.year) : token)).join('');
}
