import { type Memory, NoAnswer, Server } from './client.js';
import { ask, classNameIn, featureRequests } from './features.js';
import type { Subject } from './peers.js';

export interface SoakFigures {
	readonly edits: number;
	readonly before: Memory;
	readonly after: Memory;
	readonly milliseconds: number;
	/** Diagnostics that came for a version already overtaken, or are not those of their version. */
	readonly wrong: number;
}

/** Edits are sent in groups; after each the diagnostics of its last version are waited for. */
const group = 10;

/** A server that is typed at for long: what it keeps when the garbage is collected. */
export async function measureSoak(subject: Subject, lines: number, edits: number): Promise<SoakFigures> {
	const document = subject.document(lines);
	const { text, breaking, mending } = document;
	const place = { position: breaking.range.end, className: classNameIn(document), lines };
	const line = { line: 1, character: 0 };
	const noted = '# A note, and what was below it moves.\n';
	const inserting = { range: { start: line, end: line }, text: noted };
	const removing = { range: { start: line, end: { line: 2, character: 0 } }, text: '' };
	const cycle = [breaking, mending, inserting, removing];
	const args = ['--expose-gc', '--import', './bench/collect.mjs', ...subject.launch.args];
	const server = await Server.start({ ...subject.launch, args, collects: true }, subject.uri);
	const answers = new Map<string, { readonly resultId?: string } | null | undefined>();

	const type = async (count: number) => {
		for (let edit = 0; edit < count; edit += group) {
			let version = 0;
			for (let one = 0; one < group; one++) version = server.change(cycle[(edit + one) % cycle.length] ?? mending).version;
			await server.published(version);
			const request = featureRequests[(edit / group) % featureRequests.length];
			if (request) {
				const last = answers.get(request.name);
				answers.set(request.name, await ask(server, request, { ...place, last }));
			}
		}
	};
	try {
		await server.open(subject.languageId, text);
		// Code is compiled and caches are filled once, whatever is typed.
		await type(1000);
		const before = await server.collected();
		const first = server.publications.length;
		const began = performance.now();
		await type(edits);
		const milliseconds = performance.now() - began;
		const after = await server.collected();
		const published = server.publications.slice(first);
		if (published.length === 0) throw new NoAnswer('no diagnostics');
		// Version 1 is the text as opened; only every fourth after it, the first of a cycle, has a finding.
		const wrong = published.filter(
			({ version = 0, count }, index) =>
				count > 0 !== (version % cycle.length === 2) || version < (published[index - 1]?.version ?? 0),
		).length;
		return { edits, before, after, milliseconds, wrong };
	} finally {
		await server.stop();
	}
}
