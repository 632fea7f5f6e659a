import { append } from '../../lists.js';
import { fold, join, squash } from '../source/sheet.js';
import { dayIn, dayText, monthIn, monthText } from './dates.js';
import { isChinese, isFurniture, type Line } from './lines.js';

/** What stands on a cover between `FORM 6-K` and the sentence above the boxes. */
export interface Top {
	readonly heading: string;
	readonly month: string | undefined;
	readonly file: string | undefined;
	readonly registrant: string;
	/** The registrant's Chinese name, where it stands beside the other. */
	readonly chinese: string | undefined;
	/** What stands in brackets under the name. */
	readonly caption: string | undefined;
	readonly jurisdiction: string | undefined;
	readonly address: readonly string[];
	/** What has no place among these. */
	readonly unread: readonly string[];
}

type Kind = 'name' | 'translation' | 'file' | 'jurisdiction' | 'address' | 'other';

/** What a caption, in brackets under what it is of, is a caption of. */
const captions: readonly (readonly [RegExp, Kind])[] = [
	[/contact|agent for service/, 'other'],
	[/address/, 'address'],
	[/telephone|i\.?r\.?s\.|employer/, 'other'],
	[/(?:commission|sec) file/, 'file'],
	[/jurisdiction|^\((?:state|province|country)\b/, 'jurisdiction'],
	[/translation/, 'translation'],
	[/name|charter/, 'name'],
];

function captionOf(text: string): Kind | undefined {
	const folded = fold(text).toLowerCase();
	if (!/^\(.*\)\.?$/.test(folded) || folded.length > 200) return undefined;
	return captions.find(([words]) => words.test(folded))?.[1];
}

/** Where a label or a caption begins within a line, and where a caption ends. */
export const labels =
	/(?<= )(?:for the month of|\(?commission file n|indicate by check mark)|(?<= )report of foreign (?=private|issuer)/gi;
export const bracketed =
	/\((?:exact name|translation of|registrant's|name of registrant|address|(?:state|province|country|jurisdiction)\b|commission file)[^()]{0,160}\)/gi;

/** Whose form it is, where that stands below the form's number. */
const commission = /^(?:united states ?)?(?:securities and exchange commission ?)?(?:washington, ?d\.? ?c\.? ?(?:20549)?)?$/i;
/** Of brackets that are no caption. */
const aside = /^\((?:amendment|mark one|check one)\b/i;
/** Numbers of files, one or several. */
const numbers = /^\d[\d-]*(?:(?: ?[/,;&] ?| and )\d[\d-]*)*(?= |$)/i;
const fileLabel = /^(?<open>\()?(?:commission |sec )?file (?:numbers?|nos?\b\.?)(?<close>\))? ?[:.]? ?/i;
const ofMonth = /^for the months? (?:of|ended) ?:? ?/i;
const ofDay =
	/^(?:(?:for the )?(?:date|period)\b(?: of(?: this| the)? (?:report|event))?|dated|report dated|as of)\b(?: \([^()]{0,80}\))? ?:? ?/i;
const none = /^(?:n\/?a|not applicable|none)\.?$/i;

/** Reads the lines from the one below `FORM 6-K` on. */
export function readTop(lines: readonly Line[]): Top {
	const said = lines.map(({ text }) => text).filter((text) => text !== '' && !isFurniture(text) && !commission.test(text));
	const [heading, below] = headingOf(said);
	const { month, lines: dated, unread } = takeMonth(mended(below));
	const [file, rest] = takeFile(dated);
	const parts = partsOf(rest, file);
	return { heading, ...parts, month, unread: [...unread, ...parts.unread] };
}

/** Captions whose brackets are closed on a line further down, on one. */
function mended(lines: readonly string[]): readonly string[] {
	const whole: string[] = [];
	let open = 0;
	for (const text of lines) {
		const last = whole.at(-1);
		if (open > 0 && last !== undefined) {
			whole[whole.length - 1] = join([last, text]);
			open = text.includes(')') ? 0 : open - 1;
		} else {
			whole.push(text);
			open = /^\([^)]*$/.test(fold(text)) ? 3 : 0;
		}
	}
	return whole;
}

function headingOf(lines: readonly string[]): readonly [string, readonly string[]] {
	const begins = lines.findIndex((line) => /^report (?:of|by) (?:a )?foreign/i.test(line));
	if (begins < 0) return ['', lines];
	let end = begins;
	while (end < lines.length && end - begins < 12) {
		const line = fold(lines[end] as string);
		if (end > begins && (ofMonth.test(line) || fileLabel.test(line) || monthIn(line) || captionOf(line))) break;
		end += 1;
		if (/act of 1934/i.test(line)) break;
	}
	return [lines.slice(begins, end).join(' '), [...lines.slice(0, begins), ...lines.slice(end)]];
}

interface Dated {
	readonly month: string | undefined;
	/** The others. */
	readonly lines: readonly string[];
	readonly unread: readonly string[];
}

/** The month, and the lines without it. A line may go on behind it on the same one; what else stands there is not read. */
function takeMonth(lines: readonly string[]): Dated {
	const taken = (month: string | undefined, at: number, count: number, rest: string): Dated => {
		const isLine = /^\p{Lu}/u.test(rest);
		return {
			month,
			lines: [...lines.slice(0, at), ...(isLine ? [rest] : []), ...lines.slice(at + count)],
			unread: !isLine && /[\p{L}\p{N}]/u.test(rest) ? [lines[at] as string] : [],
		};
	};
	const labelled = lines.findIndex((line) => ofMonth.test(line));
	if (labelled >= 0) {
		const line = lines[labelled] as string;
		const behind = line.replace(ofMonth, '');
		const value = behind === '' ? (lines[labelled + 1] ?? '') : behind;
		const day = dayIn(value);
		const found = day?.from === 0 ? day : monthIn(value);
		if (found) return taken(monthText(found.value), labelled, behind === '' ? 2 : 1, value.slice(found.to).trim());
		const others = taken(undefined, labelled, 1, '');
		return behind === '' ? others : { ...others, unread: [line] };
	}
	for (const [at, line] of lines.entries()) {
		const value = line.replace(ofDay, '');
		const day = dayIn(value);
		if (day && day.from === 0 && day.to === value.length) return taken(dayText(day.value), at, 1, '');
		const month = monthIn(value);
		if (month && month.to === value.length) return taken(monthText(month.value), at, 1, '');
	}
	return { month: undefined, lines, unread: [] };
}

/** The line of the file number's label, what it says, and the lines without it. */
function takeFile(lines: readonly string[]): readonly [string | undefined, readonly string[]] {
	const at = lines.findIndex((line) => fileLabel.test(fold(line)) && !isBelow(line));
	if (at < 0) return [undefined, lines];
	const line = lines[at] as string;
	const found = fileLabel.exec(fold(line));
	const behind = line.slice(found?.[0].length).trim();
	const open = found?.groups?.open !== undefined && found.groups.close === undefined;
	const value = open ? behind.replace(/\)$/, '') : behind;
	if (value === '') return [lines[at + 1], [...lines.slice(0, at), ...lines.slice(at + 2)]];
	// A number that a line ends within goes on below.
	const below = lines[at + 1];
	if (/^\d[\d-]*[-–]$/.test(value) && below !== undefined && /^\d{3,6}$/.test(below)) {
		return [value + below, [...lines.slice(0, at), ...lines.slice(at + 2)]];
	}
	const own = numbers.exec(fold(value))?.[0] ?? value;
	const rest = value.slice(own.length).trim();
	// What stands behind it on its line is a line of its own.
	const isMore = /^\p{Lu}/u.test(rest);
	return [isMore ? own : value, [...lines.slice(0, at), ...(isMore ? [rest] : []), ...lines.slice(at + 1)]];
}

/** `(Commission File Number)`, under the number. */
function isBelow(line: string): boolean {
	return captionOf(line) === 'file' && !/\d/.test(line);
}

/** A name with its Chinese behind it. */
const beside = /^(?<name>[^\p{Script=Han}]*[A-Za-z.)]) (?<chinese>\p{Script=Han}[^A-Za-z]*)$/u;

function namesIn(lines: readonly string[]): { readonly name: string; readonly chinese: string | undefined } {
	const parts = lines.flatMap((line) => {
		const { name, chinese } = beside.exec(line)?.groups ?? {};
		return name !== undefined && chinese !== undefined ? [name, chinese] : [line];
	});
	const chinese = parts.filter((line) => isChinese(line) && !/[A-Za-z]{2}/.test(line));
	const name = join(parts.filter((line) => !chinese.includes(line)));
	return { name, chinese: chinese.length > 0 ? join(chinese) : undefined };
}

function partsOf(lines: readonly string[], labelled: string | undefined): Omit<Top, 'heading' | 'month'> {
	let [file, registrant, chinese, caption, jurisdiction]: (string | undefined)[] = [labelled];
	let address: readonly string[] | undefined;
	let pending: string[] = [];
	const unread: string[] = [];
	const name = (from: readonly string[]) => {
		const found = namesIn(from);
		registrant = found.name || found.chinese;
		chinese = found.name ? found.chinese : undefined;
	};
	/** Where nothing stands under the name it is the first line there is. */
	const nameAbove = () => {
		if (registrant !== undefined || pending.length === 0) return;
		const count = pending.slice(1).findIndex((line) => !(isChinese(line) && !/[A-Za-z]{2}/.test(line)));
		const taken = count < 0 ? 1 : count + 1;
		name(pending.slice(0, taken));
		pending = pending.slice(taken);
	};
	for (const line of lines) {
		const kind = captionOf(line);
		if (kind === undefined) {
			// A second registrant's number is no part of a name.
			(aside.test(line) || fileLabel.test(fold(line)) ? unread : pending).push(line);
			continue;
		}
		const own = line.slice(1, fold(line).lastIndexOf(')'));
		const isNone = pending.length === 0 || (pending.length === 1 && none.test(pending[0] as string));
		if (kind === 'file') {
			file ??= pending.pop();
		} else if ((kind === 'name' || kind === 'translation') && registrant === undefined && !isNone) {
			name(pending);
			caption = own;
			pending = [];
		} else if (kind === 'translation' && caption !== undefined && isChinese(registrant ?? '') && !isNone) {
			// The name is Chinese, and this is what it is in English.
			[chinese, registrant, caption] = [registrant, join(pending), own];
			pending = [];
		} else if (isNone) {
			pending = [];
		} else if (kind === 'jurisdiction' && jurisdiction === undefined) {
			nameAbove();
			jurisdiction = join(pending) || undefined;
			pending = [];
		} else if (kind === 'address' && address === undefined) {
			nameAbove();
			address = pending;
			pending = [];
		} else {
			unread.push(join([...pending, line]));
			pending = [];
		}
	}
	nameAbove();
	if (address === undefined) address = pending;
	else
		append(
			unread,
			pending.filter((line) => squash(line) !== squash(registrant ?? '')),
		);
	return { file, registrant: registrant ?? '', chinese, caption, jurisdiction, address, unread };
}
