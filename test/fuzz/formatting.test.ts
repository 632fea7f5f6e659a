import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { computedCells } from '../../server/src/checks/compute.js';
import { analyse } from '../../server/src/checks/snapshot.js';
import { readSource } from '../../server/src/syntax/source.js';
import { generateReturn } from '../support/generate.js';
import { strictService, uri } from '../support/small.js';

const service = strictService();

function apply(text: string, edits: readonly TextEdit[]): string {
	return TextDocument.applyEdits(TextDocument.create(uri, 'it', 0, text), [...edits]);
}

function format(text: string): string {
	service.put(uri, text);
	return apply(text, service.format(uri));
}

/** What the lines say, wherever it stands in them: values by their meaning, texts and comments as they are. */
function said(text: string): readonly unknown[] {
	const { lines, statements } = readSource(text);
	const places = new Set(['start', 'end', 'keywordSpan', 'currencySpan', 'negated']);
	return statements.flatMap(({ fields, continued, chinese, strays, comment, allow }, line) => {
		const raw = lines[line] ?? '';
		const values = [
			...(continued ? [{ continued }] : []),
			...(chinese ? [{ chinese }] : []),
			...fields,
			...strays.map((stray) => ({ stray: stray.text })),
		];
		const plain = JSON.parse(
			JSON.stringify(values, (key, value) =>
				places.has(key)
					? undefined
					: typeof value === 'bigint'
						? String(value)
						: isWord(key, value)
							? JSON.stringify(value)
									.toLowerCase()
									.replace(/"(start|end)":\d+,?/g, '')
							: value,
			),
		) as unknown[];
		return [...plain, ...(comment ? [raw.slice(comment.start).trimEnd(), allow !== undefined] : [])];
	});
}

/** Words that the layout spells. */
function isWord(key: string, value: unknown): boolean {
	return ['section', 'edition', 'form', 'flag', 'items'].includes(key) && typeof value === 'object';
}

function found(text: string): readonly string[] {
	service.put(uri, text);
	return service
		.findings(uri)
		.map(({ check, severity, message }) => `${severity} ${check}: ${message}`)
		.sort();
}

function computed(text: string): readonly string[] {
	return computedCells(analyse(uri, readSource(text)), {}).map(
		({ cell, value, currency }) =>
			`${cell.node.classId} ${cell.row.place} ${cell.row.keyword} ${cell.column} ${currency} ${value.units}e${value.scale}`,
	);
}

function holdsFor(text: string): void {
	const once = format(text);
	service.put(uri, once);
	expect(service.format(uri)).toEqual([]);
	expect(said(once)).toEqual(said(text));
	expect(found(once)).toEqual(found(text));
	expect(computed(once)).toEqual(computed(text));
}

const root = join(import.meta.dirname, '../..');
const written = ['samples', 'test/returns'].flatMap((folder) =>
	readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.return'))
		.map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
const base = fc.oneof(
	fc.constantFrom(...written),
	fc
		.record({ seed: fc.nat(500), leaveOut: fc.boolean(), editionGeneration: fc.constantFrom('1.0', '1.1', '1.2') })
		.map((options) => generateReturn(options as Parameters<typeof generateReturn>[0])),
);

const clean = base.filter((text) =>
	readSource(text).statements.every(({ problems, strays }) => problems.length + strays.length === 0),
);

/** What people do to the layout of a text; none of it changes what it says. */
const shuffles: readonly ((line: string, next: string) => string)[] = [
	(line) => line.trim(),
	(line) => `\t  ${line}`,
	(line) => `${line}   `,
	(line) => `${line}\n\n   \n`,
	(line) => line.replace(/^(\s*\w+) +/, '$1   '),
	(line) => line.replace(/,(?=\d{3})/g, ''),
	(line) => line.replace(/ ([=+x]) /g, '$1'),
	(line) => (line.includes('"') ? line : line.toUpperCase()),
	(line) => `${line}\n# a remark`,
	(line) => `# allow sign: because\n${line}`,
	(line) => `${line} # allow event-date: because`,
	(line) => line.replace(/^ {6}(\w+) /, '# $&\n$&'),
];

/** What people do that does: a line is broken, lost, or said twice. */
const damages: readonly ((line: string) => string)[] = [
	(line) => line.slice(0, Math.floor(line.length / 2)),
	(line) => line.replace(/\w/, ''),
	(line) => `${line} what`,
	(line) => line.replace(/ /, '\u00a0'),
	(line) => line.replace(/"/, '“').replace(/"/, '”'),
	(line) => line.replace(/-(\d[\d,]*)/, '($1)'),
	(line) => line.replace(/(\d) January/, '$1 Jan'),
	(line) => `${line}\n${line}`,
	(line) => `${line} zh`,
	() => 'zh',
	() => '"more"',
	(line) => `${line}\n  zh "更多"`,
	() => 'approved 5 May 2020 on 6 May 2020',
	() => '',
];

const change = fc.record({ at: fc.nat(), how: fc.nat(), sound: fc.boolean() });

function changed(text: string, changes: readonly { at: number; how: number; sound: boolean }[]): string {
	const lines = text.split('\n');
	for (const { at, how, sound } of changes) {
		const index = at % lines.length;
		const line = lines[index] as string;
		lines[index] = sound
			? (shuffles[how % shuffles.length] as (typeof shuffles)[0])(line, lines[index + 1] ?? '')
			: (damages[how % damages.length] as (typeof damages)[0])(line);
	}
	return lines.join('\n');
}

describe('formatting', () => {
	it('says the same in the same words, finds and computes the same, and is done after once', () => {
		fc.assert(
			fc.property(base, fc.array(change, { maxLength: 12 }), (text, changes) => holdsFor(changed(text, changes))),
			{ numRuns: 300 },
		);
	});

	it('does so whatever the text is', () => {
		const words = fc.constantFrom(
			...'return FF301 issuer month class section II III.E totals for A B opening change closing event scheme on E1 E2 issued no par x = + - 5 1,000 HKD "t" zh # \n \n \n'.split(
				' ',
			),
			'\n  ',
			'(i)',
			'31 January 2026',
			'\t',
			'new',
			'treasury',
			'other',
		);
		fc.assert(
			fc.property(fc.array(words, { maxLength: 60 }), (of) => holdsFor(of.join(' '))),
			{ numRuns: 2000 },
		);
	});

	it('undoes what only changes the layout of lines', () => {
		const loose = shuffles.slice(0, 6);
		fc.assert(
			fc.property(clean, fc.array(fc.record({ at: fc.nat(), how: fc.nat() }), { maxLength: 20 }), (text, changes) => {
				const lines = format(text).split('\n');
				for (const { at, how } of changes) {
					const index = at % (lines.length - 1);
					const line = lines[index] as string;
					lines[index] =
						/["#]/.test(line) || line === ''
							? line
							: (loose[how % loose.length] as (typeof loose)[0])(line, '').replace(/\n\s*$/, '');
				}
				expect(format(lines.join('\n'))).toBe(format(text));
			}),
			{ numRuns: 200 },
		);
	});

	it('of a range touches its lines alone', () => {
		fc.assert(
			fc.property(base, fc.array(change, { maxLength: 12 }), fc.nat(), fc.nat(20), (text, changes, from, length) => {
				const before = changed(text, changes);
				const count = before.split('\n').length;
				const first = from % count;
				const last = Math.min(first + length, count - 1);
				service.put(uri, before);
				const edits = service.format(uri, { start: { line: first, character: 0 }, end: { line: last, character: 1 } });
				for (const { range } of edits) {
					expect(range.start.line).toBeGreaterThanOrEqual(first);
					const end = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
					expect(end).toBeLessThanOrEqual(last);
				}
				const after = apply(before, edits);
				expect(said(after)).toEqual(said(before));
				expect(found(after)).toEqual(found(before));
			}),
			{ numRuns: 200 },
		);
	});

	it('of a range or while typing has nothing to do where the whole has been laid out', () => {
		fc.assert(
			fc.property(base, fc.array(change, { maxLength: 12 }), fc.nat(), fc.nat(20), (text, changes, from, length) => {
				const once = format(changed(text, changes));
				const count = once.split('\n').length;
				const line = from % count;
				service.put(uri, once);
				const end = { line: Math.min(line + length, count - 1), character: 1 };
				expect(service.format(uri, { start: { line, character: 0 }, end })).toEqual([]);
				expect(service.formatOnType(uri, { line, character: 0 })).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('while typing says the same', () => {
		fc.assert(
			fc.property(base, fc.array(change, { maxLength: 12 }), fc.nat(), (text, changes, at) => {
				const before = changed(text, changes);
				service.put(uri, before);
				const line = at % before.split('\n').length;
				const edits = service.formatOnType(uri, { line, character: 0 });
				expect(edits.every(({ range }) => range.start.line === line - 1 && range.end.line === line - 1)).toBe(true);
				const after = apply(before, edits);
				expect(said(after)).toEqual(said(before));
				expect(found(after)).toEqual(found(before));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('hints and rolling forward', () => {
	const whole = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
	const all = { computed: true, columns: true, runningTotals: true, headings: true };
	const isError = ({ severity, check }: { severity: string; check: string }) =>
		severity === 'error' && check !== 'negative-balance';

	it('never fail, and bring no error into a return that has none', () => {
		fc.assert(
			fc.property(base, fc.array(change, { maxLength: 8 }), (text, changes) => {
				const before = changed(text, changes);
				service.put(uri, before);
				const isSound = !service.findings(uri).some(isError);
				const rolled = service.roll(uri);
				const hints = service.inlayHints(uri, whole, all);
				service.codeLenses(uri);
				service.status(uri);
				if (isSound && 'text' in rolled) {
					service.put('memory:///next.return', rolled.text);
					const found = service.findings('memory:///next.return').filter(({ check }) => check.startsWith('brought-forward'));
					expect(found.map(({ message }) => message)).toEqual([]);
					expect(service.format('memory:///next.return')).toEqual([]);
					service.remove('memory:///next.return');
				}
				const ends = before.split('\n').map(({ length }) => length);
				for (const { position, textEdits, label } of hints) {
					expect(position.character).toBe(ends[position.line]);
					if (isSound && textEdits) {
						service.put(uri, apply(before, textEdits));
						expect({ label, found: service.findings(uri).filter(isError) }).toEqual({ label, found: [] });
					}
				}
			}),
			{ numRuns: 150 },
		);
	});
});
