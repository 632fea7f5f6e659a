import type { Day } from '../forms/calendar.js';
import type { Entry, Node, Outline } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { first, textOf } from './return.js';

/** A paper that a report furnishes. */
export interface Exhibit {
	readonly node: Node;
	readonly opener: Entry;
	/** `99.1`; empty where it is left out. */
	readonly number: string;
	readonly description: string | undefined;
	/** The line that names its file, and what stands there. */
	readonly from: { readonly entry: Entry; readonly path: string } | undefined;
}

/** A Form 6-K, read. */
export interface Report {
	readonly heading: string | undefined;
	readonly registrant: string | undefined;
	/** The name the Exchange knows, where it is written. */
	readonly issuer: string | undefined;
	/** What stands under the name; `null` where nothing does. A text is kept even beside `no caption`. */
	readonly caption: string | null | undefined;
	/** As written, else that of the signature's date; with its day where the day alone is printed. */
	readonly month: { readonly year: number; readonly month: number; readonly day?: number } | undefined;
	readonly file: string | undefined;
	readonly address: readonly string[];
	readonly jurisdiction: string | undefined;
	readonly annual: string | undefined;
	/** A paragraph each. */
	readonly note: readonly string[];
	readonly exhibits: readonly Exhibit[];
	readonly signed: string | undefined;
	readonly title: string | undefined;
	readonly date: Day | undefined;
}

const reports = new WeakMap<Outline, Report>();

/** A text as a report; undefined where it is another form. Made once. */
export function reportOf(outline: Outline): Report | undefined {
	if (outline.form.kind !== 'cover') return undefined;
	let report = reports.get(outline);
	if (!report) {
		report = readReport(outline);
		reports.set(outline, report);
	}
	return report;
}

function readReport({ root }: Outline): Report {
	const item = (place: string) => root.children.find((child) => child.place?.id === place);
	const text = (node: Node | undefined, keyword: string) => node && textOf(first(node, keyword));
	const lines = (keyword: string) => text(root, keyword)?.split('\n') ?? [];
	const registrant = item('registrant');
	const signed = item('signed');
	const date = signed && first(signed, 'date')?.field.date?.day;
	const month = first(root, 'month')?.field;
	return {
		heading: text(root, 'heading'),
		registrant: textOf(registrant?.opener),
		issuer: text(registrant, 'issuer'),
		caption: text(registrant, 'caption') ?? (registrant?.entries.has('no') ? null : undefined),
		month: month?.date?.day ?? month?.month?.month ?? (month ? undefined : date && { year: date.year, month: date.month }),
		file: first(root, 'file')?.field.name?.text,
		address: lines('address'),
		jurisdiction: text(root, 'jurisdiction'),
		annual: first(root, 'annual')?.field.name?.text,
		note: lines('note'),
		exhibits: root.children.flatMap((node): Exhibit[] => {
			const { opener } = node;
			if (node.place?.id !== 'exhibit' || !opener) return [];
			const entry = first(node, 'from');
			const path = textOf(entry);
			return [
				{
					node,
					opener,
					number: opener.field.name?.text ?? '',
					description: textOf(opener),
					from: entry && path !== undefined ? { entry, path } : undefined,
				},
			];
		}),
		signed: textOf(signed?.opener),
		title: text(signed, 'title'),
		date,
	};
}

/**
 * The URI of a file that a text names, its path relative to the text's own; undefined where that is no path of this kind: an absolute one,
 * or one of another scheme.
 */
export function uriFrom(uri: string, path: string): string | undefined {
	if (path.trim() === '' || /^[/\\]|^[A-Za-z][\w+.-]*:|\\|[\0\n]/.test(path)) return undefined;
	const scheme = uri.indexOf(':') + 1;
	const begin = uri.startsWith('//', scheme) ? uri.indexOf('/', scheme + 2) : scheme;
	const [head, folder] = begin < 0 ? [uri, ''] : [uri.slice(0, begin), uri.slice(begin)];
	const segments = folder.split('/').slice(0, -1);
	for (const segment of path.split('/')) {
		if (segment === '..') {
			// Not above the root.
			if (segments.length > 1) segments.pop();
		} else if (segment !== '.' && segment !== '') {
			segments.push(encodeURIComponent(segment));
		}
	}
	return `${head}${segments.join('/')}`;
}

/** What two spellings of one URI have in common. */
export function plainUri(uri: string): string {
	if (!uri.includes('%')) return uri;
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}

/** The numbers of exhibits are codes: `99.10` follows `99.9`. */
export function compareNumbers(a: string, b: string): number {
	const [ones, others] = [a, b].map((code) => code.split('.').map((part) => BigInt(/^\d{1,30}$/.test(part) ? part : 0))) as [
		bigint[],
		bigint[],
	];
	for (let index = 0; index < Math.max(ones.length, others.length); index += 1) {
		const [one = -1n, other = -1n] = [ones[index], others[index]];
		if (one !== other) return one < other ? -1 : 1;
	}
	return 0;
}

/** The path of a file relative to the text that is to name it. */
export function pathFrom(uri: string, to: string): string {
	const [own, other] = [uri, to].map((each) => each.split('/').map(plainUri)) as [string[], string[]];
	own.pop();
	let shared = 0;
	while (shared < own.length && shared < other.length - 1 && own[shared] === other[shared]) shared += 1;
	return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
}

/** The number of the next exhibit. */
export function nextNumber(exhibits: readonly Pick<Exhibit, 'number'>[]): string {
	const numbers = exhibits.flatMap(({ number }) => (/^99\.\d{1,6}$/.test(number) ? [Number(number.slice(3))] : []));
	return `99.${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}

/** The line behind which another exhibit has its place. */
export function exhibitEnd({ root }: Outline, { exhibits }: Report): number {
	const last = exhibits.at(-1)?.node;
	if (last) return lastLineIn(last);
	const signed = root.children.find(({ place }) => place?.id === 'signed')?.opener;
	const before = [...root.entries.values()].flat().concat(root.children.flatMap(({ opener }) => opener ?? []));
	return before.reduce((most, entry) => (signed && entry.line >= signed.line ? most : Math.max(most, lastLineOfEntry(entry))), 0);
}

function lastLineOfEntry({ line, more }: Entry): number {
	return more?.at(-1)?.line ?? line;
}

function lastLineIn({ opener, entries }: Node): number {
	return [...entries.values()]
		.flat()
		.concat(opener ?? [])
		.reduce((most, entry) => Math.max(most, lastLineOfEntry(entry)), 0);
}

/** The line of an exhibit that is a return. */
export function exhibitLine(number: string, path: string): string {
	return `exhibit ${number} from ${quoted(path)}`;
}
