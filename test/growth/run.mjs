// Counts what is done for every shape of line and every feature, so many of them and ten times fewer, each in a process of its own.
//   npm run growth -- [SIZE] [--kinds] [--only TEXT] [--shard 1/4] [--seconds 300] [--but LOG]
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
process.chdir(root);
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		kinds: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		// What a run before held
		but: { type: 'string' },
		shard: { type: 'string', default: '1/1' },
		seconds: { type: 'string', default: '600' },
	},
});
const size = positionals[0] ?? '10000';
const [shard, shards] = values.shard.split('/').map(Number);

/** Files as they are, for the steps are counted by files; nothing of a test runner's is between them. */
const outdir = join(root, `out/growth/${size}`);
const sources = ['server/src', 'test/support', 'test/growth'].flatMap((folder) =>
	readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
		.map((name) => join(folder, name)),
);
await esbuild.build({
	entryPoints: sources,
	outdir,
	outbase: root,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	define: { __DEV__: 'true' },
	logLevel: 'error',
});
for (const name of readdirSync(outdir, { recursive: true })) {
	if (!name.endsWith('.js')) continue;
	const path = join(outdir, name);
	const text = readFileSync(path, 'utf8');
	// As the bundles have it.
	const lean = text.replace(/(?<=from ")@vscode\/l10n(?=")/g, '@vscode/l10n/dist/browser.js');
	if (lean !== text) writeFileSync(path, lean);
}
const program = join(outdir, 'test/growth/one.js');

const all = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8', maxBuffer: 1e9 }));
const before = values.but === undefined ? [] : readFileSync(values.but, 'utf8').split('\n');
const done = new Set(before.flatMap((line) => /^holds \S+ s {2}(.*)$/.exec(line)?.[1] ?? []));
const seen = new Set();
const chosen = all
	.map((one, number) => ({ ...one, number }))
	.filter(({ of, name, group }) => `${of}, ${group}, ${name}`.includes(values.only))
	.filter(({ of, group, kind }) => !values.kinds || (!seen.has(`${of} ${group} ${kind}`) && seen.add(`${of} ${group} ${kind}`)))
	.filter(({ of, name }) => !done.has(`${of}: ${name}`))
	.filter((_, index) => index % shards === shard - 1);
console.log(`${chosen.length} of ${all.length}, ${size} of each`);

let [held, failed, unfinished] = [0, 0, 0];
for (const { number, of, name } of chosen) {
	const began = performance.now();
	const result = await run(number);
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	if (result.excess?.length === 0) held += 1;
	else if (result.excess) failed += 1;
	else unfinished += 1;
	console.log(
		`${result.excess ? (result.excess.length === 0 ? 'holds' : 'GROWS') : result.problem} ${seconds} s  ${of}: ${name}`,
	);
	for (const line of result.excess ?? []) console.log(`    ${line}`);
}
console.log(`${held} hold, ${failed} do more than grow, ${unfinished} did not end`);
process.exit(failed + unfinished > 0 ? 1 : 0);

function run(number) {
	const child = spawn(process.execPath, ['--max-old-space-size=3000', program, String(number)], {
		env: { ...process.env, GROWTH: size },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let said = '';
	child.stdout.on('data', (chunk) => {
		said += chunk;
	});
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		child.kill('SIGKILL');
	}, 1000 * Number(values.seconds));
	return new Promise((resolve) => {
		child.on('close', (code) => {
			clearTimeout(timer);
			resolve(code === 0 ? { excess: JSON.parse(said) } : { problem: late ? 'LATE' : `ENDED ${code}` });
		});
	});
}
