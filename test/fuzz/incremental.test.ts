import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../server/src/render/index.js';
import type { ContentChange, ReturnService } from '../../server/src/service.js';
import type { Node, Outline } from '../../server/src/syntax/outline.js';
import { languageLine } from '../support/arbitraries.js';
import { denseDay, denseMonth } from '../support/dense.js';
import { report } from '../support/form6k.js';
import { generateReturn } from '../support/generate.js';
import { strictService } from '../support/small.js';

/** What is kept when a text is edited says what the same text says when it is read for the first time. */

const uri = 'memory:///edited.return';
const published = (name: string) => readFileSync(join(import.meta.dirname, '../returns', name), 'utf8');

const texts: readonly string[] = [
	denseMonth(46),
	denseMonth(190),
	denseMonth(420),
	denseDay(120),
	published('next-day/tencent-2024-01-18.return'),
	published('next-day/drinda-2026-02-02.return'),
	published('tencent-2024-01.return'),
	generateReturn({ seed: 3 }),
	generateReturn({ seed: 4, lines: 300, editionGeneration: '1.2' }),
	report,
	report.replace(/exhibit .*\n/, (line) => [1, 2, 3, 4].map((n) => line.replace('99.1', `99.${n}`)).join('')),
];

/** The outline without what only says how it is stored. */
function shapeOf(outline: Outline) {
	const numbers = new Map<Node, number>([[outline.root, -1], ...outline.nodes.map((node, index) => [node, index] as const)]);
	const shape = (node: Node) => ({
		place: node.place?.id,
		parent: node.parent && (numbers.get(node.parent) ?? `astray ${node.parent.place?.id}`),
		opener: node.opener?.line,
		last: node.lastLine,
		classId: node.classId,
		flags: [node.notApplicable, node.damaged, node.gap, node.astray],
		children: node.children.map((child) => numbers.get(child)),
		entries: [...node.entries].map(([keyword, entries]) => [
			keyword,
			...entries.map(({ line, field }) => `${line}:${field.start}`),
		]),
	});
	return {
		root: shape(outline.root),
		nodes: outline.nodes.map(shape),
		entries: outline.entries.map(({ field, line, row, node, lost, more }) => [
			line,
			field.keyword,
			field.start,
			row?.home.id,
			numbers.get(node) ?? `astray ${node.place?.id}`,
			lost,
			more?.map((each) => [each.line, each.zh, each.text.text]),
		]),
		faults: outline.faults,
		flags: [outline.damaged, outline.headDamaged, outline.unread],
	};
}

function said(service: ReturnService) {
	const snapshot = service.snapshot(uri);
	const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
	return {
		outline: snapshot && shapeOf(snapshot.outline),
		findings: service.findings(uri).map(({ fixes, ...finding }) => ({ ...finding, fixes: fixes() })),
		symbols: service.documentSymbols(uri),
		folding: service.foldingRanges(uri),
		tokens: service.semanticTokens(uri),
		hints: service.inlayHints(uri, whole, { computed: true, columns: true, runningTotals: true, headings: true }),
		lenses: service.codeLenses(uri),
		computed: service.compute(uri),
		format: service.format(uri),
		offers: service.completion(uri, { line: Math.floor((snapshot?.source.lines.length ?? 0) / 2), character: 6 }),
		json: snapshot && renderJson(snapshot),
	};
}

/** A line, a column and what is done there, from numbers: of a text whatever its length. */
const step = fc.record({
	what: fc.constantFrom('type', 'digit', 'digit', 'erase', 'paste', 'line', 'delete', 'move', 'copy', 'enter', 'undo', 'undo'),
	at: fc.nat(),
	column: fc.nat(),
	size: fc.integer({ min: 1, max: 90 }),
	to: fc.nat(),
	text: fc.oneof(
		fc.constantFrom('"', '#', ' ', 'e', '5', '-', '\n', 'E1 5', 'zh "甲"', '    "more"', '\n  for ORD\n', '# not read: E1'),
		languageLine,
	),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One step as the changes an editor sends. */
function changesOf({ what, at, column, size, to, text }: Step, now: string): ContentChange[] {
	const lines = now.split('\n');
	const line = at % lines.length;
	const place = lines[line] as string;
	const character = column % (place.length + 1);
	const change = (from: [number, number], end: [number, number], newText: string): ContentChange => ({
		range: { start: { line: from[0], character: from[1] }, end: { line: end[0], character: end[1] } },
		text: newText,
	});
	const last = Math.min(lines.length - 1, line + size);
	const block = `${lines.slice(line, last).join('\n')}\n`;
	const target = to % lines.length;
	switch (what) {
		case 'digit': {
			const digits = [...place.matchAll(/\d/g)];
			const { index } = digits[column % Math.max(1, digits.length)] ?? {};
			return index === undefined ? [] : [change([line, index], [line, index + 1], String(column % 10))];
		}
		case 'erase':
			return [change([line, character], [line, Math.min(place.length, character + 1)], '')];
		case 'paste':
			return [change([line, 0], [line, 0], `${text}\n${block}`)];
		case 'line':
			return [change([line, 0], [line, 0], `${text}\n`)];
		case 'delete':
			return [change([line, 0], [last, 0], '')];
		case 'move':
			return target < line
				? [change([line, 0], [last, 0], ''), change([target, 0], [target, 0], block)]
				: target > last
					? [change([target, 0], [target, 0], block), change([line, 0], [last, 0], '')]
					: [];
		case 'copy':
			return [change([target, 0], [target, 0], block)];
		case 'enter':
			return [change([line, place.length], [line, place.length], `\n${lines[target]}`)];
		default:
			return [change([line, character], [line, character], text)];
	}
}

function holds(start: string, steps: readonly Step[], rounds: (service: ReturnService) => unknown): void {
	const service = strictService();
	service.put(uri, start, 0);
	service.findings(uri);
	const history = [start];
	for (const [index, each] of steps.entries()) {
		const now = service.text(uri) as string;
		if (each.what === 'undo') {
			const before = history[history.length - 2] ?? start;
			// As an editor undoes: only what differs is sent.
			let same = 0;
			while (same < now.length && same < before.length && now[same] === before[same]) same += 1;
			let tail = 0;
			while (tail < Math.min(now.length, before.length) - same && now.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
			const at = (offset: number) => {
				const above = now.slice(0, offset).split('\n');
				return { line: above.length - 1, character: above.at(-1)?.length ?? 0 };
			};
			service.edit(
				uri,
				[{ range: { start: at(same), end: at(now.length - tail) }, text: before.slice(same, before.length - tail) }],
				index + 1,
			);
			history.pop();
		} else {
			service.edit(uri, changesOf(each, now), index + 1);
			history.push(service.text(uri) as string);
		}
		service.leaveLine(uri);
		rounds(service);
	}
}

describe('a text that is edited', () => {
	it('says what it says when it is read for the first time', () => {
		fc.assert(
			fc.property(fc.nat(), fc.array(step, { minLength: 1, maxLength: 14 }), (start, steps) => {
				holds(texts[start % texts.length] as string, steps, (service) => {
					const fresh = strictService();
					fresh.put(uri, service.text(uri) ?? '', 0);
					const wanted = said(fresh);
					expect(said(service)).toEqual(wanted);
					// Nothing is made ready for edits of what nobody has open, and the same is said of it.
					const closed = strictService();
					closed.put(uri, service.text(uri) ?? '');
					expect(said(closed)).toEqual(wanted);
				});
			}),
			{ numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
		);
	});
});
