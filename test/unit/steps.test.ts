import { afterAll, expect, test } from 'vitest';
import { isFurniture } from '../../server/src/import/source/furniture.js';
import { Steps } from '../support/steps.js';

const steps = new Steps();
afterAll(() => steps.end());

const words = (count: number) => {
	for (let at = 0; at < count; at++) isFurniture('word');
};
const counted = (count: number) =>
	[...steps.of(count, () => words(count)).byFile].map(([file, blocks]) => [file.replace(/.*\//, ''), blocks]);

test('a function is counted however often it was called before', () => {
	const [[, once] = []] = counted(1);
	expect(once).toBeGreaterThan(5);
	for (const count of [1000, 100_000, 10, 100_000, 1000]) {
		const found = counted(count).find(([file]) => file === 'furniture.ts');
		expect(found).toEqual(['furniture.ts', Number(once) * count]);
	}
});
