import { type Position, Server } from './client.js';
import type { Document } from './documents.js';
import type { Subject } from './peers.js';
import { quantile } from './servers.js';

export interface FeatureFigures {
	readonly median: number;
	readonly p95: number;
}

/** What an editor asks for while its user types. */
interface Request {
	readonly name: string;
	readonly method: string;
	params(at: Place): object;
	/** Asked first, without being timed; of its answer the last is taken. */
	readonly of?: string;
}

interface Place {
	/** Behind the figure that every second edit breaks. */
	readonly position: Position;
	/** In the short name of the class whose block the figure stands in. */
	readonly className: Position;
	readonly lines: number;
	/** What was asked first. */
	readonly first?: unknown;
	/** The last answer to the same request. */
	readonly last: { readonly resultId?: string } | null | undefined;
}

const whole = (lines: number) => ({ start: { line: 0, character: 0 }, end: { line: lines, character: 0 } });
const options = { tabSize: 2, insertSpaces: true };
const here = ({ line }: Position) => ({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });

export const featureRequests: readonly Request[] = [
	{
		name: 'completion',
		method: 'textDocument/completion',
		params: ({ position }) => ({ position: { ...position, character: 6 } }),
	},
	{ name: 'hover', method: 'textDocument/hover', params: ({ position }) => ({ position }) },
	{ name: 'inlay hints', method: 'textDocument/inlayHint', params: ({ lines }) => ({ range: whole(lines) }) },
	{ name: 'code lenses', method: 'textDocument/codeLens', params: () => ({}) },
	{ name: 'formatting', method: 'textDocument/formatting', params: () => ({ options }) },
	{
		name: 'formatting of a line',
		method: 'textDocument/rangeFormatting',
		params: ({ position }) => ({ options, range: here(position) }),
	},
	{ name: 'document symbols', method: 'textDocument/documentSymbol', params: () => ({}) },
	{ name: 'workspace symbols', method: 'workspace/symbol', params: () => ({ query: 'scheme' }) },
	{ name: 'folding', method: 'textDocument/foldingRange', params: () => ({}) },
	{ name: 'document links', method: 'textDocument/documentLink', params: () => ({}) },
	{ name: 'semantic tokens', method: 'textDocument/semanticTokens/full', params: () => ({}) },
	{
		name: 'semantic tokens, what has changed',
		method: 'textDocument/semanticTokens/full/delta',
		params: ({ last }) => ({ previousResultId: last?.resultId ?? '' }),
	},
	{
		name: 'code actions at a finding',
		method: 'textDocument/codeAction',
		params: ({ position }) => ({ range: { start: position, end: position }, context: { diagnostics: [] } }),
	},
	{
		name: 'the edit of such an action',
		of: 'code actions at a finding',
		method: 'codeAction/resolve',
		params: ({ first }) => (first ?? { title: '' }) as object,
	},
	{ name: 'definition', method: 'textDocument/definition', params: ({ className }) => ({ position: className }) },
	{
		name: 'references',
		method: 'textDocument/references',
		params: ({ className }) => ({ position: className, context: { includeDeclaration: true } }),
	},
	{ name: 'highlights', method: 'textDocument/documentHighlight', params: ({ className }) => ({ position: className }) },
	{ name: 'rename', method: 'textDocument/rename', params: ({ className }) => ({ position: className, newName: 'Renamed' }) },
	{ name: 'selection ranges', method: 'textDocument/selectionRange', params: ({ position }) => ({ positions: [position] }) },
];

/** Each request after an edit whose diagnostics are there: what was worked out for another version does not help. */
export async function measureFeatures(
	subject: Subject,
	lines: number,
	samples: number,
): Promise<ReadonlyMap<string, FeatureFigures>> {
	const document = subject.document(lines);
	const { text, breaking, mending } = document;
	const server = await Server.start(subject.launch, subject.uri);
	const figures = new Map<string, FeatureFigures>();
	try {
		await server.open(subject.languageId, text);
		const place = { position: breaking.range.end, className: classNameIn(document), lines };
		for (const request of featureRequests) {
			const times: number[] = [];
			let last: Place['last'];
			for (let sample = -10; sample < samples; sample++) {
				const broken = sample % 2 === 0;
				await server.changed(broken ? breaking : mending, broken);
				const of = featureRequests.find(({ name }) => name === request.of);
				const asked = of && ((await ask(server, of, { ...place, last })) as unknown as readonly object[] | null);
				const began = performance.now();
				last = await ask(server, request, { ...place, last, ...(asked && { first: asked.at(-1) ?? {} }) });
				if (sample >= 0) times.push(performance.now() - began);
			}
			figures.set(request.name, { median: quantile(times, 0.5), p95: quantile(times, 0.95) });
		}
	} finally {
		await server.stop();
	}
	return figures;
}

export async function ask(server: Server, { method, params }: Request, place: Place): Promise<Place['last']> {
	return (await server.ask(method, params(place))) as Place['last'];
}

/** In the `for` line above the figure that is broken. */
export function classNameIn({ text, breaking }: Document): Position {
	const above = text.split('\n').slice(0, breaking.range.start.line);
	const line = above.findLastIndex((one) => one.startsWith('  for '));
	return { line, character: '  for '.length };
}

/** From an edit to the form as it is then, page by page: what the preview beside the text shows. */
export async function measurePreview(subject: Subject, lines: number, samples: number): Promise<FeatureFigures> {
	const { text, breaking, mending } = subject.document(lines);
	const server = await Server.start(subject.launch, subject.uri);
	try {
		await server.open(subject.languageId, text);
		const times: number[] = [];
		for (let sample = -10; sample < samples; sample++) {
			const began = performance.now();
			const { version } = server.change(sample % 2 === 0 ? breaking : mending);
			const preview = (await server.request('monthlyReturn/preview', { uri: subject.uri, language: 'en' })) as {
				readonly version: number;
				readonly pages: readonly unknown[];
			} | null;
			if (sample >= 0) times.push(performance.now() - began);
			if (preview?.version !== version || preview.pages.length === 0) throw new Error('the preview is of another version');
		}
		return { median: quantile(times, 0.5), p95: quantile(times, 0.95) };
	} finally {
		await server.stop();
	}
}
