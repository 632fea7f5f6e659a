import { basename, extname, resolve } from 'node:path';
import { findFont, readFont } from '../disk/fonts.js';
import { hongKongDate } from '../disk/today.js';
import { onOneLine, visible } from '../escape.js';
import { JobError } from '../jobs/run.js';
import { spokenMessages } from '../localise.js';
import { createReturnService } from '../service.js';
import { oneOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { exitCodes, UsageError } from './errors.js';
import { Inputs, sayProblems, standardInput } from './inputs.js';
import * as jobs from './jobs.js';
import { readNeighbours } from './neighbours.js';
import { program } from './program.js';
import { fail, isStandardOutput, writeOut } from './result.js';
import { writeSubmission } from './submission.js';

/** Where a font with the characters of Hong Kong is to be had for nothing. */
const freeFonts =
	'on Debian and Ubuntu the package fonts-noto-cjk, on Fedora google-noto-sans-cjk-fonts; on Windows and macOS Noto Sans CJK HK from github.com/notofonts/noto-cjk, of which NotoSansCJKhk-Regular.otf is the file';

const formats = ['html', 'pdf', 'txt', 'md', 'json', 'edgar'] as const;
const languages = ['en', 'zh'] as const;

export const render: Command = {
	name: 'render',
	summary: 'print a return as the form: HTML, PDF, text, Markdown or JSON',
	help: `monthly-return render FILE --to FORMAT [options]

Prints a return as form FF301 of the edition in force, page for page. Figures that are
left out and follow from the others are filled in. - stands for standard input.

Options:
  --to FORMAT      html, pdf, txt, md or json; of a report on Form 6-K also edgar: the cover
                   and its exhibits as HTML that EDGAR takes, and a list of them, into the
                   folder OUT; refused where one of them has errors, unless forced
  -o, --out OUT    the file to write; else standard output, for pdf FILE.pdf
  --force          write over a file that is there; with edgar, errors or not
  --language LANG  en or zh: the form's own words in Chinese where it is known to have
                   them, and the Chinese of the texts that have one; how many
                   of its labels stand in English is said
  --font PATH      for pdf: a font with Chinese characters (.ttf, .otf, .ttc); else one
                   of the system's is looked for
${configurationHelp}
  --help           this text

Exit codes:
  0  done
  2  wrong usage, or something could not be read or written
`,
	ownLanguage: true,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			to: { type: 'string' },
			out: { type: 'string', short: 'o' },
			force: { type: 'boolean', default: false },
			language: { type: 'string', default: 'en' },
			font: { type: 'string' },
			...configurationOptions,
		});
		const [path, ...more] = positionals;
		if (path === undefined || more.length > 0) throw new UsageError('render takes one file');
		if (values.to === undefined) throw new UsageError(`render needs --to ${formats.join('|')}`);
		const format = oneOf('--to', values.to, formats);
		const language = oneOf('--language', values.language, languages);
		if (values.font !== undefined && format !== 'pdf') throw new UsageError('--font is for --to pdf');
		if (path === standardInput && format === 'pdf' && values.out === undefined) {
			throw new UsageError('a pdf of standard input needs -o OUT');
		}

		if (format === 'edgar' && isStandardOutput(values.out)) throw new UsageError('--to edgar needs -o FOLDER');

		const inputs = new Inputs(io);
		const read = [];
		for await (const input of inputs.read([path])) read.push(input);
		sayProblems(inputs.problems, io);
		const [input, ...others] = read;
		if (others.length > 0) throw new UsageError(`render takes one file, and ${path} has ${read.length}`);
		if (!input || inputs.problems.length > 0) return exitCodes.failed;

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		service.put(input.uri, input.text);
		await readNeighbours(service, [input]);
		const snapshot = service.snapshot(input.uri);
		const { configuration, folder } = await (await Configurations.from(values, io)).of(input);
		const findings = service.findings(input.uri, configuration);
		inputs.unchecked(input.path, service.unchecked(input.uri));
		if (!snapshot || inputs.problems.length > 0) {
			sayProblems(inputs.problems, io);
			return exitCodes.failed;
		}
		const errors = findings.filter(({ severity }) => severity === 'error').length;
		if (errors > 0) {
			io.stderr.say(
				`${onOneLine(input.path)} has ${errors} ${errors === 1 ? 'error' : 'errors'}: see monthly-return check ${onOneLine(input.path)}\n`,
			);
		}

		const printing = await program<typeof import('../render/index.js')>('render');
		const { speak, documentOf, htmlOf, textOf, markdownOf, renderJson } = printing;
		speak(spokenMessages());
		const form = () => {
			const document = documentOf(snapshot, findings, { language, papers: service.papers(input.uri) });
			if (document.english !== undefined) io.stderr.say(`${visible(document.english)}\n`);
			return document;
		};
		const out = values.out ?? (format === 'pdf' ? `${basename(path, extname(path))}.pdf` : undefined);
		switch (format) {
			case 'html':
				return writeOut(htmlOf(form()), out, values.force, io);
			case 'txt':
				return writeOut(textOf(form()), out, values.force, io);
			case 'md':
				return writeOut(markdownOf(form()), out, values.force, io);
			case 'json':
				return writeOut(renderJson(snapshot, { counts: service.counts(input.uri) }), out, values.force, io);
			case 'edgar':
				return writeSubmission(snapshot, findings, service.papers(input.uri), printing, {
					path: input.path,
					folder: out ?? '',
					force: values.force,
					io,
				});
			case 'pdf': {
				const configured = configuration.font === undefined ? undefined : resolve(folder ?? io.cwd, configuration.font);
				const named = values.font === undefined ? configured : resolve(io.cwd, values.font);
				const font = named === undefined ? undefined : await readFont(named);
				if (font && 'problem' in font) return fail(`cannot read the font ${values.font ?? named}: ${font.problem}`, io);
				const printed = await jobs
					.run('pdf', { document: form() }, { font: async () => font ?? findFont() })
					.catch((error: unknown) => {
						if (error instanceof JobError) return { refused: `${input.path} cannot be printed: ${error.message}` };
						throw error;
					});
				if ('lacks' in printed) {
					return fail(
						`${input.path} has Chinese texts, and no font with Chinese characters was found: install one, or name its file with --font PATH (in VS Code, the setting monthlyReturn.pdf.font). One that costs nothing: ${freeFonts}`,
						io,
					);
				}
				return 'refused' in printed ? fail(printed.refused, io) : writeOut(printed.pdf, out, values.force, io);
			}
		}
	},
};
