import { breaksOf, needsFont, pdfOf } from '../render/pdf.js';
import { serve } from './serve.js';

serve<'pdf'>(async ({ document, breaks }, ask) => {
	if (breaks) return { breaks: breaksOf(document) };
	const font = needsFont(document) ? await ask.font() : undefined;
	if (!font && needsFont(document)) return { lacks: 'font' };
	try {
		return { pdf: await pdfOf(document, font ? { font } : {}) };
	} catch (error) {
		if (error instanceof Error && error.name === 'FontError') return { refused: error.message };
		throw error;
	}
});
