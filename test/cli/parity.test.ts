import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic, Range } from 'vscode-languageserver-protocol';
import { until } from '../lsp/support/client.js';
import { harness } from '../lsp/support/harness.js';
import { october, small } from '../lsp/support/returns.js';
import { root } from '../support/bundles.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { start, folder } = harness();
const severities = ['', 'error', 'warning', 'information'];

interface JsonFinding {
	readonly related: readonly { readonly path: string; readonly message: string; readonly range: unknown }[];
}

function fromOne({ start, end }: Range) {
	return { start: { line: start.line + 1, column: start.character + 1 }, end: { line: end.line + 1, column: end.character + 1 } };
}

test('the command line and the server find the same', async () => {
	const returns = folder();
	const real = join(root, 'test/returns');
	for (const name of readdirSync(real).filter((one) => one.endsWith('.return'))) {
		const text = readFileSync(join(real, name), 'utf8');
		returns.write(`clean/${name}`, text);
		// Every fifth line has a figure changed, every seventh loses its end.
		const lines = text
			.split('\n')
			.map((line, i) => (i % 5 === 0 ? line.replace(/\d(?=\D*$)/, '7') : i % 7 === 0 ? line.slice(0, -3) : line));
		returns.write(`broken/${name}`, lines.join('\n').replace('issuer     "', 'issuer     "Not '));
	}
	returns.write('october.return', small(october));
	returns.write('november.return', small({ opening: '1,000,000,009' }));

	const { stdout } = await run(['check', '--format', 'json', '.'], { cwd: returns.path });
	const files: { path: string; findings: JsonFinding[] }[] = JSON.parse(stdout).files;
	expect(files.flatMap(({ findings }) => findings).length).toBeGreaterThan(50);

	const client = await start({ folders: [returns.uri] });
	for (const { path } of files) await client.open(returns.uriOf(path), readFileSync(returns.file(path), 'utf8'));
	for (const { path, findings } of files) {
		const uri = returns.uriOf(path);
		const seen = () =>
			client.last(uri)?.diagnostics.map((diagnostic: Diagnostic) => ({
				check: diagnostic.code,
				severity: severities[diagnostic.severity ?? 0],
				message: diagnostic.message,
				range: fromOne(diagnostic.range),
				related: (diagnostic.relatedInformation ?? []).map(({ message, location }) => ({
					message,
					path: decodeURIComponent(location.uri.slice(returns.uri.length + 1)),
					range: fromOne(location.range),
				})),
			}));
		const wanted = findings.map(({ fixes: _, ...finding }: JsonFinding & { fixes?: unknown }) => finding);
		await until(() => JSON.stringify(seen()) === JSON.stringify(wanted), path).catch(() => {});
		expect(seen(), path).toEqual(wanted);
	}
});
