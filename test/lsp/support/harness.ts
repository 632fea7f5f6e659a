import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { URI } from 'vscode-uri';
import { type Bundles, bundles } from '../../support/bundles.js';
import { Client, type ClientOptions } from './client.js';

/** Bundles once for a file of tests; ends its servers and removes its folders after each test. */
export function harness() {
	let built: Bundles | undefined;
	let ends: (() => unknown)[] = [];
	beforeAll(async () => {
		built = await bundles();
	});
	afterEach(async () => {
		for (const end of ends.reverse()) await end();
		ends = [];
	});
	afterAll(() => built?.dispose());

	const bundle = () => {
		if (!built) throw new Error('not yet bundled');
		return built;
	};
	return {
		bundle,
		async start(options: ClientOptions = {}): Promise<Client> {
			const client = await Client.start(bundle().server, options);
			ends.push(() => client.stop());
			return client;
		},
		/** A client of a server that has not been told anything. */
		spawn(command: readonly string[] = [process.execPath, bundle().server, '--stdio'], env?: NodeJS.ProcessEnv): Client {
			const client = new Client(command, env);
			ends.push(() => client.process.kill());
			return client;
		},
		folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
			const path = mkdtempSync(join(tmpdir(), 'returns-'));
			ends.push(() => rmSync(path, { recursive: true, force: true }));
			const folder = new Folder(path);
			for (const [name, text] of Object.entries(files)) folder.write(name, text);
			return folder;
		},
	};
}

export class Folder {
	readonly path: string;

	constructor(path: string) {
		this.path = path;
	}

	get uri(): string {
		return URI.file(this.path).toString();
	}

	file(name: string): string {
		return join(this.path, name);
	}

	uriOf(name: string): string {
		return URI.file(this.file(name)).toString();
	}

	write(name: string, text: string | Uint8Array): void {
		mkdirSync(dirname(this.file(name)), { recursive: true });
		writeFileSync(this.file(name), text);
	}
}
