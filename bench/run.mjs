// Bundles the benchmark as the extension is bundled, and runs it.
//   npm run bench -- [--quick] [--no-peers] [--no-build] [--markdown] [--soak] [--archives]
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

if (process.argv.includes('--help')) {
	console.log(`npm run bench -- [options]

  --quick      fewer samples and only 300 and 5,000 lines
  --no-peers   without the other language servers
  --no-build   measures dist/ as it is
  --hostile    files that are no returns alone: what each costs
  --soak       types 10,000 edits at the server instead, and says what memory it keeps
  --archives   the archives alone
  --markdown   writes the table to docs/benchmarks.md as well`);
	process.exit(0);
}

if (!process.argv.includes('--no-build')) {
	execFileSync(process.execPath, ['esbuild.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
const outfile = join(root, 'out/bench/main.mjs');
await esbuild.build({
	entryPoints: ['bench/main.ts'],
	outfile,
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	packages: 'external',
	define: { __DEV__: 'false' },
	logLevel: 'warning',
});
const { main } = await import(pathToFileURL(outfile).href);
process.exit(await main(process.argv.slice(2)));
