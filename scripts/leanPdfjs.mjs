// What of pdf.js is left out of the job that imports. It draws, edits and prints as well; here it reads text alone, for which 1,203
// KB of 2,282 do. Its files are put together from modules, each under a line with its name.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

/** Names of modules, or of folders of them. */
const absent = {
	worker: [
		// what only drawing asks for: pictures, colours, shapes of letters, shadings
		'external/brotli',
		'external/jbig2',
		'external/openjpeg',
		'external/qcms',
		'src/core/colorspace',
		'src/core/font_renderer',
		'src/core/icc_colorspace',
		'src/core/image.js',
		'src/core/image_resizer',
		'src/core/jpg',
		'src/core/pattern',
		'src/core/postscript',
		// forms, annotations and the files they come in
		'src/core/annotation.js',
		'src/core/dataset_reader',
		'src/core/default_appearance',
		'src/core/metadata_parser',
		'src/core/xfa',
		'src/core/xml_parser',
		// writing
		'src/core/editor',
		'src/core/struct_tree',
		'src/core/writer',
	],
	display: [
		'src/display/annotation_layer',
		'src/display/canvas.js',
		'src/display/canvas_dependency_tracker',
		'src/display/dom_filter_factory',
		'src/display/draw_layer',
		'src/display/editor',
		'src/display/fetch_stream',
		'src/display/network.js',
		'src/display/node_stream',
		'src/display/node_utils',
		'src/display/obj_bin_transform_display',
		'src/display/optional_content_config',
		'src/display/pattern_helper',
		'src/display/renderer_worker_proxy',
		'src/display/text_layer',
		'src/display/touch_manager',
		'src/display/webgpu',
		'src/display/xfa_layer',
	],
};

/** It may be named, asked for constants and told its options; to make one of it is an error, which pdf.js knows to deal with. */
const standIn = `const absent = /*@__PURE__*/ new Proxy(class {}, {
	get: (of, name) => (name === 'prototype' ? of[name] : absent),
	apply: () => undefined,
	construct() { throw new Error('left out'); },
});\n`;

/**
 * A worker's script of its own would take messages from the page; in a job they are the job's.
 */
const ownPort = /if \(typeof window === "undefined" && !isNodeJS && [^{]*\{\s*this\.initializeFromPort\(self\);\s*\}/;

/** What a stream unpacks to is counted, and bounded (server/src/import/source/unpacking.ts): where a buffer grows, and where chunks come. */
const growing = [
	['const buffer2 = new Uint8Array(size);', 'globalThis.monthlyReturnUnpacks(requested, size - buffer.byteLength);'],
	['totalLength += chunk.byteLength;', 'globalThis.monthlyReturnUnpacks(totalLength + chunk.byteLength, chunk.byteLength);'],
];

function counted(source) {
	return growing.reduce((text, [where, count]) => {
		if (text.split(where).length !== 2) throw new Error(`pdf.js unpacks in another way: ${where}`);
		return text.replace(where, `${count}\n${where}`);
	}, source);
}

function lean(source, wanted) {
	const unseen = new Set(wanted);
	const modules = source.split(/^(?=;\/\/ \.\/)/m).map((module) => {
		const name = module.slice(';// ./'.length, module.indexOf('\n'));
		const why = wanted.find((part) => name.startsWith(part));
		if (why === undefined) return module;
		unseen.delete(why);
		const names = [...module.matchAll(/^(?:class|(?:async )?function\*?|const|let|var) ([\w$]+)/gm)].map(([, each]) => each);
		return names.length > 0 ? `var ${names.map((each) => `${each} = absent`).join(', ')};\n` : '';
	});
	if (unseen.size > 0) throw new Error(`pdf.js has no ${[...unseen].join(', ')}`);
	return standIn + modules.join('');
}

/** @type {import('esbuild').Plugin} */
export const leanPdfjs = {
	name: 'lean-pdfjs',
	setup(build) {
		build.initialOptions.define = { ...build.initialOptions.define, 'import.meta.url': '""' };
		build.onLoad({ filter: /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf(\.worker)?\.mjs$/ }, ({ path }) => {
			if (path.endsWith('pdf.worker.mjs')) {
				const source = readFileSync(path, 'utf8');
				if (!ownPort.test(source)) throw new Error('pdf.js takes messages in another way');
				return { contents: lean(counted(source.replace(ownPort, '')), absent.worker), loader: 'js' };
			}
			// Both files bring all that an older engine has not; once is enough.
			const plain = path.replace(`${sep}legacy${sep}`, sep);
			return { contents: lean(readFileSync(plain, 'utf8'), absent.display), loader: 'js' };
		});
	},
};
