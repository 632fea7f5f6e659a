// Runs the suite inside VS Code for the Web, where the extension host and the server are workers of the page: in a current one and
// in the oldest the extension runs in.
//   node test/web/run.mjs [current|oldest]
//   VSCODE_TEST_VERBOSE=1       all logs
//   VSCODE_TEST_SCREENSHOT=F    a picture of the workbench at the end
//   VSCODE_TEST_TIMEOUT=MS      gives up; 120000 unless told
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../offline/ports.mjs';
import { Missing, setUp, setUpWeb } from '../offline/setup.mjs';
import { serveWeb, webBuilds } from '../offline/web.mjs';
import { openBrowser } from '../offline/workbench.mjs';
import { writeWorkspace } from '../vscode/workspace.mjs';

const tests = path.resolve(import.meta.dirname, '../../out/test/web.cjs');
const verbose = Boolean(process.env.VSCODE_TEST_VERBOSE);
const limit = Number(process.env.VSCODE_TEST_TIMEOUT ?? 120_000);
const temporary = mkdtempSync(path.join(tmpdir(), 'monthly-return-web-'));

/** What the workbench logs by itself. It comes mixed with the extension host's console, where the suite reports. */
const ownLog =
	/^(%c|Ignoring|An iframe|Canceled|(Updating|Found) additional builtin|vscode-test-web-support|Request to .*package\.nls|CodeExpectedError)/;

/** The suite's closing line, as [passed, failed]; an extension host that dies in mid-suite may report that all went well. */
async function run(build) {
	const port = await freePort();
	const stop = await serveWeb({ build, port, folder: temporary, tests, verbose });
	const browser = await openBrowser();
	const { page } = browser;
	try {
		let closing;
		const ended = new Promise((resolve, reject) => {
			setTimeout(() => reject(new Error(`VS Code did not end within ${limit} ms`)), limit).unref();
			page.on('crash', () => reject(new Error('the workbench crashed')));
			void page.exposeFunction('codeAutomationExit', resolve);
		});
		await page.exposeFunction('codeAutomationLog', (type, [first, ...rest]) => {
			closing = /^(\d+) passed, (\d+) failed/.exec(String(first)) ?? closing;
			if (closing?.input === first) return;
			if (verbose || !ownLog.test(String(first))) (console[type] ?? console.log)(first, ...rest);
		});
		if (verbose) page.on('console', (message) => console.error(`[page] ${message.text()}`));
		await page.goto(`http://localhost:${port}`);
		const code = await ended;
		if (process.env.VSCODE_TEST_SCREENSHOT) await page.screenshot({ path: process.env.VSCODE_TEST_SCREENSHOT });
		if (!closing) throw new Error('the extension host ended before the suite did');
		const [passed, failed] = closing.slice(1).map(Number);
		return { passed, failed: failed || Number(code !== 0) };
	} finally {
		await browser.close().catch(() => {});
		stop();
	}
}

let passed = 0;
let failed = 0;
try {
	setUp();
	setUpWeb();
	const wanted = process.argv.slice(2);
	for (const [name, build] of Object.entries(webBuilds)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		console.log(`${build.split('/')[0]}, the ${name}`);
		writeWorkspace(temporary);
		const result = await run(build).catch((error) => {
			console.error(error);
			return { passed: 0, failed: 1 };
		});
		passed += result.passed;
		failed += result.failed;
	}
	console.log(`${passed} passed, ${failed} failed`);
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	console.log(`skipped: ${error.message}\n0 passed, 0 failed, 1 skipped`);
} finally {
	rmSync(temporary, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
