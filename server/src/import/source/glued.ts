import { numberOf, type Token } from './values.js';

/** A number as the form prints it: no zero before other digits, and separators wherever there is room for one. */
const printed = /^-?(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.\d+)?$/;

/** Every way to read figures that were copied without the space between them as so many numbers. */
function readings(text: string, count: number): readonly (readonly string[])[] {
	if (count === 1) return printed.test(text) ? [[text]] : [];
	const found: (readonly string[])[] = [];
	for (let end = 1; end < text.length; end++) {
		const first = text.slice(0, end);
		if (!printed.test(first)) continue;
		for (const rest of readings(text.slice(end), count - 1)) found.push([first, ...rest]);
	}
	return found;
}

const longest = 80;

/**
 * The cells of a row of which some were copied without the space between them, where there is one way to have `count` numbers of them;
 * undefined where there is none, or where two fit.
 */
export function unglued<T extends Token>(tokens: readonly T[], count: number): readonly T[] | undefined {
	const isGlued = ({ kind, raw }: Token) => kind === 'bad' || (kind === 'number' && /^-?0\d/.test(raw));
	const glued = tokens.filter(isGlued);
	if (glued.length === 0 || tokens.length > count) return undefined;
	const found: (readonly T[])[] = [];
	const go = (at: number, left: number, made: readonly T[]): void => {
		const token = tokens[at];
		if (!token) {
			if (left === 0) found.push(made);
			return;
		}
		if (!isGlued(token)) {
			go(at + 1, left - 1, [...made, token]);
			return;
		}
		const text = token.raw.replace(/\s/g, '');
		if (text.length > longest) return;
		for (let parts = 1; parts <= left; parts++)
			for (const reading of readings(text, parts))
				go(at + 1, left - parts, [
					...made,
					...reading.map((raw) => ({ ...token, kind: 'number' as const, raw, text: numberOf(raw) ?? raw })),
				]);
	};
	go(0, count, []);
	return found.length === 1 ? found[0] : undefined;
}
