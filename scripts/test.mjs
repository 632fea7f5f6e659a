// Runs every suite, one after the other, and adds up; the last line is the sum. `npm test -- grammar nvim` runs those alone.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

process.chdir(path.resolve(import.meta.dirname, '..'));
const bin = (name) => path.resolve('node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
/** The project's own Node is found first, as under npm. */
const node = bin('node');
const env = {
	...process.env,
	PATH: [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter),
	FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
};
const vitestReport = 'out/vitest.json';

/** `count` reads from a suite's output how many tests passed, failed and were skipped; left out, its closing line says so. */
const suites = [
	{ name: 'types', commands: [[bin('tsc')], [bin('tsc'), '-p', 'client/webview']], count: one },
	{ name: 'lint', commands: [[bin('biome'), 'check', '--error-on-warnings']], count: one },
	{
		name: 'grammar',
		commands: [
			[bin('vscode-tmgrammar-test'), 'test/grammar/*.test.return'],
			[bin('vscode-tmgrammar-snap'), 'test/grammar/*.snap.return'],
		],
		count: marks,
	},
	{ name: 'nvim', commands: [[node, 'test/nvim/run.mjs']] },
	{ name: 'vscode', commands: [[node, 'test/vscode/run.mjs']] },
	{ name: 'web', commands: [[node, 'test/web/run.mjs']] },
	{ name: 'preview', commands: [[node, 'test/preview/run.mjs']] },
	{ name: 'user', commands: [[node, 'test/user/run.mjs']] },
	// Last: the printed form is looked at in the browser that the suites above set up.
	{
		name: 'unit',
		commands: [[bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]],
		count: vitest,
	},
];

/** A tool that only says yes or no. */
function one(_output, status) {
	return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest() {
	const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(vitestReport, 'utf8'));
	return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

function marks(output) {
	const count = (mark) => output.split('\n').filter((line) => line.trimStart().startsWith(mark)).length;
	return { passed: count('✓'), failed: count('✖') };
}

function closingLine(output) {
	const [last] = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].slice(-1);
	const [, passed, failed, skipped] = (last ?? []).map(Number);
	return { passed, failed, skipped };
}

/** The lines that name what failed and why: repeated at the end, where a long log is read first. */
const failure = /^\s*(?:\d+\) |✖|✗|×|FAIL|AssertionError|Error\b)/;
const failuresIn = (output) => [...new Set(stripVTControlCharacters(output).split('\n'))].filter((line) => failure.test(line));

/** Shows the output as it comes, and returns it. */
function run([command, ...args]) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
			env,
		});
		let output = '';
		for (const stream of ['stdout', 'stderr']) {
			child[stream].on('data', (data) => {
				output += data;
				process[stream].write(data);
			});
		}
		child.once('error', (error) => resolve({ status: 1, output: `${output}${error.message}\n` }));
		child.once('close', (status) => resolve({ status: status ?? 1, output }));
	});
}

async function runSuite({ commands, count = closingLine }) {
	let status = 0;
	let output = '';
	for (const command of commands) {
		const ran = await run(command);
		status ||= ran.status;
		output += ran.output;
	}
	let counts;
	try {
		counts = count(output, status);
	} catch (error) {
		console.error(error);
	}
	const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
	// A suite that broke off counts as failed, and so does one that ran nothing.
	const broken = failed === 0 && (status !== 0 || passed + skipped === 0);
	return { passed, failed: broken ? 1 : failed, skipped, failures: failed > 0 || broken ? failuresIn(output) : [] };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
	console.error(`no such suite: ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`);
	process.exit(2);
}

rmSync('out', { recursive: true, force: true });
mkdirSync('out', { recursive: true });
console.log('── build');
const built = await run([node, 'esbuild.mjs', '--tests']);
const results = [];
if (built.status !== 0) results.push({ name: 'build', passed: 0, failed: 1, skipped: 0, failures: [], seconds: 0 });
else {
	for (const suite of suites) {
		if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
		console.log(`\n── ${suite.name}`);
		const start = performance.now();
		const result = await runSuite(suite);
		results.push({ name: suite.name, ...result, seconds: (performance.now() - start) / 1000 });
	}
}

console.log('');
for (const { name, passed, failed, skipped, failures, seconds } of results) {
	const outcome = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
	console.log(`${failed > 0 ? '✖' : '✔'} ${name.padEnd(8)} ${outcome} (${seconds.toFixed(1)} s)`);
	for (const line of failures) console.log(`  ${line}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
