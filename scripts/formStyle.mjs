import { build } from 'esbuild';

/** The form's own style sheet (server/src/render), for a style sheet that imports `form`. @type {import('esbuild').Plugin} */
export const formStyle = {
	name: 'form-style',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^form$/ }, () => ({ path: 'form', namespace: 'form-style' }));
		onLoad({ filter: /.*/, namespace: 'form-style' }, async () => {
			const { outputFiles, metafile } = await build({
				stdin: { contents: "export { css, chartCss } from './server/src/render/index.js';", resolveDir: '.' },
				bundle: true,
				write: false,
				metafile: true,
				format: 'esm',
				define: { __DEV__: 'false' },
				alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
			});
			const { css, chartCss } = await import(
				`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
			);
			return {
				contents: css + chartCss,
				loader: 'css',
				watchFiles: Object.keys(metafile.inputs).filter((file) => file.startsWith('server/src/render/')),
			};
		});
	},
};
