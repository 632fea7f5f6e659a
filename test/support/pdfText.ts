import { getDocument } from '../../server/src/import/source/pdfjs.js';

/** All that a PDF has in text, a piece beside the other. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
	const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
	const said: string[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const { items } = await (await document.getPage(number)).getTextContent();
		for (const item of items) said.push('str' in item ? item.str : '');
	}
	return said.join(' ').replace(/\s+/g, ' ');
}
