// Writes docs/checks: a page for each check, and their index, from the explanations beside the checks.
//   npm run docs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const folder = new URL('../docs/checks/', import.meta.url);
const { outputFiles } = await build({
	entryPoints: [new URL('../server/src/checks/pages.ts', import.meta.url).pathname],
	bundle: true,
	format: 'esm',
	write: false,
});
const { pages } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);

mkdirSync(folder, { recursive: true });
const written = pages();
for (const name of readdirSync(folder)) if (!written.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of written) writeFileSync(new URL(name, folder), text);
