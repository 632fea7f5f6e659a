// VS Code's server and a browser on its workbench: what the tests inside VS Code and the user's test both stand on.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withChineseFont } from '../../scripts/font.mjs';
import { freePort } from './ports.mjs';
import { chromium as chromiumPath, serverNode, vscodeServer } from './setup.mjs';

export const serverMain = path.join(vscodeServer, 'out/server-main.js');

/** No gallery, so nothing is asked of one; no options of this process in theirs. */
export const serverEnvironment = { ...process.env, NODE_OPTIONS: '', EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

const quietSettings = {
	'telemetry.telemetryLevel': 'off',
	'extensions.autoCheckUpdates': false,
	'chat.disableAIFeatures': true,
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'window.restoreWindows': 'none',
};

/** The server keeps the user's settings itself, where a desktop has them in its user data; it follows what is written later too. */
export function writeSettings(dataFolder, settings) {
	for (const scope of ['User', 'Machine']) {
		const folder = path.join(dataFolder, 'data', scope);
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
	}
}

/** With workspace trust and no question about it, every window is in Restricted Mode. */
export const restrictedSettings = {
	'security.workspace.trust.startupPrompt': 'never',
	'security.workspace.trust.emptyWindow': false,
	'security.workspace.trust.untrustedFiles': 'open',
};

/** Starts the server; `dataFolder` keeps its settings and extensions. */
export async function startServer(dataFolder, { settings = {}, flags = [], restricted = false, verbose = false } = {}) {
	writeSettings(dataFolder, { ...settings, ...(restricted && restrictedSettings) });
	const port = await freePort();
	const server = spawn(
		serverNode,
		[
			serverMain,
			...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
			...['--server-data-dir', dataFolder, '--telemetry-level', 'off'],
			...(restricted ? [] : ['--disable-workspace-trust']),
			...flags,
		],
		// a group of its own: extension hosts and language servers end with it
		{ detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment },
	);
	let log = '';
	await new Promise((resolve, reject) => {
		const listen = (data) => {
			log += data;
			if (verbose) process.stderr.write(data);
			if (/Extension host agent listening/.test(log)) resolve();
		};
		server.stdout.on('data', listen);
		server.stderr.on('data', listen);
		server.once('error', reject);
		server.once('exit', (code) => reject(new Error(`VS Code's server ended (${code})\n${log}`)));
	});
	const end = (signal) => {
		try {
			process.kill(-server.pid, signal);
		} catch {} // gone already
	};
	const stop = async () => {
		const exited = new Promise((resolve) => server.once('exit', resolve));
		end('SIGTERM');
		await Promise.race([server.exitCode === null ? exited : undefined, wait(3000)]);
		end('SIGKILL');
	};
	return { port, url: `http://127.0.0.1:${port}/`, stop };
}

const isHere = ({ hostname }) => ['127.0.0.1', 'localhost'].includes(hostname) || hostname.endsWith('.localhost');

/**
 * A page in a headless browser that reaches this machine only; `asked` is what it wanted of others. A display `language` other than
 * English is what extensions are told, as by a language pack; the workbench's own words stay English without one.
 */
export async function openBrowser({ language } = {}) {
	const { chromium } = createRequire(import.meta.url)('playwright-core');
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		env: withChineseFont(path.resolve('out/fonts')),
		args: [
			// In place of playwright's own list, which keeps every webview of a web host empty.
			'--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,HttpsUpgrades',
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
			...['--disable-background-networking', '--disable-component-update'],
		],
	});
	// Without a window nobody can be asked for the clipboard.
	const permissions = ['clipboard-read', 'clipboard-write'];
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions });
	const asked = [];
	await context.route(
		(url) => !isHere(url) && /^https?:$/.test(url.protocol),
		(route) => {
			asked.push(route.request().url());
			return route.abort();
		},
	);
	if (language) await context.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
	const page = await context.newPage();
	return { page, asked, close: () => Promise.race([browser.close(), wait(5000)]) };
}
