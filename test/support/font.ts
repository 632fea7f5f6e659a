import { readFileSync } from 'node:fs';
import { chineseFont } from '../../scripts/font.mjs';
import type { Font } from '../../server/src/jobs/jobs.js';

export { chineseFont };

/** A font with the characters of the form and of Hong Kong, the same on every machine. */
export const font: Font = { bytes: new Uint8Array(readFileSync(chineseFont)) };

/** The font as if it had not been given these characters; instead, the last that it has are lost. */
export function without(characters: readonly string[]): Font {
	const bytes = Buffer.from(font.bytes);
	const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
	const table = tables.find((at) => bytes.toString('latin1', at, at + 4) === 'cmap') ?? 0;
	const cmap = bytes.readUInt32BE(table + 8);
	const maps = Array.from(
		{ length: bytes.readUInt16BE(cmap + 2) },
		(_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index),
	);
	// Of the tables of characters those in which runs of them stand: first, last, the first one's glyph
	for (const map of new Set(maps.filter((at) => bytes.readUInt16BE(at) === 12))) {
		const count = bytes.readUInt32BE(map + 12);
		const place = (index: number) => map + 16 + 12 * index;
		const runs = Array.from({ length: count }, (_, index) =>
			[0, 4, 8].map((offset) => bytes.readUInt32BE(place(index) + offset)),
		) as [number, number, number][];
		const kept = runs.flatMap(([first, last, glyph]) => {
			let parts: [number, number, number][] = [[first, last, glyph]];
			for (const code of characters.map((character) => character.codePointAt(0) ?? 0)) {
				parts = parts.flatMap(([from, to, at]): [number, number, number][] =>
					code < from || code > to
						? [[from, to, at]]
						: [
								[from, code - 1, at],
								[code + 1, to, at + code + 1 - from],
							],
				);
			}
			return parts.filter(([from, to]) => from <= to);
		});
		for (const [index, run] of kept.slice(0, count).entries()) {
			for (const [part, value] of run.entries()) bytes.writeUInt32BE(value, place(index) + 4 * part);
		}
	}
	return { bytes };
}
