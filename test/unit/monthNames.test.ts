import { expect, test } from 'vitest';
import { placeAfter, type Turn } from '../../server/src/features/monthNames.js';
import { lastDayOfMonth } from '../../server/src/forms/calendar.js';

const day = (text: string) => {
	const [year = 0, month = 0] = text.split('-').map(Number);
	return { year, month, day: lastDayOfMonth(year, month) };
};
const turn = (from: string, to: string): Turn => ({ from: day(from), to: day(to), issuer: 'Moon Limited' });
const october = turn('2026-10', '2026-11');
const december = turn('2026-12', '2027-01');
const may = turn('2026-05', '2026-06');

/** The path that follows one; a name that neither it nor its folder says the month of is left out. */
function after(path: string, of: Turn): string {
	const issuer = path.includes('tower') ? 'Tower 10 Limited' : of.issuer;
	const { folder, name } = placeAfter(`/r/${path}`, { ...of, issuer });
	const parts = `/r/${path}`.split('/').slice(0, -1);
	for (const part of folder?.split('/') ?? []) part === '..' ? parts.pop() : parts.push(part);
	return `${parts.join('/').replace(/^\/r\/?/, '')}|${name ?? ''}`;
}

test.each([
	// The folder says the month.
	['2026/10/moon.return', '2026/11|moon.return'],
	['2026-10/moon.return', '2026-11|moon.return'],
	['202610/moon.return', '202611|moon.return'],
	['Oct 2026/moon.return', 'Nov 2026|moon.return'],
	['OCTOBER-2026/moon.return', 'NOVEMBER-2026|moon.return'],
	['2026 oct/moon.return', '2026 nov|moon.return'],
	['10.2026/moon.return', '11.2026|moon.return'],
	['2026年10月/moon.return', '2026年11月|moon.return'],
	['2026-10-31/moon.return', '2026-11-30|moon.return'],
	['Returns of October 2026/moon.return', 'Returns of November 2026|moon.return'],
	['2026/Oct/moon.return', '2026/Nov|moon.return'],
	['2026/10-Oct/moon.return', '2026/11-Nov|moon.return'],
	['2026年/10月/moon.return', '2026年/11月|moon.return'],
	['2026/2026-10/moon.return', '2026/2026-11|moon.return'],
	['2026/10/moon/form.return', '2026/11/moon|form.return'],
	['2026/moon/10/form.return', '2026/moon/11|form.return'],
	['2026/10/10.return', '2026/11|11.return'],
	['2026/10/tower-10.return', '2026/11|tower-10.return'],
	['2026/10/moon-2026.return', '2026/11|moon-2026.return'],
	// The folder says the year.
	['2026/moon-10.return', '2026|moon-11.return'],
	['2026/Oct.return', '2026|Nov.return'],
	['2026/tower-10-10.return', '2026|'],
	['2026/moon.return', '2026|'],
	// The name says both.
	['moon/moon-2026-10.return', 'moon|moon-2026-11.return'],
	['2026-10/moon_2026_10.return', '2026-11|moon_2026_11.return'],
	['moon 31 October 2026.return', '|moon 30 November 2026.return'],
	['moon20261031.return', '|moon20261130.return'],
	['moon 31-10-2026.return', '|moon 30-11-2026.return'],
	['moon-2026-10-2.return', '|moon-2026-11-2.return'],
	// Of a folder that has other words, too, the name of a file that says the month tells nothing.
	['backup of Oct 2026/moon-2026-10.return', 'backup of Oct 2026|moon-2026-11.return'],
	// Nothing says it, or something else.
	['moon.return', '|'],
	['10/moon.return', '10|'],
	['2025/10/moon.return', '2025/10|'],
	['2026-10-07/moon.return', '2026-10-07|'],
	['moon-2026-10-07.return', '|'],
	['moon-07.10.2026.return', '|'],
	['moon-120261031.return', '|'],
	['2026/a/b/c/moon-10.return', '2026/a/b/c|'],
])('%s is followed by %s', (path, wanted) => {
	expect(after(path, october)).toBe(wanted);
});

test.each([
	['2026/12/moon.return', '2027/01|moon.return'],
	['2026-12/moon.return', '2027-01|moon.return'],
	['2026/2026-12/moon.return', '2027/2027-01|moon.return'],
	['Dec 2026/moon.return', 'Jan 2027|moon.return'],
	['2026/moon-12.return', '2027|moon-01.return'],
	['2026/moon/moon-2026-12.return', '2027/moon|moon-2027-01.return'],
	['2026/12/moon-2026.return', '2027/01|moon-2027.return'],
])('a year ends: %s is followed by %s', (path, wanted) => {
	expect(after(path, december)).toBe(wanted);
});

test('months are written as they were', () => {
	expect(after('2026/5/moon.return', may)).toBe('2026/6|moon.return');
	expect(after('2026/05/moon.return', may)).toBe('2026/06|moon.return');
	expect(after('2026/9/moon.return', turn('2026-09', '2026-10'))).toBe('2026/10|moon.return');
	expect(after('Sept 2026/moon.return', turn('2026-09', '2026-10'))).toBe('Oct 2026|moon.return');
	expect(after('2026年9月/moon.return', turn('2026-09', '2026-10'))).toBe('2026年10月|moon.return');
});
