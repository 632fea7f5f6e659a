// Builds, then checks samples/ and shows what is found there. One of them holds typical mistakes on purpose, so errors found (1)
// are no failure of this script.
import { spawnSync } from 'node:child_process';

const run = (...args) => spawnSync(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit'] }).status ?? 2;

const built = run('esbuild.mjs');
if (built !== 0) process.exit(built);
console.log('\n$ monthly-return check samples\n');
const found = run('dist/cli.js', 'check', 'samples');
process.exit(found === 1 ? 0 : found);
