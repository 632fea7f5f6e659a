import { afterEach, expect, test, vi } from 'vitest';
import type { Output } from '../../server/src/cli/output.js';
import { Progress } from '../../server/src/cli/progress.js';

afterEach(() => vi.restoreAllMocks());

/** What is written of a step each second. */
function written(terminal: boolean, seconds: number): string {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
	let text = '';
	const add = (part: string) => {
		text += part;
	};
	const progress = new Progress({ terminal, write: add, say: add } as unknown as Output, 'reading');
	for (let second = 1; second <= seconds; second++) {
		now = second * 1000;
		progress.step(second, 100);
	}
	progress.end();
	return text;
}

test('on a terminal a line is written anew, and wiped', () => {
	expect(written(true, 3)).toMatch(/^\rreading 1 of 100…\rreading 2 of 100…\rreading 3 of 100…\r +\r$/);
});

test('in a log a line stands each half minute', () => {
	expect(written(false, 29)).toBe('');
	expect(written(false, 65)).toBe('reading 30 of 100…\nreading 60 of 100…\n');
});
