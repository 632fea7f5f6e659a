import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchOver } from '../../client/src/watch.js';

/** Longer than the watch waits. */
const long = 60_000;

describe('the watch over a server', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	function watched() {
		const asked = vi.fn(() => new Promise(() => {}));
		const givenUp = vi.fn();
		const { middleware, connectionOptions, forget } = watchOver(asked, givenUp);
		return {
			asked,
			givenUp,
			forget,
			/** Sends a request; answers it when it is told to. */
			send() {
				let answer = () => {};
				const answered = new Promise<void>((resolve) => {
					answer = resolve;
				});
				const sent = middleware?.sendRequest?.('textDocument/hover', {}, undefined, (() => answered) as never);
				return async () => {
					answer();
					await sent;
				};
			},
			says: () => connectionOptions?.messageStrategy?.handleMessage({ jsonrpc: '2.0' }, () => {}),
		};
	}

	it('lets one be that owes nothing', async () => {
		const { send, asked, givenUp } = watched();
		await send()();
		await vi.advanceTimersByTimeAsync(long);
		expect(asked).not.toHaveBeenCalled();
		expect(givenUp).not.toHaveBeenCalled();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('asks one that owes an answer, and gives it up where not even that is answered', async () => {
		const { send, asked, givenUp } = watched();
		send();
		await vi.advanceTimersByTimeAsync(14_000);
		expect(asked).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(2_000);
		expect(asked).toHaveBeenCalledTimes(1);
		expect(givenUp).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(15_000);
		expect(givenUp).toHaveBeenCalledTimes(1);
		await vi.advanceTimersByTimeAsync(long);
		expect(givenUp).toHaveBeenCalledTimes(1);
	});

	it('lets one be that takes long and says anything meanwhile', async () => {
		const { send, says, givenUp } = watched();
		send();
		for (let i = 0; i < 10; i++) {
			await vi.advanceTimersByTimeAsync(25_000);
			says();
		}
		expect(givenUp).not.toHaveBeenCalled();
	});

	it('takes the sleep of a machine for one beat', async () => {
		const { send, givenUp } = watched();
		send();
		vi.setSystemTime(Date.now() + 3_600_000);
		await vi.advanceTimersByTimeAsync(6_000);
		expect(givenUp).not.toHaveBeenCalled();
	});

	it('forgets what one owed that is no more', async () => {
		const { send, asked, forget } = watched();
		send();
		forget();
		await vi.advanceTimersByTimeAsync(long);
		expect(asked).not.toHaveBeenCalled();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('watches the next one too', async () => {
		const { send, givenUp } = watched();
		const late = send();
		await vi.advanceTimersByTimeAsync(31_000);
		expect(givenUp).toHaveBeenCalledTimes(1);
		send();
		// What the old one owed says nothing of the new one.
		await late();
		await vi.advanceTimersByTimeAsync(31_000);
		expect(givenUp).toHaveBeenCalledTimes(2);
	});
});
