import * as l10n from '@vscode/l10n';
import type { Imported } from './imported.js';
import { importPdf, isPdf, type PdfOptions } from './source/pdf.js';
import { importText } from './text.js';

export type { Imported };
export { importPdf, importText };

/** A return out of a file as it was published: a PDF by its first bytes, else a text, HTML or plain, in UTF-8. Never throws. */
export async function importFile(bytes: Uint8Array, options: PdfOptions = {}): Promise<Imported> {
	if (isPdf(bytes)) return importPdf(bytes, options);
	const other = others.find(([, first]) => first.every((byte, index) => bytes[index] === byte));
	if (other) return { refused: other[0]() };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { refused: l10n.t('it is neither a PDF nor a text in UTF-8: save it as one of them') };
	}
	if (text.includes('\u0000')) return { refused: l10n.t('it is neither a PDF nor a text') };
	return importText(text);
}

const archive = () => l10n.t('it is a Word or Excel file, or another archive, and not a PDF or a text');
const old = () => l10n.t('it is a Word or Excel file of the old kind, and not a PDF or a text');
const utf16 = () => l10n.t('it is a text in UTF-16: save it in UTF-8');
const picture = () => l10n.t('it is a picture, and not a PDF or a text');

/** What is mistaken for one, by its first bytes. */
const others: readonly (readonly [() => string, readonly number[]])[] = [
	[archive, [0x50, 0x4b, 0x03, 0x04]],
	[old, [0xd0, 0xcf, 0x11, 0xe0]],
	[utf16, [0xff, 0xfe]],
	[utf16, [0xfe, 0xff]],
	[picture, [0x89, 0x50, 0x4e, 0x47]],
	[picture, [0xff, 0xd8, 0xff]],
];
