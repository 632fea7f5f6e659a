import building from 'pdfmake/js/LayoutBuilder.js';
import pdf from 'pdfmake/js/PDFDocument.js';
import { displayWidth } from '../../width.js';
import type { FormDocument } from '../model.js';
import { type Break, unseen } from '../sheets.js';
import { standard } from './fonts.js';
import { definitionOf } from './pages.js';
import { forPaper, margin, page as paper } from './paper.js';
import type { Place } from './places.js';

/** CommonJS modules, of which one loader gives all that they export, and another what they call their default. */
const LayoutBuilder = 'default' in building ? building.default : (building as never as (typeof building)['default']);
const PDFDocument = 'default' in pdf ? pdf.default : (pdf as never as (typeof pdf)['default']);

interface Line {
	readonly inlines: readonly { readonly text: string }[];
	/** The text it is a line of. */
	of?: { readonly place?: Place };
}

/** Every line knows its text. */
class Layout extends LayoutBuilder {
	override buildNextLine(text: { readonly place?: Place }): Line | null {
		const line = super.buildNextLine(text) as Line | null;
		if (line) line.of = text;
		return line;
	}
}

/**
 * What the standard fonts have no characters for is as wide as in any font for Chinese, which is all that the place of a line hangs on:
 * its height is Helvetica's (see `onOneLine`). So no font is read to know where sheets end.
 */
class Measures extends PDFDocument {
	override provideFont(family: string, bold: boolean, italics: boolean) {
		const latin = super.provideFont('Latin', family === 'Latin' && bold, family === 'Latin' && italics);
		if (family === 'Latin') return latin;
		const { ascender, descender } = latin;
		return {
			...{ ascender, descender },
			lineHeight: (size: number) => latin.lineHeight(size),
			widthOfString: (text: string, size: number) => (displayWidth(text) * size) / 2,
		};
	}
}

/** Where the PDF of a document begins new sheets, but for those that begin with a page of the document. */
export function breaksOf(form: FormDocument): readonly Break[] {
	const document: FormDocument = { ...forPaper(form), findings: [] };
	const { content, defaultStyle } = definitionOf(document);
	const fonts = { Latin: { normal: standard[0], bold: standard[1], italics: standard[2] } };
	const nothing = { existsSync: () => false, readFileSync: () => undefined };
	const measures = new Measures(fonts, {}, {}, {}, { autoFirstPage: false, font: null }, nothing, () => true);
	const { left, top, right, bottom } = margin;
	const size = { width: paper.width, height: paper.height, orientation: 'landscape' };
	const sheets = new Layout(size, { left, top, right, bottom }, {}).layoutDocument(content, measures, {}, defaultStyle);
	return breaksBetween(sheets.map(({ items }) => items.flatMap(({ type, item }) => (type === 'line' ? [item as Line] : []))));
}

/** Texts in the order of the document, not in that of the layout, which sets the heads of a table last. */
function breaksBetween(sheets: readonly (readonly Line[])[]): readonly Break[] {
	/** So many signs of a text stand on the sheets before. */
	const signs = new Map<Place, number>();
	const begun = new Set<string>();
	let page = 0;
	return sheets.flatMap((lines): readonly Break[] => {
		let first: Place | undefined;
		for (const { of } of lines) {
			const place = of?.place;
			if (place && !(place.isHead && signs.has(place)) && (!first || order(place, first) < 0)) first = place;
		}
		const found: readonly Break[] = first ? breakBefore(first) : [{ page, block: Number.MAX_SAFE_INTEGER, part: 0 }];
		page = first?.page ?? page;
		for (const { of, inlines } of lines) {
			if (!of?.place) continue;
			begun.add(partOf(of.place));
			const said = inlines.map(({ text }) => text).join('');
			signs.set(of.place, (signs.get(of.place) ?? 0) + [...said.replace(unseen, '')].length);
		}
		return found;
	});

	function breakBefore(first: Place): readonly Break[] {
		if (!begun.has(pageOf(first))) {
			begun.add(pageOf(first));
			return [];
		}
		const { page, block, part, text } = first;
		const torn = begun.has(partOf(first)) ? { torn: { text, signs: signs.get(first) ?? 0 } } : {};
		return [{ page, block, part, ...torn }];
	}
}

function order(a: Place, b: Place): number {
	return a.page - b.page || a.block - b.block || a.part - b.part || Number(b.isHead) - Number(a.isHead) || a.text - b.text;
}

function pageOf({ page }: Place): string {
	return String(page);
}

function partOf({ page, block, part, isHead }: Place): string {
	return `${page} ${block} ${isHead ? 'head' : part}`;
}
