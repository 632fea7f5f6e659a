/** The examples of FF301: one invented return, with what is not as in it. */

export interface Explanation {
	readonly title: string;
	readonly what: string;
	readonly why: string;
	readonly wrong?: string;
	readonly right?: string;
}

/** The parts of an invented return; a section that is not given is not applicable. Bodies stand under `for ORD` unless they open their own. */
export interface Parts {
	readonly edition?: string;
	readonly issuer?: string;
	readonly month?: string;
	/** Whole lines between `month` and the classes. */
	readonly head?: string;
	readonly classes?: string;
	readonly I?: string;
	readonly II?: string;
	readonly A?: string;
	readonly B?: string;
	readonly C?: string;
	readonly D?: string;
	readonly E?: string;
	readonly totals?: string;
	readonly IV?: string;
	readonly V?: string;
	readonly signed?: string;
	/** Leaves these sections out altogether. */
	readonly without?: readonly string[];
}

export const unchanged = '    opening  1,000,000,000 + 0 = 1,000,000,000\n    closing  1,000,000,000 + 0 = 1,000,000,000';

/** A return of November 2025, v1.1.1, that has nothing to find but what its parts bring in. */
export function file(parts: Parts): string {
	const section = (id: string, body: string | undefined): string[] => {
		if (parts.without?.includes(id)) return [];
		return body === undefined ? [`section ${id} not applicable`] : [`section ${id}`, body];
	};
	const perClass = (body: string | undefined): string | undefined =>
		body === undefined || /^\s*for /.test(body) ? body : `  for ORD\n${body}`;
	return `${[
		`return FF301${parts.edition === undefined ? '' : ` ${parts.edition}`}`,
		parts.issuer ?? 'issuer     "Harbour Lights Holdings Limited"',
		parts.month ?? 'month      30 November 2025',
		parts.head ?? 'submitted  2 December 2025',
		parts.classes ?? 'class ORD "Ordinary shares" listed 07999',
		...section('I', perClass(parts.I)),
		...section('II', perClass(parts.II ?? unchanged)),
		...section('III.A', perClass(parts.A)),
		...section('III.B', perClass(parts.B)),
		...section('III.C', perClass(parts.C)),
		...section('III.D', perClass(parts.D)),
		...section('III.E', perClass(parts.E)),
		...(parts.totals === undefined ? [] : ['totals', perClass(parts.totals)]),
		...section('IV', parts.IV),
		...section('V', parts.V),
		parts.signed ?? 'signed "Chan Siu Ming"\n  title "Company Secretary"',
	].join('\n')}\n`;
}

/** Two months of one issuer, under the convention `Check` has for several files. */
export function months(october: Parts, november: Parts): string {
	const before = file({ month: 'month      31 October 2025', head: 'submitted  4 November 2025', ...october });
	return `--- file 2025-10.return\n${before}--- file 2025-11.return\n${file(november)}`;
}

export const september = file({
	month: 'month      30 September 2025',
	head: 'submitted  3 October 2025',
	II: '    opening  1,000,000,000 + 0 = 1,000,000,000\n    closing  1,000,000,000 + 0 = 1,000,000,000',
});

export const capitalOpening = '    opening  2,000,000,000 x HKD 0.01 = HKD 20,000,000';
export const withTreasury = '    opening  990,000,000 + 10,000,000 = 1,000,000,000';
export const float25 =
	'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)';

/** II with its opening only: what follows from section III is left to be computed. */
export const openingOnly = '    opening  1,000,000,000 + 0 = 1,000,000,000';

export const agreements = (first: string, second: string, total: string): string =>
	`    agreement "2020 Share Award Scheme"\n      D1  ${first}\n    agreement "2024 Share Award Scheme"\n      D1  ${second}\n    DD1  ${total}`;

export const scheme = (...lines: readonly string[]): string =>
	[`    scheme "2019 Share Option Scheme"`, ...lines.map((line) => `      ${line}`)].join('\n');
