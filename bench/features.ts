import { type Position, Server } from './client.js';
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
}

interface Place {
	/** Behind the figure that every second edit breaks. */
	readonly position: Position;
	readonly lines: number;
	/** The last answer to the same request. */
	readonly last: { readonly resultId?: string } | null | undefined;
}

const whole = (lines: number) => ({ start: { line: 0, character: 0 }, end: { line: lines, character: 0 } });
const options = { tabSize: 2, insertSpaces: true };

export const featureRequests: readonly Request[] = [
	{ name: 'completion', method: 'completion', params: ({ position }) => ({ position: { ...position, character: 6 } }) },
	{ name: 'hover', method: 'hover', params: ({ position }) => ({ position }) },
	{ name: 'inlay hints', method: 'inlayHint', params: ({ lines }) => ({ range: whole(lines) }) },
	{ name: 'code lenses', method: 'codeLens', params: () => ({}) },
	{ name: 'formatting', method: 'formatting', params: () => ({ options }) },
	{ name: 'document symbols', method: 'documentSymbol', params: () => ({}) },
	{ name: 'folding', method: 'foldingRange', params: () => ({}) },
	{ name: 'document links', method: 'documentLink', params: () => ({}) },
	{ name: 'semantic tokens', method: 'semanticTokens/full', params: () => ({}) },
	{
		name: 'semantic tokens, what has changed',
		method: 'semanticTokens/full/delta',
		params: ({ last }) => ({ previousResultId: last?.resultId ?? '' }),
	},
	{
		name: 'code actions at a finding',
		method: 'codeAction',
		params: ({ position }) => ({ range: { start: position, end: position }, context: { diagnostics: [] } }),
	},
	{ name: 'definition', method: 'definition', params: ({ position }) => ({ position }) },
	{ name: 'selection ranges', method: 'selectionRange', params: ({ position }) => ({ positions: [position] }) },
];

/** Each request after an edit whose diagnostics are there: what was worked out for another version does not help. */
export async function measureFeatures(
	subject: Subject,
	lines: number,
	samples: number,
): Promise<ReadonlyMap<string, FeatureFigures>> {
	const { text, breaking, mending } = subject.document(lines);
	const server = await Server.start(subject.launch, subject.uri);
	const figures = new Map<string, FeatureFigures>();
	try {
		await server.open(subject.languageId, text);
		for (const request of featureRequests) {
			const times: number[] = [];
			let last: Place['last'];
			for (let sample = -10; sample < samples; sample++) {
				const broken = sample % 2 === 0;
				await server.changed(broken ? breaking : mending, broken);
				const began = performance.now();
				last = await ask(server, request, { position: breaking.range.end, lines, last });
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
	return (await server.ask(`textDocument/${method}`, params(place))) as Place['last'];
}
