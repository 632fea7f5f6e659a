import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The two of PDF's standard fonts that are in use. */
const used = ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'];

/** What of Node the libraries call, and all of it that they need. */
const ofNode = {
	stream: `
		import { EventEmitter } from 'events';
		class Readable extends EventEmitter {
			#early = [];
			push(chunk) {
				if (chunk === null) this.emit('end');
				else if (!this.emit('data', chunk)) this.#early.push(chunk);
			}
			on(event, listener) {
				super.on(event, listener);
				if (event === 'data') this.#early.splice(0).forEach((chunk) => this.emit('data', chunk));
				return this;
			}
		}
		export default { Readable };`,
	zlib: `
		import { zlibSync } from 'fflate';
		import { Buffer } from 'buffer';
		export default { deflateSync: (bytes) => Buffer.from(zlibSync(bytes).buffer) };`,
	fs: 'export default {};',
};

const nothing = (what) => `export default function () { throw new Error('${what} are not printed'); }`;

/** What of the libraries nothing on the form asks for: put back, each adds 8 KB (QR codes) to 91 (WOFF2 fonts) to 665. */
const notPrinted = [
	{ file: /pdfmake\/js\/qrEnc\.js$/, contents: nothing('QR codes') },
	{ file: /pdfmake\/js\/SVGMeasure\.js$/, contents: 'export default class {}' },
	{ file: /pdfmake\/js\/3rd-party\/svg-to-pdfkit\.js$/, contents: nothing('drawings') },
	{ file: /png-js\/.*\.js$/, contents: nothing('pictures') },
	{
		file: /@noble\/(?:ciphers|hashes)\/.*\.js$/,
		contents: ['concatBytes', 'sha256', 'cbc', 'ecb'].map((name) => `export const ${name} = undefined;`).join('\n'),
	},
	{ file: /brotli\/(?:dist\/)?decompress\.js$/, contents: nothing('WOFF2 fonts') },
];

/**
 * PDFKit, pdfmake and fontkit as they run anywhere, in a worker of a browser too, without what the form has no use for.
 * @type {import('esbuild').Plugin}
 */
export const pdfLibraries = {
	name: 'pdf-libraries',
	setup(build) {
		const here = path.resolve(import.meta.dirname, '..');
		build.onResolve({ filter: new RegExp(`^(?:${Object.keys(ofNode).join('|')})$`) }, ({ path: name, importer }) =>
			/[\\/]node_modules[\\/](?:pdfkit|pdfmake)[\\/]/.test(importer) ? { path: name, namespace: 'of-node' } : undefined,
		);
		build.onLoad({ filter: /./, namespace: 'of-node' }, ({ path: name }) => ({ contents: ofNode[name], resolveDir: here }));
		for (const { file, contents } of notPrinted) {
			build.onLoad({ filter: file }, () => ({ contents }));
		}
		// It would take a Node that it finds for more than a bundle gives it.
		build.onLoad({ filter: /[\\/]js-md5[\\/]src[\\/]md5\.js$/ }, ({ path: file }) => ({
			contents: `var process;\n${readFileSync(file, 'utf8')}`,
		}));
		build.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/]pdfkit\.es\.js$/ }, ({ path: file }) => {
			const source = readFileSync(file, 'utf8');
			const characters = new Set(/const characters = `([^`]*)`/.exec(source)?.[1]?.split(/\s+/));
			// PDFKit reads the measures of the standard fonts from files beside itself, which a bundle has not.
			const read = (_, name) =>
				JSON.stringify(used.includes(name) ? measures(path.join(path.dirname(file), 'data', `${name}.afm`), characters) : '');
			const bundled = source.replace(/fs\.readFileSync\(__dirname \+ '\/data\/([\w-]+)\.afm', 'utf8'\)/g, read);
			return { contents: `import { Buffer } from 'buffer';\n${bundled}` };
		});
	},
};

/** The measures of a font, as far as PDFKit reads them and for the characters that it can write. */
function measures(file, characters) {
	const written = (names) => names.every((name) => characters.has(name));
	return readFileSync(file, 'utf8')
		.split(/\r?\n/)
		.flatMap((line) => {
			const metrics = /^C .*(WX \d+ ;).*(N (\w+) ;)/.exec(line);
			if (metrics) return written([metrics[3]]) ? [`C ${metrics[1]} ${metrics[2]}`] : [];
			const pair = /^KPX (\w+) (\w+)/.exec(line);
			return pair ? (written(pair.slice(1)) ? [line] : []) : line.startsWith('Comment') ? [] : [line];
		})
		.join('\n');
}
