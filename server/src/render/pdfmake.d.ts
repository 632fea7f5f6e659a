/** What stands of pdfmake below its own interface, which reads fonts and addresses from the disk and the network. */
declare module 'pdfmake/js/Printer.js' {
	interface Document {
		on(event: 'data', listener: (chunk: Uint8Array) => void): this;
		on(event: 'error', listener: (error: Error) => void): this;
		on(event: 'end', listener: () => void): this;
		end(): void;
	}
	interface Printer {
		createPdfKitDocument(definition: object): Promise<Document>;
	}
	/** A CommonJS module: Node gives all it exports as its default. */
	const exported: {
		readonly default: new (
			fonts: object,
			files: object,
			urls: object,
			localAccess: (of: string | Uint8Array) => boolean,
		) => Printer;
	};
	export default exported;
}

declare module 'pdfmake/js/PDFDocument.js' {
	interface Font {
		readonly ascender: number;
		readonly descender: number;
		lineHeight(size: number): number;
		widthOfString(text: string, size: number): number;
	}
	class Document {
		constructor(
			fonts: object,
			images: object,
			patterns: object,
			attachments: object,
			options: object,
			files: object,
			localAccess: (of: string | Uint8Array) => boolean,
		);
		provideFont(family: string, bold: boolean, italics: boolean): Font;
	}
	const exported: { readonly default: typeof Document };
	export default exported;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
	interface Sheet {
		readonly items: readonly { readonly type: string; readonly item: unknown }[];
	}
	class LayoutBuilder {
		constructor(size: object, margins: object, drawings: object);
		layoutDocument(content: unknown, measures: object, styles: object, defaultStyle: unknown): readonly Sheet[];
		/** The next line of a text, as far as it goes on. */
		buildNextLine(text: object): object | null;
	}
	const exported: { readonly default: typeof LayoutBuilder };
	export default exported;
}
