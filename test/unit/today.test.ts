import { afterEach, expect, test, vi } from 'vitest';
import { monthFromNow } from '../../client/src/dates.js';
import { hongKongDate } from '../../server/src/disk/today.js';

/** What is due is told from Hong Kong's day, in the editor as on the server, wherever the machine stands. */

vi.mock('vscode', () => ({ env: { language: 'en' } }));

const zone = process.env.TZ;
afterEach(() => {
	vi.useRealTimers();
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

test.each(['Pacific/Honolulu', 'America/New_York', 'UTC', 'Asia/Hong_Kong', 'Pacific/Kiritimati'])('in %s', (machine) => {
	process.env.TZ = machine;
	for (const [at, day, months] of [
		['2026-11-30T15:59:59Z', '2026-11-30', ['2026-10', '2026-11', '2026-12']],
		['2026-11-30T16:00:00Z', '2026-12-01', ['2026-11', '2026-12', '2027-01']],
		['2026-12-31T12:00:00Z', '2026-12-31', ['2026-11', '2026-12', '2027-01']],
		['2027-01-30T20:00:00Z', '2027-01-31', ['2026-12', '2027-01', '2027-02']],
	] as const) {
		vi.setSystemTime(at);
		expect([hongKongDate(), [-1, 0, 1].map(monthFromNow)]).toEqual([day, months]);
	}
});
