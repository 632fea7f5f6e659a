import { describe, expect, it } from 'vitest';
import { checkIds } from '../../server/src/checks/catalogue.js';
import { checks } from '../../server/src/checks/explanations/index.js';
import { createReturnService } from '../../server/src/service.js';

/** The findings of an example, file by file; `--- file NAME` heads each file where there are several. */
function findingsOf(example: string, last = false): readonly string[] {
	const parts = example.split(/^--- file (.+)\n/mu);
	const files =
		parts.length === 1
			? [['example.return', example]]
			: parts.flatMap((name, at) => (at % 2 === 1 ? [[name, parts[at + 1]]] : []));
	const service = createReturnService({ today: () => '2026-06-30' });
	for (const [name, text] of files) service.put(`file:///${name}`, text ?? '');
	return (last ? files.slice(-1) : files).flatMap(([name]) =>
		service.findings(`file:///${name}`).map((finding) => finding.check),
	);
}

describe('the explanations', () => {
	it('are one for each check, in the order of the catalogue', () => {
		expect(checks.map((check) => check.id)).toEqual(checkIds);
	});

	const shown = checks.filter((check) => check.wrong !== undefined);

	it('have an example but for what is larger than a page', () => {
		expect(checks.filter((check) => !shown.includes(check)).map(({ id }) => id)).toEqual(['unchecked']);
	});

	it.each(shown)('$id: the wrong example has its finding and no other', ({ id, wrong = '' }) => {
		// What an exhibit has, it has itself too.
		const findings = findingsOf(wrong, id === 'exhibit-findings');
		expect(findings).toContain(id);
		expect([...new Set(findings)]).toEqual([id]);
	});

	it.each(shown)('$id: the right example has none', ({ right = '' }) => {
		expect(findingsOf(right)).toEqual([]);
	});

	it.each(checks)('$id: its texts are whole sentences and its title is not one', ({ title, what, why }) => {
		expect(title).not.toMatch(/\.$/u);
		for (const text of [what, why]) expect(text).toMatch(/^[\p{Lu}`“].*\.$/u);
	});
});
