import { denseDay, denseMonth } from '../test/support/dense.js';
import { generateReturn } from '../test/support/generate.js';
import type { Change } from './client.js';

/** A text without findings, an edit of one character in its middle that makes one, and the edit that takes it back. */
export interface Document {
	readonly text: string;
	readonly breaking: Change;
	readonly mending: Change;
}

function typed(text: string, character: string, line: number, column: number): Document {
	const start = { line, character: column };
	const end = { line, character: column + character.length };
	return {
		text,
		breaking: { range: { start, end: start }, text: character },
		mending: { range: { start, end }, text: '' },
	};
}

/** The line nearest to the middle that matches, and where its match ends. */
function inTheMiddle(text: string, pattern: RegExp): { readonly line: number; readonly column: number } {
	const lines = text.split('\n');
	const middle = Math.floor(lines.length / 2);
	for (let away = 0; away <= middle; away++) {
		for (const line of [middle + away, middle - away]) {
			const match = pattern.exec(lines[line] ?? '');
			if (match) return { line, column: match.index + match[0].length };
		}
	}
	throw new Error(`no line matches ${pattern}`);
}

/** A section of every kind, a line or more to each figure. */
export function returnDocument(lines: number): Document {
	// In a closing balance of III: its identity breaks.
	return withDigit(generateReturn({ seed: 1, lines, editionGeneration: '1.2' }), /^ {6}closing +[^ =]*(?: [\d,.]+)?\d$/);
}

/** Nearly all of it is one sum: the buybacks of a month in one block of III.E. */
export function monthDocument(lines: number): Document {
	return withDigit(denseMonth(lines), / E1 -[\d,]*\d$/);
}

/** Nearly all of it is one table: what a next-day return has that is still to be cancelled. */
export function dayDocument(lines: number): Document {
	return withDigit(denseDay(lines), / percent [\d.]*\d(?= price)/);
}

/** Another last digit, in the middle. */
function withDigit(text: string, pattern: RegExp): Document {
	const { line, column } = inTheMiddle(text, pattern);
	const range = { start: { line, character: column - 1 }, end: { line, character: column } };
	const digit = text.split('\n')[line]?.[column - 1] ?? '';
	return { text, breaking: { range, text: String((Number(digit) + 1) % 10) }, mending: { range, text: digit } };
}

const kinds = ['granted', 'exercised', 'cancelled', 'lapsed', 'issuable', 'mandate'] as const;

export function jsonDocument(lines: number): Document {
	const out = ['{', '  "issuer": "Harbour Lantern Holdings Limited",', '  "schemes": ['];
	const fields = kinds.length + 3;
	const schemes = Math.floor((lines - 6) / fields);
	for (let scheme = 0; scheme < schemes; scheme++) {
		out.push('    {', `      "name": "Share Option Scheme ${scheme + 1}",`);
		kinds.forEach((kind, index) => {
			out.push(`      "${kind}": ${1_000_003 * (scheme + index + 1)}${index === kinds.length - 1 ? '' : ','}`);
		});
		out.push(`    }${scheme === schemes - 1 ? '' : ','}`);
	}
	out.push('  ],', '  "notes": [');
	while (out.length < lines - 3) out.push(`    ${out.length},`);
	out.push('    0', '  ]', '}');
	const text = `${out.join('\n')}\n`;
	const { line, column } = inTheMiddle(text, /^ {6}"lapsed": /);
	return typed(text, 'x', line, column);
}

export function yamlDocument(lines: number): Document {
	const out = ['issuer: Harbour Lantern Holdings Limited', 'schemes:'];
	for (let scheme = 0; out.length + kinds.length + 1 <= lines; scheme++) {
		out.push(`  - name: Share Option Scheme ${scheme + 1}`);
		kinds.forEach((kind, index) => {
			out.push(`    ${kind}: ${1_000_003 * (scheme + index + 1)}`);
		});
	}
	out.push('notes:');
	while (out.length < lines) out.push(`  - ${out.length}`);
	const text = `${out.join('\n')}\n`;
	// No plain value begins with this sign.
	const { line, column } = inTheMiddle(text, /^ {4}lapsed: /);
	return typed(text, '@', line, column);
}

export function dockerDocument(lines: number): Document {
	const out = ['FROM debian:12'];
	for (let step = 0; out.length < lines - 1; step++) {
		const kind = step % 4;
		if (kind === 0) out.push(`ENV SCHEME_${step}="Share Option Scheme ${step}"`);
		else if (kind === 1) out.push(`RUN echo "granted ${1_000_003 * step}" >> /srv/return-${step}.txt`);
		else if (kind === 2) out.push(`COPY scheme-${step}.txt /srv/scheme-${step}.txt`);
		else out.push(`LABEL scheme.${step}="exercised ${1_000_003 * step}"`);
	}
	out.push('CMD ["sleep", "infinity"]');
	const text = `${out.join('\n')}\n`;
	const { line } = inTheMiddle(text, /^COPY/);
	return typed(text, 'X', line, 0);
}
