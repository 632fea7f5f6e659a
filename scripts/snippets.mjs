// Writes snippets/monthly-return.json from what snippets.ts says.
//   npm run snippets
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
	entryPoints: [`${import.meta.dirname}/snippets.ts`],
	bundle: true,
	format: 'esm',
	write: false,
});
const { snippets } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
writeFileSync(`${import.meta.dirname}/../snippets/monthly-return.json`, `${JSON.stringify(snippets, undefined, '\t')}\n`);
console.log(`${Object.keys(snippets).length} snippets`);
