// Writes what docs/ has that is made from data: a page for each check, their index, and the form line by line.
//   npm run docs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const folder = new URL('../docs/', import.meta.url);
const { outputFiles } = await build({
	entryPoints: [new URL('pages.ts', import.meta.url).pathname],
	bundle: true,
	format: 'esm',
	write: false,
});
const { pages } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);

const written = pages();
mkdirSync(new URL('checks/', folder), { recursive: true });
for (const name of readdirSync(new URL('checks/', folder))) {
	if (!written.has(`checks/${name}`)) rmSync(new URL(`checks/${name}`, folder));
}
for (const [path, text] of written) writeFileSync(new URL(path, folder), text);
