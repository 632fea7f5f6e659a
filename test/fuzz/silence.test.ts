import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { carries } from '../../server/src/forms/ff301/carries.js';
import type { Node } from '../../server/src/syntax/outline.js';
import { generateMonths } from '../support/generate.js';
import { apply, slipsOf, tiedCells } from '../support/slips.js';
import { snapshotOf, strictService } from '../support/small.js';

// Many runs, and other suites beside them.
vi.setConfig({ testTimeout: 120_000 });

const before = 'memory:///before.return';
const after = 'memory:///after.return';

function missed(first: string, second: string) {
	return strictService({ [before]: first, [after]: second })
		.findings(after)
		.filter(({ check }) => check === 'not-carried-forward');
}

/** The last line of a node and of all in it. */
const end = (node: Node): number => Math.max(node.lastLine, ...node.children.map(end));

/** A text without the lines of some nodes. */
function without(text: string, nodes: readonly Node[]): string {
	const gone = (line: number) => nodes.some((node) => line >= (node.opener?.line ?? Number.NaN) && line <= end(node));
	return text
		.split('\n')
		.filter((_, line) => !gone(line))
		.join('\n');
}

describe('whatever balance stood last month', () => {
	it('is missed when its item, its block, its section or its class is taken away, and its fix writes it', () => {
		const places = carries.map(({ place }) => place);
		fc.assert(
			fc.property(fc.nat(400), fc.constantFrom('1.0', '1.1', '1.2'), fc.nat(), (seed, editionGeneration, pick) => {
				const [first = '', second = ''] = generateMonths({ seed, editionGeneration: editionGeneration as '1.1' }, 2);
				expect(missed(first, second)).toEqual([]);
				const { outline } = snapshotOf(second);
				const items = outline.nodes.filter(({ place }) => place && places.includes(place.id));
				const sections = carries
					.flatMap(({ section }) => outline.sections.get(section) ?? [])
					.filter(({ notApplicable }) => !notApplicable);
				const classes = [...outline.classes.keys()].map((id) =>
					outline.nodes.filter((node) => node.classId === id || outline.classes.get(id) === node),
				);
				const targets: readonly (readonly Node[])[] = [
					...items.map((node) => [node]),
					...sections.map((node) => [node]),
					...classes,
				];
				const target = targets[pick % targets.length] ?? [];
				let text = without(second, target);
				const names = target.map(({ place }) => place?.kind);
				const found = missed(first, text);
				const opening = target.some(
					(node) => node.place?.id === 'agreement' || (node.entries.get('opening') ?? node.children.length > 0),
				);
				if (opening && names.length > 0) {
					// What closed with nothing is not missed.
					const balances =
						missed(first, text).length > 0 ||
						target.every((node) => snapshotOf(second).return_.cells.get(node, 'opening')?.value?.units === 0n);
					expect(balances).toBe(true);
				}
				for (let round = 0; round < found.length; round += 1) {
					const [next] = missed(first, text);
					text = next ? apply(text, next.fixes()[0]?.edits ?? []) : text;
				}
				expect(missed(first, text)).toEqual([]);
				// With the openings of last month.
				const service = strictService({ [before]: first, [after]: text });
				expect(service.findings(after).filter(({ check }) => check === 'brought-forward' || check === 'syntax')).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('computing after a slip', () => {
	it('never makes a clean return of it that is not the one that was meant', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.nat(), fc.nat(), (seed, pick, which) => {
				const [first = '', second = '', third = ''] = generateMonths({ seed }, 3);
				const cells = tiedCells(second);
				const cell = cells[pick % cells.length];
				const slips = cell ? slipsOf(second, cell, () => 0.37) : [];
				const slipped = slips[which % Math.max(1, slips.length)];
				if (!slipped) return;
				for (const others of [[first, third], []]) {
					const service = strictService({
						[after]: slipped.text,
						...Object.fromEntries(others.map((text, index) => [`memory:///${index}.return`, text])),
					});
					const changed = apply(slipped.text, service.compute(after, { mend: true }));
					service.put(after, changed);
					const errors = service.findings(after).filter(({ severity }) => severity === 'error');
					const meaning = (text: string) => text.replace(/[ \t]+/g, ' ');
					if (errors.length === 0) expect(meaning(changed), slipped.cell).toBe(meaning(second));
				}
			}),
			{ numRuns: 150 },
		);
	});
});
