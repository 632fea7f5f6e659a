import type { Position } from 'vscode-languageserver-types';
import { documentOf, htmlOf, jsonOf, markdownOf, textOf } from '../../server/src/render/index.js';
import type { ReturnService } from '../../server/src/service.js';
import { uri } from './small.js';

const hints = { headings: true, computed: true, columns: true, runningTotals: true };

/** What is asked at two places of the return, the second near its end. */
export type Ask = (service: ReturnService, first: Position, last: Position) => unknown;
export const features: Readonly<Record<string, Ask>> = {
	findings: (service) => service.findings(uri),
	dependents: (service) => service.dependents(uri),
	hover: (service, first, last) => [service.hover(uri, first), service.hover(uri, last)],
	lenses: (service) => service.codeLenses(uri),
	completion: (service, first, last) => [service.completion(uri, first), service.completion(uri, last)],
	signature: (service, first) => service.signatureHelp(uri, first),
	hints: (service, _, end) => service.inlayHints(uri, { start: { line: 0, character: 0 }, end }, hints),
	formatting: (service) => service.format(uri),
	'formatting as one types': (service, _, last) => service.formatOnType(uri, last),
	symbols: (service) => [service.documentSymbols(uri), service.workspaceSymbols('Q')],
	folding: (service) => service.foldingRanges(uri),
	selection: (service, first, last) => service.selectionRanges(uri, [first, last]),
	definition: (service, first) => service.definition(uri, first),
	references: (service, first) => [service.references(uri, first, true), service.highlights(uri, first)],
	rename: (service, first) => [service.renameable(uri, first), service.rename(uri, first, 'Z')],
	links: (service) => service.documentLinks(uri),
	tokens: (service) => service.semanticTokens(uri),
	compute: (service) => [service.compute(uri), service.computation(uri, { mend: true })],
	actions: (service, first, last) => [first, last].map((at) => service.codeActions(uri, { start: at, end: at })),
	status: (service) => [service.status(uri), service.desk()],
	roll: (service) => [service.roll(uri), service.resubmit(uri), service.fromDays(uri)],
	comparison: (service) => service.compare(uri, uri),
	print: (service) => {
		const snapshot = service.snapshot(uri);
		if (!snapshot) throw new Error('it was not read');
		const document = documentOf(snapshot, service.findings(uri));
		return [htmlOf(document), textOf(document), markdownOf(document), jsonOf(snapshot)];
	},
	'findings after an edit': (service, first) => {
		service.edit(uri, [{ range: { start: first, end: first }, text: ' ' }], 2);
		return service.findings(uri);
	},
};
