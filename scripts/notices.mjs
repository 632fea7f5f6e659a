// The notices of what is bundled, for the extension and the npm package: whose it is, and under which licence. They are made from what
// the bundler says that it put in, so that no list has to be kept.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const noticesName = 'THIRD-PARTY-NOTICES.txt';

const licenceFile = /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-].*)?$/i;

/** For those who name the licence and leave out its text. */
const mit = (owner) => `MIT License

Copyright (c) ${owner}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** What a package carries of others, which no bundler sees. */
const carried = {
	'pdfjs-dist': (folder) => {
		const worker = readFileSync(path.join(folder, 'legacy/build/pdf.worker.mjs'), 'utf8');
		const [, version, copyright] = /version: '([\d.]+)',\s+mode: [^\n]*\n\s+copyright: '([^']+)'/.exec(worker) ?? [];
		if (!version) throw new Error('pdf.js does not say which core-js it carries');
		return [
			{ name: 'core-js', version, licence: 'MIT', text: mit(copyright.replace(/^© /, '')) },
			{ name: 'Adobe CMap resources', licence: 'BSD-3-Clause', text: text(path.join(folder, 'cmaps/LICENSE')) },
		];
	},
	pdfkit: (folder) => {
		const [, copyright] = /^Comment (Copyright .*)$/m.exec(text(path.join(folder, 'js/data/Helvetica.afm'))) ?? [];
		if (!copyright) throw new Error('the measures of Helvetica do not say whose they are');
		const terms =
			'This file and the 14 PostScript(R) AFM files it accompanies may be used, copied, and distributed for any purpose and without charge,\nwith or without modification, provided that all copyright notices are retained; that the AFM files are not distributed without this\nfile; that all modifications to this file or any of the AFM files are prominently noted in the modified file(s); and that this\nparagraph is not modified. Adobe Systems has no responsibility or obligation to support the use of the AFM files.';
		const changed = 'Of Helvetica, Helvetica-Bold and Helvetica-Oblique, the measures of the characters that are printed.';
		return [{ name: 'Adobe Core 14 AFM files', licence: 'APAFML', text: `${copyright}\n\n${terms}\n\n${changed}` }];
	},
};

function text(file) {
	return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/**
 * The folders of the packages of which there is something in an output.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
function bundled(metafiles) {
	const inputs = metafiles.flatMap(({ outputs }) =>
		Object.values(outputs).flatMap(({ inputs }) =>
			Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
		),
	);
	return [...new Set(inputs.flatMap((file) => /^(?!\()(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
}

function packageIn(folder) {
	const { name, version, license, author } = JSON.parse(text(path.join(folder, 'package.json')));
	const files = readdirSync(folder)
		.filter((file) => licenceFile.test(file))
		.sort();
	const texts = files.map((file) => text(path.join(folder, file)));
	if (texts.length === 0) {
		if (license !== 'MIT') throw new Error(`${name} ${version} comes without the text of its licence, ${license}`);
		texts.push(mit((author?.name ?? author ?? name).replace(/ <.*/, '')));
	}
	return { name, version, licence: license, text: texts.join('\n\n') };
}

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} root what the paths in them are relative to
 */
export function notices(metafiles, root) {
	const parts = bundled(metafiles).flatMap((folder) => {
		const at = path.join(root, folder);
		const own = packageIn(at);
		return [own, ...(carried[own.name]?.(at) ?? [])];
	});
	const byText = new Map();
	for (const part of parts) byText.set(part.text, [...(byText.get(part.text) ?? []), part]);
	const titled = [...byText].map(([licence, of]) => {
		const titles = of.map(({ name, version, licence }) => [name, version, licence && `(${licence})`].filter(Boolean).join(' '));
		return { title: [...new Set(titles)].sort().join('\n'), licence };
	});
	const rule = '-'.repeat(80);
	return [
		'Monthly Return carries what follows, each under the licence that is printed below its name.',
		...titled.sort((a, b) => (a.title < b.title ? -1 : 1)).map(({ title, licence }) => `${rule}\n\n${title}\n\n${licence}`),
	]
		.join('\n\n')
		.concat('\n');
}
