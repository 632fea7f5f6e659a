import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Launch } from './client.js';
import { type Document, dockerDocument, jsonDocument, returnDocument, yamlDocument } from './documents.js';

export interface Subject {
	readonly name: string;
	readonly languageId: string;
	readonly uri: string;
	readonly launch: Launch;
	document(lines: number): Document;
	/** Edits to time, by length of the document; one that waits before it answers is given fewer. */
	samples(lines: number): number;
	/** How often the server is started anew for each length. */
	readonly starts: number;
	/** Lengths at which the burst is measured. */
	readonly bursts: readonly number[];
}

const modules = 'bench/peers/node_modules';

export function ownSubject(quick: boolean, document = returnDocument): Subject {
	return {
		name: 'Monthly Return',
		languageId: 'monthly-return',
		uri: 'file:///bench/bench.return',
		launch: { args: ['dist/server.js', '--stdio'] },
		document,
		samples: (lines) => Math.round((lines > 10_000 ? 60 : lines > 2000 ? 150 : 300) / (quick ? 4 : 1)),
		starts: quick ? 2 : 5,
		bursts: [300, 1000, 5000, 20_000],
	};
}

export function peerSubjects(quick: boolean): readonly Subject[] {
	const starts = quick ? 1 : 2;
	const bursts = quick ? [] : [1000];
	return [
		{
			name: 'JSON',
			languageId: 'json',
			uri: 'file:///bench/bench.json',
			launch: {
				args: [`${modules}/vscode-langservers-extracted/bin/vscode-json-language-server`, '--stdio'],
				configuration: { json: { validate: { enable: true }, format: { enable: true }, schemas: [] } },
				initializationOptions: { provideFormatter: true },
			},
			document: jsonDocument,
			samples: () => (quick ? 4 : 8),
			starts,
			bursts,
		},
		{
			name: 'YAML',
			languageId: 'yaml',
			uri: 'file:///bench/bench.yaml',
			launch: {
				args: [`${modules}/yaml-language-server/bin/yaml-language-server`, '--stdio'],
				configuration: { yaml: { validate: true, schemaStore: { enable: false }, schemas: {} }, http: {} },
			},
			document: yamlDocument,
			samples: () => (quick ? 4 : 10),
			starts,
			bursts,
		},
		{
			name: 'Dockerfile',
			languageId: 'dockerfile',
			uri: 'file:///bench/Dockerfile',
			launch: { args: [`${modules}/dockerfile-language-server-nodejs/bin/docker-langserver`, '--stdio'] },
			document: dockerDocument,
			samples: (lines) => Math.round((lines > 10_000 ? 30 : 100) / (quick ? 4 : 1)),
			starts,
			bursts,
		},
	];
}

const packages = ['vscode-langservers-extracted', 'yaml-language-server', 'dockerfile-language-server-nodejs'] as const;

/** Installs the peers, at the versions of their lock file, where they are not yet; says why where that fails. */
export function installPeers(): string | undefined {
	if (packages.every((name) => existsSync(`${modules}/${name}/package.json`))) return undefined;
	try {
		execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: 'bench/peers',
			stdio: ['ignore', 'ignore', 'pipe'],
			timeout: 120_000,
			shell: process.platform === 'win32',
		});
		return undefined;
	} catch (error) {
		return String((error as { stderr?: Buffer }).stderr ?? error).split('\n')[0] ?? '';
	}
}

export function peerVersions(): string {
	return packages
		.filter((name) => existsSync(`${modules}/${name}/package.json`))
		.map(
			(name) => `${name} ${(JSON.parse(readFileSync(`${modules}/${name}/package.json`, 'utf8')) as { version: string }).version}`,
		)
		.join(', ');
}
