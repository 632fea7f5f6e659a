// The preview and a desk's month as a person uses them, in real VS Code: in the host for Node and in the web hosts, a current one and the
// oldest. Pictures go to out/preview.
//   node test/preview/run.mjs [node|current|oldest|preview|desk …]
import { strict as assert } from 'node:assert';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../offline/ports.mjs';
import { report } from '../offline/report.mjs';
import { setUp, setUpWeb } from '../offline/setup.mjs';
import { serveWeb, webBuilds } from '../offline/web.mjs';
import { openBrowser, startServer, writeSettings } from '../offline/workbench.mjs';
import { broken } from '../vscode/workspace.mjs';
import { useDesk, writeDesk } from './desk.mjs';
import { usePreview } from './use.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'out/preview');

/** Where the workbench is, and how it is ended; `settings` changes the user's where they can be changed from outside. */
const hosts = {
	async node(folder, temporary) {
		const data = path.join(temporary, 'server');
		// Without the smoke test driver the workbench takes no extension from its address.
		const server = await startServer(data, { flags: ['--enable-smoke-test-driver'] });
		const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
		const payload = JSON.stringify([['extensionDevelopmentPath', remote(root)]]);
		return {
			url: `${server.url}?${new URLSearchParams({ folder, payload })}`,
			stop: server.stop,
			settings: (settings) => writeSettings(data, settings),
		};
	},
	current: (folder) => web('current', folder),
	oldest: (folder) => web('oldest', folder),
};

async function web(name, folder) {
	const port = await freePort();
	const stop = await serveWeb({ build: webBuilds[name], port, folder });
	return { url: `http://localhost:${port}`, stop };
}

function writePreview(folder) {
	for (const month of ['01', '02', '03']) {
		copyFileSync(
			path.join(root, `samples/harbour-lights-2026-${month}.return`),
			path.join(folder, `lights-2026-${month}.return`),
		);
	}
	writeFileSync(path.join(folder, 'broken.return'), broken);
	writeFileSync(path.join(folder, 'notes.txt'), 'No return at all.\n');
}

const uses = {
	preview: { write: writePreview, use: usePreview },
	desk: { write: writeDesk, use: useDesk },
};

async function run(name, of) {
	const temporary = mkdtempSync(path.join(tmpdir(), 'monthly-return-preview-'));
	const folder = path.join(temporary, 'Returns');
	mkdirSync(folder);
	uses[of].write(folder);
	const host = await hosts[name](folder, temporary);
	const browser = await openBrowser();
	browser.page.setDefaultTimeout(90_000);
	let passed = 0;
	const step = async (what, act) => {
		await act();
		passed++;
		console.log(`  ✔ ${what}`);
	};
	const picture = (title) => browser.page.screenshot({ path: path.join(pictures, `${name}-${title}.png`) });
	try {
		// What pastes in a manner of its own came to VS Code later than the oldest host.
		await uses[of].use({ ...browser, ...host, pastes: name !== 'oldest', step, picture });
		return { passed, failed: 0 };
	} catch (error) {
		await picture('failed').catch(() => {});
		console.error(error);
		return { passed, failed: 1 };
	} finally {
		await browser.close().catch(() => {});
		await host.stop();
		rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
	}
}

await report(async function* () {
	setUp();
	setUpWeb();
	mkdirSync(pictures, { recursive: true });
	const wanted = process.argv.slice(2);
	assert.ok(wanted.every((name) => name in hosts || name in uses));
	const chosen = (all) => {
		const named = Object.keys(all).filter((name) => wanted.includes(name));
		return named.length > 0 ? named : Object.keys(all);
	};
	for (const name of chosen(hosts)) {
		for (const of of chosen(uses)) {
			console.log(`${name === 'node' ? 'the host for Node' : `the web host, ${name}`}: ${of}`);
			yield run(name, of);
		}
	}
});
