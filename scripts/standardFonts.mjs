import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The two of PDF's standard fonts that are in use. */
const used = ['Helvetica', 'Helvetica-Bold'];

/**
 * PDFKit reads the measures of the standard fonts from files beside itself, which a bundle has not: those in use are put into it.
 * @type {import('esbuild').Plugin}
 */
export const standardFonts = {
	name: 'standard-fonts',
	setup(build) {
		build.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/]pdfkit(\.es)?\.js$/ }, ({ path: file }) => {
			const measures = (name) => {
				const text = readFileSync(path.join(path.dirname(file), 'data', `${name}.afm`), 'utf8');
				// The comments and the measures of characters that no encoding reaches are of no use.
				return JSON.stringify(used.includes(name) ? text.replace(/^Comment.*\r?\n/gm, '') : '');
			};
			const source = readFileSync(file, 'utf8');
			return {
				contents: source.replace(/fs\.readFileSync\(__dirname \+ '\/data\/([\w-]+)\.afm', 'utf8'\)/g, (_, name) =>
					measures(name),
				),
				loader: 'js',
			};
		});
	},
};
