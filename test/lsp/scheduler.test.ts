import { afterEach, expect, test, vi } from 'vitest';
import { Scheduler } from '../../server/src/lsp/scheduler.js';

afterEach(() => void vi.restoreAllMocks());

/** An event loop whose turns are taken by hand. */
function loop() {
	let waiting: (() => void)[] = [];
	const ran: string[] = [];
	const scheduler = new Scheduler(
		(run) => void waiting.push(run),
		(key) => ran.push(key),
	);
	const turn = () => {
		const now = waiting;
		waiting = [];
		for (const run of now) run();
	};
	return { scheduler, turn, ran, idle: () => waiting.length === 0 };
}

test('runs once a whole turn has passed in quiet', () => {
	const { scheduler, turn, ran, idle } = loop();
	for (let i = 0; i < 50; i++) {
		scheduler.touch('a');
		turn();
		expect(ran).toEqual([]);
	}
	turn();
	expect(ran).toEqual(['a']);
	expect(idle()).toBe(true);
});

test('documents do not wait for one another', () => {
	const { scheduler, turn, ran } = loop();
	scheduler.touch('a');
	turn();
	scheduler.touch('b');
	turn();
	expect(ran).toEqual(['a']);
	turn();
	expect(ran).toEqual(['a', 'b']);
});

test('what is dropped does not run', () => {
	const { scheduler, turn, ran, idle } = loop();
	scheduler.touch('a');
	scheduler.touch('b');
	scheduler.drop('a');
	for (let i = 0; i < 4; i++) turn();
	expect(ran).toEqual(['b']);
	scheduler.touch('b');
	scheduler.clear();
	for (let i = 0; i < 4; i++) turn();
	expect(ran).toEqual(['b']);
	expect(idle()).toBe(true);
});

test('edits without a pause are answered now and then', () => {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
	const { scheduler, turn, ran } = loop();
	for (; now < 1000; now += 10) {
		scheduler.touch('a');
		turn();
	}
	expect(ran.length).toBeGreaterThan(5);
	expect(ran.length).toBeLessThan(12);
});

test('what is touched while it runs runs again', () => {
	let waiting: (() => void)[] = [];
	const ran: string[] = [];
	const scheduler: Scheduler = new Scheduler(
		(run) => void waiting.push(run),
		(key) => {
			ran.push(key);
			if (ran.length === 1) scheduler.touch(key);
		},
	);
	scheduler.touch('a');
	for (let i = 0; i < 6; i++) {
		const now = waiting;
		waiting = [];
		for (const run of now) run();
	}
	expect(ran).toEqual(['a', 'a']);
});
