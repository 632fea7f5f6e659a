// Months by their names. What is due or late is told from Hong Kong's day, so a suite in an editor counts its months from that under way there.

export const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** Hong Kong's day, as a date in UTC. */
export const hongKongNow = new Date(Date.now() + 8 * 3_600_000);

/** `{ iso: '2026-10', name: 'October 2026', end: '31 October 2026' }` of a month as `Date.UTC` takes it. */
function month(year, index) {
	const end = new Date(Date.UTC(year, index + 1, 0));
	const name = `${monthNames[end.getUTCMonth()]} ${end.getUTCFullYear()}`;
	return { iso: end.toISOString().slice(0, 7), name, end: `${end.getUTCDate()} ${name}` };
}

/** So many months from `YYYY-MM`. */
export function monthFrom(iso, months) {
	const [year, number] = iso.split('-').map(Number);
	return month(year, number - 1 + months);
}

/** So many months from the one under way. */
export const monthFromNow = (months) => month(hongKongNow.getUTCFullYear(), hongKongNow.getUTCMonth() + months);
