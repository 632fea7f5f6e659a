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
