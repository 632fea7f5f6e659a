// Runs the suites inside VS Code: a downloaded desktop where there is a display and the download works, else the one from npm.
//   node test/vscode/run.mjs [SUITE…]       those of suites.mjs
//   VSCODE_FROM_NPM=1 or 0 decides; VSCODE_VERSION=1.91.0 chooses the desktop's version
import { lookup } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { report } from '../offline/report.mjs';
import { setUp } from '../offline/setup.mjs';
import { chosen } from './suites.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const downloads = () =>
	lookup('update.code.visualstudio.com').then(
		() => true,
		() => false,
	);
const fromNpm = process.env.VSCODE_FROM_NPM ? process.env.VSCODE_FROM_NPM === '1' : !(hasDisplay && (await downloads()));

/** One launch of VS Code, and what its suite's closing line says. */
async function launch({ name, prepare, restricted = false, language }) {
	// The suite writes to its workspace.
	const workspace = mkdtempSync(path.join(tmpdir(), 'monthly-return-'));
	let closing;
	const listen = (data) => {
		process.stdout.write(data);
		closing = [...String(data).matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? closing;
	};
	try {
		await runTests({
			...(fromNpm ? { vscodeExecutablePath: path.join(root, 'test/offline/vscode.mjs') } : {}),
			version: process.env.VSCODE_VERSION ?? 'stable',
			extensionDevelopmentPath: root,
			extensionTestsPath: path.join(root, `out/test/vscode/${name}.cjs`),
			launchArgs: [
				path.join(workspace, prepare(workspace)),
				'--disable-extensions',
				...(restricted ? ['--restricted'] : []),
				...(language ? [`--locale=${language}`] : []),
			],
			stdout: { write: listen },
		});
		const [passed, failed] = closing.slice(1).map(Number);
		return { passed, failed };
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return { passed: Number(closing?.[1] ?? 0), failed: Number(closing?.[2] ?? 0) || 1 };
	} finally {
		rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
	}
}

await report(async function* () {
	if (fromNpm) setUp();
	for (const suite of chosen(process.argv.slice(2))) {
		// test-electron trusts every workspace, and a desktop speaks Chinese with a language pack alone.
		if (!fromNpm && (suite.restricted || suite.language)) {
			console.log(`skipped: ${suite.title}, which a desktop is not started with`);
			yield { passed: 0, failed: 0, skipped: 1 };
			continue;
		}
		console.log(suite.title);
		yield launch(suite);
	}
});
