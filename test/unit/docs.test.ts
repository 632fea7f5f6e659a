import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIds } from '../../server/src/checks/catalogue.js';
import { pages } from '../../server/src/checks/pages.js';

const folder = join(import.meta.dirname, '../../docs/checks');
const expected = pages();

describe('the pages of the checks', () => {
	it('are one for each check, and an index', () => {
		expect([...expected.keys()].sort()).toEqual(['README.md', ...checkIds.map((id) => `${id}.md`)].sort());
		expect(readdirSync(folder).sort()).toEqual([...expected.keys()].sort());
	});

	it.each([...expected.keys()])('%s is as generated: npm run docs', (name) => {
		expect(readFileSync(join(folder, name), 'utf8')).toBe(expected.get(name));
	});
});
