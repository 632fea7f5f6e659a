import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';

const folder = join(import.meta.dirname, '../../samples');
const names = readdirSync(folder).filter((name) => name.endsWith('.return'));
const mistakes = 'typical-mistakes.return';

/** All of them together, as they lie in the folder. */
function open() {
	const service = createReturnService({ today: () => '2026-07-31' });
	for (const name of names) service.put(`file:///samples/${name}`, readFileSync(join(folder, name), 'utf8'));
	return service;
}

const findings = (name: string) => open().findings(`file:///samples/${name}`);

describe('the samples', () => {
	it.each(names.filter((name) => name !== mistakes && !name.startsWith('kingsoft')))('%s has nothing to find', (name) => {
		expect(findings(name).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
	});

	it('the real return has no error', () => {
		expect(findings('kingsoft-cloud-2024-12.return').filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('every mistake is found, and explained in a comment above it', () => {
		const text = readFileSync(join(folder, mistakes), 'utf8');
		const explained = [...text.matchAll(/# ([a-z-]+)(?: and ([a-z-]+))?: /gu)].flatMap((match) => match.slice(1).filter(Boolean));
		const found = findings(mistakes).map(({ check }) => check);
		expect([...new Set(found)].sort()).toEqual([...new Set(explained)].sort());
	});
});
