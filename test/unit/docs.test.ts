import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../../scripts/pages.js';
import { checkIds } from '../../server/src/checks/catalogue.js';
import { readLine } from '../../server/src/syntax/line.js';

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

describe('the pages written by hand', () => {
	const root = join(import.meta.dirname, '../..');
	const written = ['docs/language.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

	it.each(written)('%s links to what is there', (path) => {
		const text = readFileSync(join(root, path), 'utf8');
		const headings = new Set([...text.matchAll(/^#+ (.+)$/gmu)].map((match) => anchor(match[1] ?? '')));
		for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
			if (target.startsWith('#')) expect([path, target, headings.has(target.slice(1))]).toEqual([path, target, true]);
			else if (!/^https?:/u.test(target)) expect(existsSync(join(root, dirname(path), target)), `${path}: ${target}`).toBe(true);
		}
	});

	it('language.md has no line in its examples that cannot be read', () => {
		const text = readFileSync(join(root, 'docs/language.md'), 'utf8');
		const examples = [...text.matchAll(/```monthly-return\n(.*?)```/gsu)].map((match) => match[1] ?? '');
		expect(examples.length).toBeGreaterThan(15);
		for (const line of examples.flatMap((example) => example.split('\n'))) {
			const { problems, strays } = readLine(line);
			expect([line, problems, strays]).toEqual([line, [], []]);
		}
	});
});

/** The anchor that Markdown viewers give a heading. */
function anchor(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(' ', '-');
}
