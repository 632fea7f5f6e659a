// Runs the suite inside VS Code: a downloaded desktop where there is a display and the download works, else the one from npm.
//   VSCODE_FROM_NPM=1 or 0 decides; VSCODE_VERSION=1.91.0 chooses the desktop's version
import { lookup } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { Missing, setUp } from '../offline/setup.mjs';
import { writeWorkspace } from './workspace.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const downloads = () =>
	lookup('update.code.visualstudio.com').then(
		() => true,
		() => false,
	);
const fromNpm = process.env.VSCODE_FROM_NPM ? process.env.VSCODE_FROM_NPM === '1' : !(hasDisplay && (await downloads()));

// The suite writes to its workspace.
const workspace = mkdtempSync(path.join(tmpdir(), 'monthly-return-'));
try {
	if (fromNpm) setUp();
	writeWorkspace(workspace);
	await runTests({
		...(fromNpm ? { vscodeExecutablePath: path.join(root, 'test/offline/vscode.mjs') } : {}),
		version: process.env.VSCODE_VERSION ?? 'stable',
		extensionDevelopmentPath: root,
		extensionTestsPath: path.join(root, 'out/test/vscode.cjs'),
		launchArgs: [workspace, '--disable-extensions'],
	});
} catch (error) {
	if (error instanceof Missing) console.log(`skipped: ${error.message}\n0 passed, 0 failed, 1 skipped`);
	else {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
} finally {
	rmSync(workspace, { recursive: true, force: true });
}
