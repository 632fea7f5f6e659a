import { resolve } from 'node:path';
import { hongKongDate } from '../disk/today.js';
import { visible } from '../escape.js';
import { createReturnService } from '../service.js';
import { noSettings } from '../settings.js';
import { count, oneOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { readConfig } from './config.js';
import { exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems } from './inputs.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { githubReport } from './report/github.js';
import { gitlabReport } from './report/gitlab.js';
import { jsonReport } from './report/json.js';
import { junitReport } from './report/junit.js';
import { countFindings, type Report } from './report/report.js';
import { sarifReport } from './report/sarif.js';
import { number, textReport } from './report/text.js';

const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

export const check: Command = {
	name: 'check',
	summary: 'check returns, several months against each other',
	help: `monthly-return check [options] PATH…

Checks returns. A folder stands for every .return file in it and in its folders, but
for hidden ones and node_modules; - stands for standard input. Returns of one issuer
are checked against the month before, wherever they stand; the neighbouring months that
lie in the folder of a file are read too, and findings said for what was named alone.

Options:
  --format FORMAT    text (for people), json, sarif (2.1.0), github (workflow commands),
                     gitlab (Code Quality) or junit (XML)
  --max-warnings N   more warnings than N count as an error
  --config FILE      severities, as JSON: {"severities": {"deadline": "off"}}
                     error, warning, information or off, by check
  --help             this text

Exit codes:
  0  no errors
  1  errors found, or more warnings than --max-warnings allows
  2  wrong usage, or something could not be read or checked
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			format: { type: 'string', default: 'text' },
			'max-warnings': { type: 'string' },
			config: { type: 'string' },
		});
		const format = oneOf('--format', values.format, formats);
		const maxWarnings = values['max-warnings'] === undefined ? undefined : count('--max-warnings', values['max-warnings']);
		if (positionals.length === 0) throw new UsageError('check needs a file or a folder');
		const settings = values.config === undefined ? noSettings : await readConfig(resolve(io.cwd, values.config), values.config);

		const report = await checkPaths(positionals, io, settings);
		sayProblems(report.problems, io);
		if (format === 'text') io.stdout.say(textReport(report, io.stdout.colors));
		else io.stdout.write(write(report, format));

		const counts = countFindings(report.files);
		const tooMany = maxWarnings !== undefined && counts.warning > maxWarnings;
		if (tooMany) io.stderr.say(`${number(counts.warning, 'warning')}, and --max-warnings allows ${maxWarnings}\n`);
		if (report.problems.length > 0) return exitCodes.failed;
		return counts.error > 0 || tooMany ? exitCodes.found : exitCodes.clean;
	},
};

async function checkPaths(paths: readonly string[], io: Io, settings: typeof noSettings): Promise<Report> {
	const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
	const inputs = new Inputs(io);
	const progress = new Progress(io.stderr, 'reading');
	const read: Input[] = [];
	for await (const input of inputs.read(paths)) {
		service.put(input.uri, input.text);
		read.push(input);
		progress.step(read.length);
	}
	progress.end();
	const beside = await readNeighbours(service, read);

	const checking = new Progress(io.stderr, 'checking');
	const files = read.map(({ path, uri, text }, index) => {
		checking.step(index, read.length);
		const findings = service.findings(uri, settings);
		inputs.unchecked(path, service.unchecked(uri));
		return { path, text, findings };
	});
	checking.end();
	const shown = new Map(
		[...read, ...beside.map((each) => ({ ...each, path: inputs.shown(each.path) }))].map(({ uri, path }) => [uri, path]),
	);
	return { files, problems: inputs.problems, cwd: io.cwd, pathOf: (uri) => shown.get(uri) ?? uri };
}

function write(report: Report, format: Exclude<(typeof formats)[number], 'text'>): string {
	switch (format) {
		case 'json':
			return jsonReport(report);
		case 'sarif':
			return sarifReport(report);
		case 'github':
			return githubReport(report);
		case 'gitlab':
			return gitlabReport(report);
		case 'junit':
			return junitReport(report);
	}
}
