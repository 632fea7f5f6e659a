import * as l10n from '@vscode/l10n';
import { create, type Font, type FontCollection } from 'fontkit';
import { plainSigns } from '../../forms/signs.js';
import type { FormDocument } from '../model.js';
import { definitionOf } from './pages.js';
import { latin } from './paper.js';

export interface PdfOptions {
	/** For what the standard fonts of PDF have no characters for, Chinese above all; of a collection the name of the font meant. */
	readonly font?: { readonly bytes: Uint8Array; readonly name?: string };
}

export const other = 'other';

export const standard: readonly string[] = ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'];

/** The font cannot be used, or has no character for a text. */
export class FontError extends Error {
	override name = 'FontError';
}

/** The characters of a document that the standard fonts have not. */
export function foreignTo(document: FormDocument): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (node: unknown): void => {
		if (typeof node === 'string') {
			if (!latin.test(node)) {
				for (const character of node) {
					if (!latin.test(character)) found.add(character);
				}
			}
		} else if (Array.isArray(node)) {
			node.forEach(visit);
		} else if (typeof node === 'object' && node !== null) {
			Object.values(node).forEach(visit);
		}
	};
	visit(definitionOf(document));
	return found;
}

/** The font's bytes and name as PDFKit takes them, once it is known to have every character. */
export function openFont(
	font: PdfOptions['font'],
	characters: ReadonlySet<string>,
): { readonly bytes: Uint8Array; readonly name: string | undefined; readonly instead: ReadonlyMap<string, string> } {
	if (!font) {
		throw new FontError(
			l10n.t('The texts have characters that the standard fonts of PDF have not: a font that has them is needed.'),
		);
	}
	let opened: Font;
	let collected = false;
	try {
		const found = create(font.bytes as Buffer) as Font | FontCollection;
		collected = 'fonts' in found;
		opened = 'fonts' in found ? inCollection(found, font.name) : found;
	} catch (error) {
		throw new FontError(l10n.t('The font cannot be used: {0}', error instanceof Error ? error.message : String(error)));
	}
	const has = (character: string) => latin.test(character) || opened.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
	const lacked = [...characters].filter((character) => !has(character));
	// Fonts made for Hong Kong have 內 and 為, and not 内 and 爲, with which the form is printed as well.
	const instead = new Map(
		lacked.flatMap((character): [string, string][] => {
			const plain = plainSigns(character);
			return plain !== character && has(plain) ? [[character, plain]] : [];
		}),
	);
	const missing = lacked.filter((character) => !instead.has(character));
	if (missing.length > 0) {
		throw new FontError(
			l10n.t('The font {0} has no character for {1}', opened.fullName, missing.slice(0, 10).map(named).join(', ')),
		);
	}
	return { bytes: onOneLine(font.bytes, opened), name: collected ? opened.postscriptName : undefined, instead };
}

/** The document with other signs for those that the font has not. */
export function withSigns<T>(node: T, instead: ReadonlyMap<string, string>): T {
	if (typeof node === 'string') return [...node].map((character) => instead.get(character) ?? character).join('') as T;
	if (Array.isArray(node)) return node.map((each) => withSigns(each, instead)) as T;
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withSigns(value, instead)])) as T;
}

/** A character that few fonts have may not be seen where it is said. */
function named(character: string): string {
	return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Helvetica's, in thousandths of the type's size: ascent, descent, and the gap between lines. */
const helvetica = [718, -207, 231] as const;

/** The font with the measures of a line that Helvetica has, so that the texts of both stand on one line. */
function onOneLine(bytes: Uint8Array, font: Font): Uint8Array {
	const { offset } = (font as Font & { readonly directory: { readonly tables: { readonly hhea: { readonly offset: number } } } })
		.directory.tables.hhea;
	const measured = bytes.slice();
	const view = new DataView(measured.buffer);
	// The table of horizontal metrics begins with its version, in four bytes.
	for (const [index, measure] of helvetica.entries()) {
		view.setInt16(offset + 4 + 2 * index, Math.round((measure * font.unitsPerEm) / 1000));
	}
	return measured;
}

/** The one that is named, else one for Hong Kong or Taiwan, else the first. */
function inCollection({ fonts }: FontCollection, name: string | undefined): Font {
	const found =
		fonts.find(({ postscriptName }) => postscriptName === name) ??
		fonts.find(({ postscriptName }) => /(hk|tc)\b/i.test(postscriptName)) ??
		fonts[0];
	if (!found) throw new Error('there is none in the collection');
	return found;
}
