// Builds, and opens VS Code for the Web with the extension on samples/: prints its address, and serves it until Ctrl+C.
//   npm start [-- --port=3000] [-- --check-only]
// Where there is no terminal to press Ctrl+C in, and with --check-only, it checks samples/, shows what is found there and ends.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chineseFont } from './font.mjs';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' }, 'check-only': { type: 'boolean' } } });
const run = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2;

const built = run('esbuild.mjs');
if (built !== 0) process.exit(built);
if (values['check-only'] || process.env.CI || !process.stdout.isTTY) check();
else await serve(Number(values.port));

/** One of the samples holds typical mistakes on purpose, so errors found (1) are no failure of this script. */
function check() {
	console.log('\n$ monthly-return check samples\n');
	const found = run('dist/cli.js', 'check', 'samples');
	process.exit(found === 1 ? 0 : found);
}

async function serve(wanted) {
	mkdirSync('dist/fonts', { recursive: true });
	copyFileSync(chineseFont, 'dist/fonts/chinese.ttf');
	const { setUpWeb } = await import('../test/offline/setup.mjs');
	const { serveWeb, webBuilds } = await import('../test/offline/web.mjs');
	const { freePort } = await import('../test/offline/ports.mjs');
	setUpWeb(() => console.log('\nVS Code for the Web is installed from npm, this once (about 600 MB on disk) …'));
	const port = await freePort(wanted);
	const stop = await serveWeb({ build: webBuilds.current, host: '127.0.0.1', port, folder: path.resolve('samples') });
	console.log(`\n  Monthly Return in VS Code: http://127.0.0.1:${port}/`);
	console.log('  What you change stays in the page; samples/ is left as it is. Ctrl+C ends it.\n');
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.on(signal, () => {
			stop();
			process.exit(0);
		});
	}
}
