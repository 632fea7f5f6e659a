import { Bench } from 'tinybench';
import { formOf } from '../server/src/forms/index.js';
import { renderHtml } from '../server/src/render/index.js';
import { createReturnService } from '../server/src/service.js';
import { languageOf } from '../server/src/syntax/language.js';
import { readLine } from '../server/src/syntax/line.js';
import type { Document } from './documents.js';

export interface CoreFigures {
	readonly lexing: number;
	readonly parsing: number;
	readonly findings: number;
	readonly edit: number;
	/** From what is known of a return to its page. */
	readonly render: number;
}

/** Medians in milliseconds of what the server does, without the server: in this process, warmed up. */
export async function measureCore(document: Document, time: number): Promise<CoreFigures> {
	const { text } = document;
	const lines = text.split('\n');
	const language = languageOf(formOf(lines));
	const edited = createReturnService();
	edited.put('file:///bench.return', text, 0);
	let version = 0;
	check(edited.findings('file:///bench.return').length, 0, 'the document as generated');

	const snapshot = edited.snapshot('file:///bench.return');
	if (!snapshot) throw new Error('the document was not read');

	const bench = new Bench({ time, warmupTime: time / 4, iterations: 8, warmupIterations: 3, throws: true });
	bench
		.add('lexing', () => {
			for (const line of lines) language.lex(line);
		})
		.add('parsing', () => {
			for (const line of lines) readLine(line, language);
		})
		.add('findings', () => {
			const service = createReturnService();
			service.put('file:///bench.return', text, 1);
			service.findings('file:///bench.return');
		})
		.add('render', () => void renderHtml(snapshot))
		.add('edit', () => {
			version++;
			const broken = version % 2 === 1;
			edited.edit('file:///bench.return', [broken ? document.breaking : document.mending], version);
			const found = edited.findings('file:///bench.return').length > 0;
			if (found !== broken) check(found ? 1 : 0, broken ? 1 : 0, 'the document as edited');
		});
	await bench.run();
	const median = (name: string): number => {
		const result = bench.getTask(name)?.result;
		if (result?.state !== 'completed') throw new Error(`${name}: not measured`);
		return result.latency.p50;
	};
	return {
		lexing: median('lexing'),
		parsing: median('parsing'),
		findings: median('findings'),
		edit: median('edit'),
		render: median('render'),
	};
}

/** What is measured must be what is meant. */
function check(found: number, expected: number, what: string): void {
	if (found !== expected) throw new Error(`${what} has ${found} findings, not ${expected}`);
}
