export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}
export interface Issuer {
	readonly file: string;
	readonly name: string;
	readonly code: string;
}
export interface Written {
	readonly name: string;
	readonly text: string;
}
export const cove: Issuer;
export function dayFrom(date: Date, days: number): Day;
export function said(day: Day): string;
export function iso(day: Day): string;
export function nextDayReturns(
	of: Issuer,
	from: Day,
	days: readonly { readonly on: Day; readonly bought?: bigint; readonly held?: boolean; readonly cancels?: number }[],
): readonly (Written & { readonly on: Day })[];
export const march: readonly (Written & { readonly on: Day })[];
export const marchReturn: Written;
