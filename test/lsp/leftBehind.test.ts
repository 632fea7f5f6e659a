import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.js';
import { small } from './support/returns.js';

/** What documents leave behind that were opened, edited, asked for and closed. */

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const findings = 1000;
const text = `${small()}${'bogus\n'.repeat(findings)}`;

test.each([
	['a client that pulls', { textDocument: { diagnostic: {} } }],
	['one that is told', {}],
])(
	'are no memory: %s',
	async (_, capabilities) => {
		const [there, back] = [new PassThrough(), new PassThrough()];
		startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), {
			editor: async () => (await import('../../server/src/features/editor.js')).editorFeatures,
			program: () => Promise.reject(new Error('none is asked for')),
			defer: (run) => void setImmediate(run),
		});
		const client = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
		client.listen();
		await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
		await client.sendNotification('initialized', {});
		let told = 0;
		client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { readonly diagnostics: readonly unknown[] }) => {
			told += diagnostics.length > 0 ? 1 : 0;
		});

		const use = async (index: number) => {
			const uri = `file:///returns/${index}.return`;
			const before = told;
			// No two have the same findings.
			await client.sendNotification('textDocument/didOpen', {
				textDocument: { uri, languageId: 'monthly-return', version: 1, text: text.replaceAll('bogus', `bogus${index}`) },
			});
			const at = { line: 0, character: 0 };
			await client.sendNotification('textDocument/didChange', {
				textDocument: { uri, version: 2 },
				contentChanges: [{ range: { start: at, end: at }, text: '# a remark\n' }],
			});
			if ('textDocument' in capabilities) {
				const report = await client.sendRequest<{ readonly items: readonly unknown[] }>('textDocument/diagnostic', {
					textDocument: { uri },
				});
				expect(report.items.length).toBeGreaterThan(findings / 2);
			} else while (told === before) await new Promise((resolve) => setImmediate(resolve));
			await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
			await client.sendRequest('nothing').catch(() => {});
		};
		const heldAfter = async (from: number, to: number) => {
			for (let index = from; index < to; index++) await use(index);
			collect();
			return process.memoryUsage().heapUsed;
		};
		const few = await heldAfter(0, 20);
		const many = await heldAfter(20, 120);
		client.dispose();
		// The findings of one of them as JSON come to some 200 KB, its text and what was read of it to more.
		expect((many - few) / 100).toBeLessThan(20_000);
	},
	120_000,
);
