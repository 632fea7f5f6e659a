import type { Digest } from '../checks/digest.js';
import { companyKey, listedCodes, monthNumber, type Who } from '../checks/matching.js';
import { dailyKinds } from '../forms/beside.js';
import { compareDays, type Day } from '../forms/calendar.js';
import type { Movement } from './movement.js';

/** What an issuer may be called by. */
export interface Called extends Who {
	/** Its name in Chinese, where it stands beside another. */
	readonly chinese: string | undefined;
}

/** The same for a stock code with its noughts and without, and for a name however it is spaced. */
export function keyOfName(name: string): string {
	return codeIn(name) ?? `name ${companyKey(name)}`;
}

/** The keys of all that an issuer may be called by: its stock codes, and its name in either language. */
export function keysOfIssuer(of: Called): readonly string[] {
	const codes = of.classes.flatMap(({ code }) => (code === undefined ? [] : [code.padStart(5, '0')]));
	return [...new Set([...codes, ...namesOf(of).map((name) => `name ${companyKey(name)}`)])];
}

/** Those that a person may mean: by code or name, else by words that follow each other in a name, the last of them begun. */
export function issuersMeant<C extends Called>(all: readonly C[], name: string): readonly C[] {
	const key = keyOfName(name);
	const exact = all.filter((of) => keysOfIssuer(of).includes(key));
	if (exact.length > 0 || codeIn(name) !== undefined) return exact;
	const wanted = wordsOf(name);
	return wanted === '' ? [] : all.filter((of) => namesOf(of).some((own) => isWithin(wanted, wordsOf(own))));
}

/** `Harbour A Holdings Limited (07000)`. */
export function issuerName(of: Called): string {
	const [code] = listedCodes(of);
	return [of.issuer ?? of.chinese, code && `(${code})`].filter(Boolean).join(' ');
}

/** The returns that movements may go to: their issuers', of their months; and of days, where they go to a day's return. */
export class MovementsReturns {
	readonly #months: ReadonlySet<number>;
	readonly #issuers: ReadonlySet<string>;
	/** The earliest that goes to a day's return. */
	readonly #day: Day | undefined;

	constructor(movements: readonly Pick<Movement, 'issuer' | 'date' | 'kind'>[]) {
		this.#months = new Set(movements.map(({ date }) => monthNumber(date)));
		this.#issuers = new Set(movements.map(({ issuer }) => keyOfName(issuer)));
		const days = movements.flatMap(({ date, kind }) => (dailyKinds.has(kind) ? [date] : []));
		this.#day = days.length > 0 ? days.reduce((a, b) => (compareDays(b, a) < 0 ? b : a)) : undefined;
	}

	has(of: Called & Pick<Digest, 'month' | 'submitted' | 'row'>): boolean {
		return this.#isWhen(of) && keysOfIssuer(of).some((key) => this.#issuers.has(key));
	}

	/** What is filed of a day says why nothing goes there; one that closes later may be of that day too. */
	#isWhen({ month, submitted, row }: Pick<Digest, 'month' | 'submitted' | 'row'>): boolean {
		if (month) return this.#months.has(monthNumber(month));
		if (!this.#day || !row?.isNextDay) return false;
		return submitted === undefined || row.closes === undefined || compareDays(row.closes, this.#day) >= 0;
	}
}

function codeIn(name: string): string | undefined {
	return /^\d{1,5}$/.test(name) ? name.padStart(5, '0') : undefined;
}

function namesOf({ issuer, chinese }: Called): readonly string[] {
	return [issuer, chinese].filter((name) => name !== undefined);
}

/** In lower case, one space between them. */
function wordsOf(name: string): string {
	return (
		name
			.normalize('NFKC')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu)
			?.join(' ') ?? ''
	);
}

/** Chinese has no spaces between words. */
function isWithin(wanted: string, words: string): boolean {
	return /\p{Script=Han}/u.test(wanted) ? words.includes(wanted) : ` ${words}`.includes(` ${wanted}`);
}
