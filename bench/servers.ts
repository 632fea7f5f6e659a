import { NoAnswer, Server, wait } from './client.js';
import type { Subject } from './peers.js';

/** Times in milliseconds, memory in bytes. */
export interface ServerFigures {
	readonly starts: readonly number[];
	readonly first: number;
	readonly memory: number | undefined;
	readonly median: number;
	readonly p95: number;
	readonly burst: BurstFigures | undefined;
}

export interface BurstFigures {
	readonly publishes: number;
	/** From the last edit to the last diagnostics. */
	readonly after: number;
	/** Diagnostics of a version that was overtaken before, or that are not those of their version; undefined without versions. */
	readonly wrong: number | undefined;
}

/** Longest that the edits of one length are timed. */
const editBudget = 10_000;
const burstEdits = 200;
const burstPause = 5;

export async function measureServer(subject: Subject, lines: number): Promise<ServerFigures> {
	const { text, breaking, mending } = subject.document(lines);
	const starts: number[] = [];
	const firsts: number[] = [];
	const memories: number[] = [];
	const edits: number[] = [];
	let burst: BurstFigures | undefined;
	for (let round = 1; round <= subject.starts; round++) {
		const server = await Server.start(subject.launch, subject.uri);
		try {
			starts.push(server.startTime);
			firsts.push(await server.open(subject.languageId, text));
			await server.quiet(800);
			const memory = server.memory();
			if (memory !== undefined) memories.push(memory);
			if (round < subject.starts) continue;
			if (server.publications.at(-1)?.count !== 0) throw new NoAnswer('findings in a document without any');

			// Both even: what is broken is mended at the end.
			const samples = even(subject.samples(lines));
			const warmUp = even(Math.min(20, samples / 10));
			const began = performance.now();
			for (let sample = -warmUp; sample < samples; sample++) {
				const broken = sample % 2 === 0;
				const time = await server.changed(broken ? breaking : mending, broken);
				if (sample >= 0) edits.push(time);
				if (edits.length >= 2 && edits.length % 2 === 0 && performance.now() - began > editBudget) break;
			}
			if (subject.bursts.includes(lines)) {
				await server.quiet(800);
				burst = await measureBurst(server, subject, lines);
			}
		} finally {
			await server.stop();
		}
	}
	return {
		starts,
		first: quantile(firsts, 0.5),
		memory: memories.length === 0 ? undefined : quantile(memories, 0.5),
		median: quantile(edits, 0.5),
		p95: quantile(edits, 0.95),
		burst,
	};
}

/** Edits faster than anyone types, without waiting for an answer. */
async function measureBurst(server: Server, subject: Subject, lines: number): Promise<BurstFigures> {
	const { breaking, mending } = subject.document(lines);
	const before = server.publications.length;
	const began = performance.now();
	let last = { at: began, version: 0 };
	const broken = new Map<number, boolean>();
	for (let edit = 0; edit < burstEdits; edit++) {
		const pause = began + edit * burstPause - performance.now();
		if (pause > 0) await wait(pause);
		last = server.change(edit % 2 === 0 ? breaking : mending);
		broken.set(last.version, edit % 2 === 0);
	}
	await server.quiet(1500);
	const published = server.publications.slice(before);
	const end = published.at(-1);
	if (end?.count !== 0) throw new NoAnswer('the last edit of a burst was not answered');
	const versioned = end.version !== undefined;
	if (versioned && end.version !== last.version) throw new NoAnswer('the last edit of a burst was not answered');
	const wrong = published.filter(
		({ version = 0, count }, index) =>
			broken.get(version) !== count > 0 || (index > 0 && version <= (published[index - 1]?.version ?? 0)),
	);
	return {
		publishes: published.length,
		after: Math.max(0, end.at - last.at),
		wrong: versioned ? wrong.length : undefined,
	};
}

function even(n: number): number {
	return 2 * Math.floor(n / 2);
}

export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
