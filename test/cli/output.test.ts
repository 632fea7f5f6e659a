import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../server/src/cli/output.js';
import { toOutput } from '../../server/src/cli/output.js';
import { Progress } from '../../server/src/cli/progress.js';
import { visible } from '../../server/src/escape.js';
import { displayWidth } from '../../server/src/width.js';

test.each([
	['', 0],
	['abc', 3],
	['金山雲', 6],
	['Ａ１', 4],
	['é', 1],
	['e\u0301', 1],
	['a\u200bb', 2],
	['😀', 2],
	['—', 1],
])('%j takes %i columns', (text, width) => {
	expect(displayWidth(text)).toBe(width);
});

test('a text is shown without what would command the terminal', () => {
	expect(visible('a\tb\u001b[31m\u0007\u009b\r金\n')).toBe('a    b\ufffd[31m\ufffd\ufffd\ufffd金\n');
});

describe('progress', () => {
	afterEach(() => void vi.restoreAllMocks());

	function watch(terminal: boolean) {
		let [now, written] = [0, ''];
		vi.spyOn(performance, 'now').mockImplementation(() => now);
		const output: Output = {
			...toOutput(process.stderr, {}),
			terminal,
			write: (text) => {
				written += text;
			},
		};
		const progress = new Progress(output, 'checking');
		const at = (milliseconds: number) => {
			now = milliseconds;
		};
		return { progress, at, written: () => written };
	}

	test('is shown after a second, not with every step, and wiped', () => {
		const { progress, at, written } = watch(true);
		at(999);
		progress.step(5, 10);
		expect(written()).toBe('');
		at(1000);
		progress.step(6, 10);
		at(1050);
		progress.step(7, 10);
		expect(written()).toBe('\rchecking 6 of 10…');
		progress.end();
		expect(written()).toBe(`\rchecking 6 of 10…\r${' '.repeat(17)}\r`);
	});

	test('is not shown off a terminal', () => {
		const { progress, at, written } = watch(false);
		at(5000);
		progress.step(1);
		progress.end();
		expect(written()).toBe('');
	});
});

test('colours are for terminals that show them', () => {
	const colored = (isTTY: boolean, env: NodeJS.ProcessEnv) =>
		toOutput(Object.assign(Object.create(process.stdout), { isTTY }), env).colors.isColorSupported;
	expect(colored(true, {})).toBe(true);
	expect(colored(true, { TERM: 'dumb' })).toBe(false);
	expect(colored(true, { NO_COLOR: '1' })).toBe(false);
	expect(colored(true, { NO_COLOR: '' })).toBe(true);
	expect(colored(false, { FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
	expect(colored(true, { FORCE_COLOR: 'false' })).toBe(false);
});
