import { withoutFurniture } from './furniture.js';
import type { Imported } from './imported.js';
import { type Piece, rowsOfPage } from './page.js';
import { getDocument, type PDFDocumentProxy } from './pdfjs.js';
import type { Row } from './sheet.js';
import { importSheet } from './text.js';

export interface PdfOptions {
	/** A predefined CMap of Adobe's by name: what Chinese fonts that are not embedded are read with. */
	readonly cmap?: (name: string) => Promise<Uint8Array | undefined>;
	readonly limits?: Partial<Limits>;
}

export interface Limits {
	readonly bytes: number;
	readonly pages: number;
	readonly milliseconds: number;
}

/** A return has ten pages, some have fifty; what is larger by far is something else. */
export const limits: Limits = { bytes: 20 * 1024 * 1024, pages: 200, milliseconds: 20_000 };

class Refused extends Error {}

export function isPdf(bytes: Uint8Array): boolean {
	// Some have a few bytes before it.
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
	return /^\s*%PDF-/.test(head) || (head.includes('%PDF-1') && !/^\s*[<\w]/.test(head));
}

/** A return out of a PDF with text in it, as HKEX publishes it. Never throws; no script in it runs, nothing is fetched. */
export async function importPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Imported> {
	const within = { ...limits, ...options.limits };
	if (bytes.length > within.bytes) return { refused: `the PDF is over ${within.bytes / 1024 / 1024} MB, which no return is` };
	const until = Date.now() + within.milliseconds;
	try {
		return importSheet(withoutFurniture(await rowsOfPdf(bytes, options, within, until), true));
	} catch (error) {
		return { refused: reasonOf(error) };
	}
}

const reasons: Readonly<Record<string, string>> = {
	PasswordException: 'the PDF is encrypted: it opens with a password only',
	InvalidPDFException: 'the PDF is damaged: its structure cannot be read',
	FormatError: 'the PDF is damaged: a page of it cannot be read',
};

function reasonOf(error: unknown): string {
	if (error instanceof Refused) return error.message;
	const { name = '', message = '' } = error as Partial<Error>;
	if (/encrypt|password/i.test(message)) return reasons.PasswordException as string;
	return reasons[name] ?? `the PDF is damaged: ${message.replace(/\s+/g, ' ').slice(0, 200)}`;
}

/** pdf.js asks it for what it lacks; it is given no address to look at. */
function factoryOf(cmap: PdfOptions['cmap']) {
	return class {
		async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
			const data = kind === 'cMapUrl' ? await cmap?.(filename) : undefined;
			if (!data) throw new Error(`no ${filename}`);
			return data;
		}
	};
}

/** What pictures would be drawn with. */
class Nothing {
	destroy(): void {}
}

async function rowsOfPdf(bytes: Uint8Array, { cmap }: PdfOptions, within: Limits, until: number): Promise<readonly Row[]> {
	// pdf.js takes the bytes it is given for its own.
	const task = getDocument({
		data: new Uint8Array(bytes),
		isEvalSupported: false,
		enableXfa: false,
		disableFontFace: true,
		useSystemFonts: false,
		useWasm: false,
		useWorkerFetch: false,
		stopAtErrors: false,
		disableWorkerRendering: true,
		isImageDecoderSupported: false,
		isOffscreenCanvasSupported: false,
		verbosity: 0,
		cMapUrl: 'cmaps/',
		cMapPacked: true,
		BinaryDataFactory: factoryOf(cmap),
		CanvasFactory: Nothing,
		FilterFactory: Nothing,
	} as Parameters<typeof getDocument>[0]);
	try {
		const document = await inTime(task.promise, until);
		if (document.numPages > within.pages)
			throw new Refused(`the PDF has ${document.numPages} pages, more than the ${within.pages} that are read`);
		return await pagesOf(document, until);
	} finally {
		await task.destroy().catch(() => {});
	}
}

async function pagesOf(document: PDFDocumentProxy, until: number): Promise<readonly Row[]> {
	const rows: Row[] = [];
	let letters = 0;
	for (let number = 1; number <= document.numPages; number++) {
		const page = await inTime(document.getPage(number), until);
		const { items } = await inTime(page.getTextContent(), until);
		const pieces: Piece[] = [];
		for (const item of items) {
			if (!('str' in item) || item.str.trim() === '') continue;
			const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as number[];
			// Text that stands on its side is no part of the form.
			if (Math.abs(b) > Math.abs(a)) continue;
			pieces.push({ text: item.str, x, y, width: item.width, height: item.height || Math.abs(a) });
			letters += item.str.length;
		}
		rows.push(...rowsOfPage(pieces, number));
		page.cleanup();
	}
	if (letters < 20)
		throw new Refused('the PDF has no text in it: it is scanned, so it has to be read by eye or by text recognition first');
	if (rows.some(({ cells }) => cells.some(({ text }) => /^Please wait\.\.\./.test(text))))
		throw new Refused('the PDF is a form that only Acrobat opens, not the form as it is published: print it to a PDF first');
	return rows;
}

/** What does not come before the time is up is given up. */
async function inTime<T>(promise: Promise<T>, until: number): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		const give = () => reject(new Refused('reading the PDF takes too long'));
		timer = setTimeout(give, Math.max(0, until - Date.now()));
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
