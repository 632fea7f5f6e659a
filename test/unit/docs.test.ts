import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../../scripts/pages.js';
import { checkIds } from '../../server/src/checks/catalogue.js';

const folder = join(import.meta.dirname, '../../docs');
const expected = pages();

describe('the pages made from data', () => {
	it('have one for each check, and an index', () => {
		expect(readdirSync(join(folder, 'checks')).sort()).toEqual(['README.md', ...checkIds.map((id) => `${id}.md`)].sort());
		for (const id of checkIds) expect(expected.has(`checks/${id}.md`)).toBe(true);
	});

	it.each([...expected.keys()])('%s is as generated: npm run docs', (path) => {
		expect(readFileSync(join(folder, path), 'utf8')).toBe(expected.get(path));
	});
});
