import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateMonths, type Month, monthAfter } from '../test/support/generate.js';

/** An archive of returns as the market's would be, its files by their paths: the same again for the same seed. */
export interface ArchiveOptions {
	readonly seed: number;
	/** How many returns there are, resubmissions besides. */
	readonly files: number;
	/** How many months each issuer has; the last may have fewer. */
	readonly months?: number;
}

const begins: Month = { year: 2021, month: 1 };

/** Chains of issuers with options, buybacks and convertibles; two classes, a missing month, a resubmission and a wrong figure here and there. */
export function* archive({
	seed,
	files,
	months = 60,
}: ArchiveOptions): Generator<{ readonly path: string; readonly text: string }> {
	for (let issuer = 0, left = files; left > 0; issuer++) {
		const own = seed * 100_003 + issuer;
		const random = numbers(own);
		const count = Math.min(months, left);
		left -= count;
		const code = String(10_000 + issuer).padStart(5, '0');
		// Few chains are drawn, and each serves several issuers under codes and names of their own.
		const texts = chain(seed * 100_003 + (issuer % drawn), random(10) === 0 ? 2 : 1, months);
		const missing = random(5) === 0 ? random(count) : undefined;
		for (const [index, drawn] of texts.slice(0, count).entries()) {
			const { year, month } = monthAfter(begins, index);
			const name = `${code}/${code}-${year}-${String(month).padStart(2, '0')}`;
			const text = renamed(drawn, issuer);
			if (index === missing) {
				// Of another issuer, so that there are as many files as are wanted.
				yield { path: `${code}/${code}-other.return`, text: renamed(drawn, issuer, 'Other') };
				continue;
			}
			yield { path: `${name}.return`, text: random(100) === 0 ? slipped(text, random) : text };
			if (random(200) === 0) yield { path: `${name}-resubmitted.return`, text: resubmitted(text) };
		}
	}
}

export function writeArchive(folder: string, options: ArchiveOptions): number {
	let count = 0;
	for (const { path, text } of archive(options)) {
		const full = join(folder, path);
		mkdirSync(dirname(full), { recursive: true });
		writeFileSync(full, text);
		count++;
	}
	return count;
}

/** How many chains are drawn. */
const drawn = 20;
const chains = new Map<string, readonly string[]>();

function chain(seed: number, classes: number, months: number): readonly string[] {
	const key = `${seed} ${classes} ${months}`;
	const known = chains.get(key) ?? generateMonths({ seed, classes, lines: 60, month: begins }, months);
	chains.set(key, known);
	return known;
}

/** Another issuer's codes and name. */
function renamed(text: string, issuer: number, more = ''): string {
	let code = 0;
	const codes = new Map<string, string>();
	return text
		.replace(/^(\s*issuer\s+")([^"]*)/m, (_, start: string, name: string) => `${start}${name} ${issuer}${more}`)
		.replace(/\b((?:un)?listed\s+)(\d{5})\b/g, (_, start: string, old: string) => {
			const own = codes.get(old) ?? String(10_000 + issuer * 8 + code++ + (more === '' ? 0 : 50_000)).slice(-5);
			codes.set(old, own);
			return `${start}${own}`;
		});
}

/** One digit of one figure is another. */
function slipped(text: string, random: (below: number) => number): string {
	const lines = text.split('\n');
	const places = lines.flatMap((line, index) => (/^\s*(?:opening|closing|change)\s.*\d{3}/.test(line) ? [index] : []));
	const at = places[random(Math.max(1, places.length))];
	if (at === undefined) return text;
	lines[at] = (lines[at] as string).replace(/\d(?=\d\d\b)/, (digit) => String((Number(digit) + 1 + random(8)) % 10));
	return lines.join('\n');
}

function resubmitted(text: string): string {
	return text.replace(/^(\s*)status(\s+)"?new submission"?/im, '$1status$2"Resubmission"');
}

/** Whole numbers below a bound (mulberry32). */
function numbers(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let value = Math.imul(state ^ (state >>> 15), state | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4_294_967_296) * below);
	};
}
