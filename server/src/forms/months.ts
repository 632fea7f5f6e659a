/** The months' names as the form prints them. */
export const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

interface Month {
	readonly year: number;
	readonly month: number;
}

/** `January 7, 2025`, as dates are written in the United States. */
export function americanDay({ year, month, day }: Month & { readonly day: number }): string {
	return `${months[month - 1]} ${day}, ${year}`;
}

/** `January 2025`. */
export function americanMonth({ year, month }: Month): string {
	return `${months[month - 1]} ${year}`;
}
