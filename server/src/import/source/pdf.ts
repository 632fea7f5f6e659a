import * as l10n from '@vscode/l10n';
import { unpacked } from '../../limits.js';
import { append } from '../../lists.js';
import type { Imported } from '../imported.js';
import { importPages } from '../text.js';
import { type Piece, rowsOfPage } from './page.js';
import { getDocument, type PDFDocumentProxy } from './pdfjs.js';
import type { Row } from './sheet.js';
import { unpackedTooMuch, watchUnpacking } from './unpacking.js';

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
	if (bytes.length > within.bytes)
		return { refused: l10n.t('the PDF is over {0} MB, which no return is', within.bytes / 1024 / 1024) };
	const until = Date.now() + within.milliseconds;
	try {
		const lacks = new Set<string>();
		const tooMuch = new Promise<never>((_, reject) => watchUnpacking(() => reject(new Refused(unpacksToTooMuch()))));
		const rows = await Promise.race([tooMuch, rowsOfPdf(bytes, options, within, until, lacks)]);
		if (unpackedTooMuch()) return { refused: unpacksToTooMuch() };
		return importPages(rows, [...lacks]);
	} catch (error) {
		return { refused: reasonOf(error) };
	}
}

const unpacksToTooMuch = () => l10n.t('the PDF unpacks to over {0} MB, which no return does', unpacked.stream / 1024 / 1024);
const encrypted = () => l10n.t('the PDF is encrypted: it opens with a password only');
const reasons: Readonly<Record<string, () => string>> = {
	PasswordException: encrypted,
	InvalidPDFException: () => l10n.t('the PDF is damaged: its structure cannot be read'),
	FormatError: () => l10n.t('the PDF is damaged: a page of it cannot be read'),
};

function reasonOf(error: unknown): string {
	if (unpackedTooMuch()) return unpacksToTooMuch();
	if (error instanceof Refused) return error.message;
	const { name = '', message = '' } = error as Partial<Error>;
	if (/encrypt|password/i.test(message)) return encrypted();
	return reasons[name]?.() ?? l10n.t('the PDF is damaged: {0}', message.replace(/\s+/g, ' ').slice(0, 200));
}

/** pdf.js asks it for what it lacks; it is given no address to look at. What is not there either is noted. */
function factoryOf(cmap: PdfOptions['cmap'], lacks: Set<string>) {
	return class {
		async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
			const data = kind === 'cMapUrl' ? await cmap?.(filename) : undefined;
			if (!data && kind === 'cMapUrl') lacks.add(filename.replace(/\.bcmap$/, ''));
			if (!data) throw new Error(`no ${filename}`);
			return data;
		}
	};
}

/** What pictures would be drawn with. */
class Nothing {
	destroy(): void {}
}

async function rowsOfPdf(
	bytes: Uint8Array,
	{ cmap }: PdfOptions,
	within: Limits,
	until: number,
	lacks: Set<string>,
): Promise<readonly Row[]> {
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
		BinaryDataFactory: factoryOf(cmap, lacks),
		CanvasFactory: Nothing,
		FilterFactory: Nothing,
	} as Parameters<typeof getDocument>[0]);
	try {
		const document = await inTime(task.promise, until);
		if (document.numPages > within.pages)
			throw new Refused(l10n.t('the PDF has {0} pages, more than the {1} that are read', document.numPages, within.pages));
		return await pagesOf(document, until, lacks);
	} finally {
		await task.destroy().catch(() => {});
	}
}

async function pagesOf(document: PDFDocumentProxy, until: number, lacks: ReadonlySet<string>): Promise<readonly Row[]> {
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
		append(rows, rowsOfPage(pieces, number));
		page.cleanup();
	}
	if (letters < 20 && lacks.size > 0)
		throw new Refused(
			l10n.t('a font is not in the PDF, and how its characters are coded ({0}) is not known', [...lacks].join(', ')),
		);
	if (letters < 20)
		throw new Refused(
			l10n.t('the PDF has no text in it: it is scanned, so it has to be read by eye or by text recognition first'),
		);
	if (rows.some(({ cells }) => cells.some(({ text }) => /^Please wait\.\.\./.test(text))))
		throw new Refused(
			l10n.t('the PDF is a form that only Acrobat opens, not the form as it is published: print it to a PDF first'),
		);
	return rows;
}

/** What does not come before the time is up is given up. */
async function inTime<T>(promise: Promise<T>, until: number): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		const give = () => reject(new Refused(l10n.t('reading the PDF takes too long')));
		timer = setTimeout(give, Math.max(0, until - Date.now()));
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
