import { promises as fs } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Finding } from '../checks/finding.js';
import type { Paper } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { describe } from '../disk/reasons.js';
import { onOneLine } from '../escape.js';
import { reportOf } from '../model/report.js';
import type { EdgarProblem } from '../render/index.js';
import { type ExitCode, exitCodes } from './errors.js';
import type { Io } from './output.js';
import { keepWithin } from './place.js';
import { fail, writeOut } from './result.js';

interface Into {
	readonly path: string;
	readonly folder: string;
	readonly force: boolean;
	readonly io: Io;
}

/** Writes a report and its exhibits as EDGAR takes them. One with errors is refused, or forced and said. */
export async function writeSubmission(
	snapshot: Snapshot,
	findings: readonly Finding[],
	papers: readonly Paper[],
	{ submissionOf, manifestOf, manifestName, edgarCheck }: typeof import('../render/index.js'),
	{ path, folder, force, io }: Into,
): Promise<ExitCode> {
	if (!reportOf(snapshot.outline)) return fail(`${path} is no report on Form 6-K, which is what edgar takes`, io);
	const said = [
		...(findings.some(({ severity }) => severity === 'error') ? [`${path} has errors`] : []),
		...papers.flatMap(({ number, errors }) =>
			errors === 0 ? [] : [`exhibit ${number} has ${errors} ${errors === 1 ? 'error' : 'errors'}`],
		),
	];
	if (said.length > 0 && !force) {
		return fail(`${said.join('; ')}: see monthly-return check ${path}; --force writes it all the same`, io);
	}
	for (const one of said) io.stderr.say(`${onOneLine(one)}, and is written all the same\n`);

	const submission = submissionOf(snapshot, findings, papers);
	const problems = edgarCheck(submission.files.map(({ name, content }) => ({ name, bytes: Buffer.from(content) })));
	try {
		await keepWithin(resolve(io.cwd, folder, manifestName), io);
		await fs.mkdir(resolve(io.cwd, folder), { recursive: true });
	} catch (error) {
		return fail(`cannot write into ${folder}: ${describe(error)}`, io);
	}
	for (const { name, content } of submission.files) {
		const code = await writeOut(content, join(folder, name), force, io);
		if (code !== exitCodes.clean) return code;
	}
	const code = await writeOut(manifestOf(submission), join(folder, manifestName), force, io);
	if (code !== exitCodes.clean) return code;
	for (const { type, description } of submission.others) {
		io.stderr.say(`${onOneLine(`${type} ${description}`.trim())}: a paper of its own, to be added; it is not linked\n`);
	}
	for (const problem of problems) io.stderr.say(`${problemLine(problem)}\n`);
	return problems.some(({ isHint }) => !isHint) ? exitCodes.failed : exitCodes.clean;
}

/** `a.htm:3: error: … (tag; EDGAR Filer Manual …; recalled)` */
export function problemLine({ file, line, rule, message, isHint }: EdgarProblem): string {
	const { id, source, sure } = rule;
	return onOneLine(`${basename(file)}:${line}: ${isHint ? 'hint' : 'error'}: ${message} (${id}; ${source}; ${sure})`);
}
