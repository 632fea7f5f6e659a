// Writes syntaxes/monthly-return.tmLanguage.json out of the forms' tables, as grammar.ts says.
//   npm run grammar
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
	entryPoints: [`${import.meta.dirname}/grammar.ts`],
	bundle: true,
	format: 'esm',
	write: false,
});
const { grammar } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
const file = `${import.meta.dirname}/../syntaxes/monthly-return.tmLanguage.json`;
writeFileSync(file, `${JSON.stringify(grammar, undefined, '\t')}\n`);
spawnSync('biome', ['format', '--write', file], { stdio: 'inherit' });
