import printing from 'pdfmake/js/Printer.js';
import type { FormDocument } from './model.js';
import { foreignTo, openFont, other, type PdfOptions, standard, withSigns } from './pdf/fonts.js';
import { definitionOf } from './pdf/pages.js';
import { forPaper } from './pdf/paper.js';

export { speak } from '../localise.js';
export { breaksOf } from './pdf/breaks.js';
export { FontError, type PdfOptions } from './pdf/fonts.js';

/** A CommonJS module, of which one loader gives all that it exports, and another what it calls its default. */
const Printer = 'default' in printing ? printing.default : (printing as never as (typeof printing)['default']);

/** Whether a document has characters that the standard fonts of PDF have not. */
export function needsFont(document: FormDocument): boolean {
	return foreignTo(forPaper(document)).size > 0;
}

export async function pdfOf(form: FormDocument, { font }: PdfOptions = {}): Promise<Uint8Array> {
	const document = forPaper(form);
	const foreign = foreignTo(document);
	const chosen = foreign.size > 0 ? openFont(font, foreign) : undefined;
	const fonts = {
		Latin: { normal: standard[0], bold: standard[1], italics: standard[2] },
		...(chosen ? { Other: { normal: [other, chosen.name], bold: [other, chosen.name], italics: [other, chosen.name] } } : {}),
	};
	// The one file there is; nothing is fetched, from the network or from the disk.
	const files = { existsSync: (file: unknown) => file === other, readFileSync: () => chosen?.bytes };
	const nothing = { resolve: () => {}, resolved: async () => {} };
	const printer = new Printer(fonts, files, nothing, (of) => typeof of !== 'string' || standard.includes(of));
	const drawable = chosen && chosen.instead.size > 0 ? withSigns(document, chosen.instead) : document;
	const pdf = await printer.createPdfKitDocument(definitionOf(drawable));
	const chunks: Uint8Array[] = [];
	return new Promise((resolve, reject) => {
		pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
		pdf.on('error', reject);
		pdf.on('end', () => resolve(joined(chunks)));
		pdf.end();
	});
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

// Fonts
