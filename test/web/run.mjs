// Runs the suites inside VS Code for the Web, where the extension host and the server are workers of the page: in a current one, and
// the first of them in the oldest the extension runs in.
//   node test/web/run.mjs [current|oldest] [SUITE…]       those of test/vscode/suites.mjs
//   VSCODE_TEST_VERBOSE=1       all logs
//   VSCODE_TEST_SCREENSHOT=F    a picture of the workbench at the end
//   VSCODE_TEST_TIMEOUT=MS      gives up; 900000 unless told
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../offline/ports.mjs';
import { report } from '../offline/report.mjs';
import { setUp, setUpWeb } from '../offline/setup.mjs';
import { serveWeb, webBuilds } from '../offline/web.mjs';
import { openBrowser, restrictedSettings } from '../offline/workbench.mjs';
import { chosen } from '../vscode/suites.mjs';

const tests = (suite) => path.resolve(import.meta.dirname, `../../out/test/web/${suite}.cjs`);
const verbose = Boolean(process.env.VSCODE_TEST_VERBOSE);
const limit = Number(process.env.VSCODE_TEST_TIMEOUT ?? 900_000);

/** What the workbench logs by itself. It comes mixed with the extension host's console, where the suite reports. */
const ownLog =
	/^(%c|Ignoring|An iframe|Canceled|(Updating|Found) additional builtin|vscode-test-web-support|Request to .*package\.nls|CodeExpectedError)/;

/** What a suite's closing line says; an extension host that dies in mid-suite may report that all went well. */
async function run(build, { name, prepare, restricted, language }) {
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'monthly-return-web-'));
	const opened = prepare(folder);
	const stop = await serveWeb({ build, port, folder, tests: tests(name), verbose });
	const browser = await openBrowser({ language });
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
		if (restricted) await page.route(`http://localhost:${port}/**`, restrict);
		await page.goto(`http://localhost:${port}/${restricted ? emptyWindow : opened === '.' ? '' : emptyWorkspace}`);
		const code = await ended;
		if (process.env.VSCODE_TEST_SCREENSHOT) await page.screenshot({ path: process.env.VSCODE_TEST_SCREENSHOT });
		if (!closing) throw new Error('the extension host ended before the suite did');
		const [passed, failed] = closing.slice(1).map(Number);
		return { passed, failed: failed || Number(code !== 0) };
	} finally {
		await browser.close().catch(() => {});
		stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** VS Code trusts every virtual folder; a window without one it does not trust unless the user says so. */
const emptyWindow = '?ew=true';
/** A workspace file is read before the files are there: the suite adds the folders itself. */
const emptyWorkspace = `?workspace=${encodeURIComponent('tmp:/default.code-workspace')}`;

/** test-web has no switch for workspace trust; the page's own configuration has. */
async function restrict(route) {
	if (route.request().resourceType() !== 'document') return route.fallback();
	const response = await route.fetch();
	const page = await response.text();
	const settings = { enableWorkspaceTrust: true, configurationDefaults: restrictedSettings };
	const escaped = JSON.stringify(settings).slice(1, -1).replaceAll('"', '&quot;');
	return route.fulfill({ response, body: page.replace('data-settings="{', `data-settings="{${escaped},`) });
}

await report(async function* () {
	setUp();
	setUpWeb();
	const wanted = process.argv.slice(2);
	const builds = Object.keys(webBuilds).filter((name) => !wanted.some((one) => one in webBuilds) || wanted.includes(name));
	const suites = chosen(wanted.filter((one) => !(one in webBuilds)));
	for (const name of builds) {
		for (const suite of name === 'oldest' ? suites.slice(0, 1) : suites) {
			console.log(`${suite.title}: ${webBuilds[name].split('/')[0]}, the ${name}`);
			yield run(webBuilds[name], suite).catch((error) => {
				console.error(error);
				return { passed: 0, failed: 1 };
			});
		}
	}
});
