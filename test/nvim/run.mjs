// Runs lsp.lua in a headless Neovim with no configuration of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Missing, need } from '../offline/setup.mjs';
import { writeWorkspace } from '../vscode/workspace.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const temporary = mkdtempSync(path.join(tmpdir(), 'monthly-return-nvim-'));
try {
	const nvim = need('nvim', 'neovim');
	writeWorkspace(temporary);
	const { status, error } = spawnSync(nvim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile lsp.lua'], {
		cwd: import.meta.dirname,
		stdio: ['ignore', 'inherit', 'inherit'],
		timeout: 600_000,
		env: {
			...process.env,
			...Object.fromEntries(['CACHE', 'DATA', 'STATE'].map((kind) => [`XDG_${kind}_HOME`, path.join(temporary, '.nvim')])),
			NODE: process.execPath,
			CLI: path.join(root, 'dist/cli.js'),
			FILE: path.join(temporary, 'broken.return'),
		},
	});
	if (error) console.error(error.message);
	process.exitCode = status ?? 1;
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	console.log(`skipped: ${error.message}\n0 passed, 0 failed, 1 skipped`);
} finally {
	rmSync(temporary, { recursive: true, force: true });
}
