#!/usr/bin/env node
// Stands in for the desktop's executable in @vscode/test-electron's runTests(): runs a suite in real VS Code's extension host for
// Node, its workbench in a headless browser. It takes the desktop's switches and ends with the suite's exit code.
//   VSCODE_TEST_VERBOSE=1       all logs
//   VSCODE_TEST_SCREENSHOT=F    a picture of the workbench at the end
//   VSCODE_TEST_TIMEOUT=MS      gives up; 900000 unless told
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser, startServer } from './workbench.mjs';

const { values, positionals } = parseArgs({
	options: {
		extensionDevelopmentPath: { type: 'string', multiple: true },
		extensionTestsPath: { type: 'string' },
		'extensions-dir': { type: 'string' },
		locale: { type: 'string' },
		// No desktop's: in a workspace that is not trusted, without the question whether it is.
		restricted: { type: 'boolean' },
	},
	strict: false, // a desktop's other switches mean nothing here
	allowPositionals: true,
});
const opened = positionals[0] && path.resolve(positionals[0]);
const verbose = Boolean(process.env.VSCODE_TEST_VERBOSE);
const limit = Number(process.env.VSCODE_TEST_TIMEOUT ?? 900_000);

/** What the workbench logs by itself. It comes mixed with the extension host's console, where the suite reports. */
const ownLog =
	/^(Resolv|Creating a socket|\[(reconnection-grace|AgentHost|AccountPolicyGate|ChatModelSelection|Service Worker)|(Updating|Ignoring fetching|Found) additional builtin|Error: Could not locate the bindings file|Cannot find module '\.\/build\/Release\/|Timed out waiting for authentication provider|getaddrinfo|Canceled|No extension gallery|No search provider|An unknown error occurred|.*\bextensionsGallery|.*open-vsx)/;

const temporary = mkdtempSync(path.join(tmpdir(), 'vscode-test-'));
let server;
let browser;
let finishing = false;
async function finish(code) {
	if (finishing) return;
	finishing = true;
	await browser?.close().catch(() => {});
	await server?.stop();
	rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
	process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void finish(130));
setTimeout(() => {
	console.error(`VS Code did not end within ${limit} ms`);
	void finish(124);
}, limit).unref();

try {
	// Without the smoke test driver the workbench takes no tests from its address and silently runs none.
	const flags = ['--enable-smoke-test-driver', ...(values['extensions-dir'] ? ['--extensions-dir', values['extensions-dir']] : [])];
	server = await startServer(path.join(temporary, 'server'), { flags, verbose, restricted: values.restricted });
	browser = await openBrowser({ language: values.locale });
	const { page } = browser;
	/** The suite's closing line: only what `run()` printed last says that it came to its end. */
	let closing;
	await page.exposeFunction('codeAutomationLog', (type, [first, ...rest]) => {
		closing = /^(\d+) passed, (\d+) failed/.exec(String(first)) ?? closing;
		if (verbose || !ownLog.test(String(first))) (console[type] ?? console.log)(first, ...rest);
	});
	await page.exposeFunction('codeAutomationExit', async (code) => {
		const screenshot = process.env.VSCODE_TEST_SCREENSHOT;
		if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
		// An extension host that dies in mid-suite reports 0.
		const whole = closing && Number(closing[1]) > 0 && Number(closing[2]) === 0;
		if (code === 0 && !whole) console.error('the extension host ended before the suite did');
		void finish(code === 0 && !whole ? 1 : code);
	});
	page.on('crash', () => {
		console.error('the workbench crashed');
		void finish(1);
	});
	if (verbose) page.on('console', (message) => console.error(`[page] ${message.text()}`));
	const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;
	const payload = [
		...(values.extensionDevelopmentPath ?? []).map((dev) => ['extensionDevelopmentPath', remote(dev)]),
		['extensionTestsPath', remote(values.extensionTestsPath)],
		['skipWelcome', 'true'],
		['skipReleaseNotes', 'true'],
	];
	const kind = opened?.endsWith('.code-workspace') ? 'workspace' : 'folder';
	const query = new URLSearchParams({ ...(opened ? { [kind]: opened } : { ew: 'true' }), payload: JSON.stringify(payload) });
	await page.goto(`${server.url}?${query}`);
} catch (error) {
	console.error(error);
	void finish(1);
}
