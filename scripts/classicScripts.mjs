import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * A browser's worker takes classic scripts, which have no modules to share, where esbuild shares what several entries need in a module.
 * That one goes into the first entry's script and stays under `monthlyReturn.shared`; every other finds it there, and leaves what it
 * exports under its own name.
 * @param {string} first The name of the entry that is loaded before any other.
 * @returns {import('esbuild').Plugin}
 */
export function classicScripts(first) {
	return {
		name: 'classic-scripts',
		setup(build) {
			const { write = true } = build.initialOptions;
			build.initialOptions.write = false;
			build.onEnd(({ outputFiles = [] }) => {
				if (outputFiles.length === 0) return;
				const at = outputFiles.findIndex(({ path }) => basename(path) === 'chunk.js');
				const [shared] = outputFiles.splice(at, at < 0 ? 0 : 1);
				if (!shared) throw new Error('nothing is shared');
				for (const file of outputFiles) {
					const name = basename(file.path, '.js');
					const before = name === first ? script('shared', shared.text) : '';
					file.contents = new TextEncoder().encode(before + script(name, file.text));
					if (!write) continue;
					mkdirSync(dirname(file.path), { recursive: true });
					writeFileSync(file.path, file.contents);
				}
			});
		},
	};
}

const names = String.raw`\{(?<names>[^{}]*)\}`;
const imported = new RegExp(String.raw`^\s*import\s*${names}\s*from\s*"\./chunk\.js";`);
const exported = new RegExp(String.raw`export\s*${names};\s*$`);

/** A module as a script. What it takes is made once and for all before it runs, so that it may as well be taken by value. */
function script(name, module) {
	const renamed = (list, word) => list.replace(/([\w$]+) as ([\w$]+)/g, word);
	const body = module
		.replace(imported, (_, list) => `const {${renamed(list, '$1: $2')}} = self.monthlyReturn.shared;`)
		.replace(exported, (_, list) => `(self.monthlyReturn ??= {}).${name} = {${renamed(list, '$2: $1')}};`);
	return `(() => {${body}})();\n`;
}
