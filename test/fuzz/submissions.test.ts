import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { importText } from '../../server/src/import/index.js';
import { reportOf } from '../../server/src/model/report.js';
import { edgarCheck, submissionOf } from '../../server/src/render/index.js';
import { modelOf } from '../import/support/model.js';
import { open, saidOnPaper } from '../import/support/said.js';
import { report, reportUri, serviceOf } from '../support/form6k.js';
import { anyReturn } from '../support/models.js';
import { anyNextDayReturn } from '../support/nextDayModels.js';

const runs = Number(process.env.FUZZ_RUNS ?? 12);
const name = reportUri.split('/').at(-1) as string;

interface Kind {
	readonly text: string;
	/** What is printed of it. */
	readonly said: unknown;
}

const returns = fc.array(
	fc.oneof(
		anyReturn().map((text): Kind => ({ text, said: saidOnPaper(text) })),
		anyNextDayReturn().map((text): Kind => ({ text, said: modelOf(text) })),
	),
	{ minLength: 1, maxLength: 4 },
);

/** As EDGAR hands a submission out whole. */
const whole = (files: readonly { readonly type: string; readonly name: string; readonly content: string }[]) =>
	[
		'<SEC-DOCUMENT>0001-25-1.txt : 20250107',
		...files.map(
			({ type, name, content }, at) =>
				`<DOCUMENT>\n<TYPE>${type}\n<SEQUENCE>${at + 1}\n<FILENAME>${name}\n<DESCRIPTION>${type}\n<TEXT>\n${content}</TEXT>\n</DOCUMENT>`,
		),
		'</SEC-DOCUMENT>',
		'',
	].join('\n');

describe('any report with any returns, as a filing agent sends them', () => {
	it.each([
		['one behind the other', (files: readonly { readonly content: string }[]) => files.map(({ content }) => content).join('\n')],
		['as EDGAR hands them out', whole],
	] as const)('comes back the same: %s', (_, together) => {
		fc.assert(
			fc.property(returns, (all) => {
				const index = all.map((__, at) => `exhibit 99.${at + 1} "Paper ${at + 1}" from "${at}.return"`);
				const text = report.replace(/^exhibit .*$/m, index.join('\n'));
				const service = serviceOf({ ...Object.fromEntries(all.map((one, at) => [`${at}.return`, one.text])), [name]: text });
				const snapshot = service.snapshot(reportUri) as Snapshot;
				const { files } = submissionOf(snapshot, [], service.papers(reportUri));
				const bytes = files.map((file) => ({ name: file.name, bytes: new TextEncoder().encode(file.content) }));
				expect(edgarCheck(bytes)).toEqual([]);
				const made = importText(together(files));
				if ('refused' in made) throw new Error(made.refused);
				const read = [made, ...(made.others ?? [])];
				const said = read.map((one, at) => (/FF301/.test(all[at]?.text ?? '') ? saidOnPaper(one.text) : modelOf(one.text)));
				expect(said).toEqual(all.map((one) => one.said));
				const cover = reportOf(open(made.report?.text ?? '').outline);
				expect(cover?.exhibits.map(({ number, description, from }) => [number, description, from?.path])).toEqual(
					read.map(({ fileName }, at) => [`99.${at + 1}`, `Paper ${at + 1}`, fileName]),
				);
				const { exhibits: _own, ...own } = cover ?? {};
				const { exhibits: _theirs, ...theirs } = reportOf(snapshot.outline) ?? {};
				expect(own).toEqual(theirs);
			}),
			{ numRuns: runs },
		);
	});
});
