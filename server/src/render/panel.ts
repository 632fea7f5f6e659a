import type { Day } from '../forms/calendar.js';
import { displayWidth } from '../width.js';
import { escapeHtml } from './html.js';
import type { Scale } from './scale.js';

/** What the chart of a year is drawn of: panels, one below the other, over one row of months. */

export const width = 800;
export const right = 12;
/** Of a column of characters, about. */
export const character = 6.2;
export const lineHeight = 18;

export interface Panel {
	readonly title: string;
	readonly height: number;
	/** Its values, which the scale spans. */
	readonly values: readonly number[];
	readonly withZero: boolean;
	/** Its steps may be parts of one; left out, they are whole. */
	readonly parts?: boolean;
	readonly legend: readonly Key[];
	readonly draw: (scale: Scale, axis: Axis) => string;
}

export interface Key {
	readonly name: string;
	/** At the left end of a line of text. */
	readonly draw: (x: number, y: number) => string;
}

/** Where the months stand, and the days in them. */
export interface Axis {
	readonly left: number;
	readonly at: (index: number) => number;
	readonly bar: number;
	/** The middle of a day. */
	readonly on: (day: Day) => number;
	/** How wide a day is. */
	readonly day: number;
}

/** A title and the keys behind it, in as many lines as they take. */
export function flow(title: string, keys: readonly Key[], top: number): { readonly lines: number; readonly text: string } {
	let x = displayWidth(title) * (character + 0.6) + 24;
	let y = top;
	const drawn = keys.map(({ name, draw }) => {
		const taken = 22 + displayWidth(name) * character + 18;
		if (x + taken > width) {
			x = 0;
			y += lineHeight;
		}
		const key = `${draw(x, y)}<text x="${round(x + 22)}" y="${y}">${escapeHtml(name)}</text>`;
		x += taken;
		return key;
	});
	return {
		lines: (y - top) / lineHeight + 0.5,
		text: `<text class="head" x="0" y="${top}">${escapeHtml(title)}</text>${drawn.join('')}\n`,
	};
}

export function grid({ y, ticks }: Scale, left: number): string {
	return ticks
		.map(({ value, label }) => {
			const at = round(y(value));
			return `<line class="${value === 0 ? 'zero' : 'grid'}" x1="${round(left)}" x2="${width - right}" y1="${at}" y2="${at}"/><text x="${round(left - 6)}" y="${round(at + 4)}" text-anchor="end">${escapeHtml(label)}</text>`;
		})
		.join('');
}

/** A bar around a middle, between two values; never too thin to be seen. */
export function rect(
	name: string,
	more: string,
	[middle, wide]: readonly [number, number],
	[from, to]: readonly [number, number],
	{ y }: Scale,
	title: string,
): string {
	const [top, bottom] = [y(Math.max(from, to)), y(Math.min(from, to))];
	return `<rect class="${name}"${more} x="${round(middle - wide / 2)}" y="${round(top)}" width="${round(wide)}" height="${round(Math.max(from === to ? 0 : 1, bottom - top))}"><title>${escapeHtml(title)}</title></rect>`;
}

export function round(value: number): number {
	return Math.round(value * 10) / 10;
}
