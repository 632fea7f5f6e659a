export interface Month {
	/** `YYYY-MM`. */
	readonly iso: string;
	/** `October 2026`. */
	readonly name: string;
	/** `31 October 2026`. */
	readonly end: string;
}
export const monthNames: readonly string[];
export const hongKongNow: Date;
export function monthFrom(iso: string, months: number): Month;
export function monthFromNow(months: number): Month;
