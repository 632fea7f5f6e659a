/** What stands of pdfmake below its own interface, which reads fonts and addresses from the disk and the network. */
declare module 'pdfmake/js/Printer.js' {
	import type PDFKit from 'pdfkit';

	interface Printer {
		createPdfKitDocument(definition: object): Promise<PDFKit.PDFDocument>;
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
