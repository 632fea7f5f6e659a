import { describe, expect, it } from 'vitest';
import { createReturnService, type ReturnService } from '../../server/src/service.js';
import { report } from '../support/form6k.js';
import { type Files, issuerYear } from '../support/issuerYear.js';

/* The returns of an issuer in two folders of a workspace: each folder is checked as if it were alone. */

const files = issuerYear({ months: 2, daysAMonth: 7, cancelEvery: 5 });
const names = Object.keys(files);

function serviceOf(of: Files): ReturnService {
	const service = createReturnService({
		log: (message) => {
			throw new Error(message);
		},
		today: () => '2025-04-01',
	});
	for (const [name, text] of Object.entries(of)) service.put(`file:///w/${name}`, text);
	return service;
}

const under = (folder: string, of: Files = files): Files =>
	Object.fromEntries(Object.entries(of).map(([name, text]) => [`${folder}/${name}`, text]));
/** That a month stands twice is said of the month. */
const said = (service: ReturnService) =>
	service.uris().flatMap((uri) =>
		service
			.findings(uri)
			.filter(({ check }) => check !== 'two-returns')
			.map(({ check, range }) => `${uri.slice('file:///w/'.length)} ${check} ${range.start.line}`),
	);

describe('copies of next-day returns', () => {
	it('say nothing of each other, in whatever order they are read', () => {
		const both = { ...under('filed'), ...under('backup') };
		expect(said(serviceOf(both))).toEqual([]);
		expect(said(serviceOf(Object.fromEntries(Object.entries(both).toReversed())))).toEqual([]);
		// Under another name, spaced otherwise and with a remark of one's own they are the same.
		const renamed = Object.entries(under('backup')).map(([name, text]) => [
			name.replace('/days/', '/days/copy of '),
			`${text.replaceAll('  ', '   ')}# kept\n`,
		]);
		expect(said(serviceOf({ ...under('filed'), ...Object.fromEntries(renamed) }))).toEqual([]);
	});

	it('that were changed are wrong in their own folder alone', () => {
		const at = names.filter((name) => name.startsWith('days/'))[3] as string;
		const changed = (files[at] as string).replace(
			/(closing .*?2025 {2})([\d,]+)/,
			(_, head: string, number: string) => head + number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
		);
		expect(changed).not.toBe(files[at]);
		const alone = said(serviceOf({ ...files, [at]: changed })).map((one) => `backup/${one}`);
		expect(alone.length).toBeGreaterThan(0);
		expect(said(serviceOf({ ...under('filed'), ...under('backup', { ...files, [at]: changed }) })).sort()).toEqual(alone.sort());
	});

	it('count once, the first or that beside another', () => {
		const service = serviceOf({ ...under('filed'), ...under('backup') });
		for (const name of names.filter((one) => one.startsWith('days/'))) {
			const [one, other] = [`file:///w/backup/${name}`, `file:///w/filed/${name}`];
			expect([service.counts(one), service.counts(other)]).toEqual([true, false]);
			expect([service.counts(one, other), service.counts(other, other)]).toEqual([false, true]);
		}
	});

	it('are not taken for a copy where the files of two classes have one name', () => {
		const ofH = Object.fromEntries(
			names.map((name) => [
				name,
				(files[name] as string)
					.replace('class ORD "Ordinary shares" listed 07999', 'class H "Ordinary shares" type "H shares" listed 07998')
					.replaceAll('for ORD', 'for H'),
			]),
		);
		const service = serviceOf({ ...under('a'), ...under('h', ofH) });
		for (const name of names)
			expect([service.counts(`file:///w/a/${name}`), service.counts(`file:///w/h/${name}`)]).toEqual([true, true]);
	});

	it('are begun from as they stand in the folder', () => {
		const late = (text: string) => text.replaceAll('"Chan Siu Ming"', '"Lau Suk Yi"');
		const last = names.findLast((one) => one.startsWith('days/')) as string;
		const of = { ...under('filed'), ...under('backup', { ...files, [last]: late(files[last] as string) }) };
		for (const folder of ['filed', 'backup']) {
			const begun = serviceOf(of).beginDay(`file:///w/${folder}/${last}`);
			expect('refused' in begun ? begun.refused : begun.text).toContain(folder === 'filed' ? 'Chan Siu Ming' : 'Lau Suk Yi');
		}
	});

	it('are furnished with the one that is: the other is not missed', () => {
		const issuer = 'Harbour Lantern Holdings Limited';
		const day = names.filter((name) => name.startsWith('days/'))[0] as string;
		const text = report
			.replace('Kingsoft Cloud Holdings Limited', issuer)
			.replace('"kingsoft-cloud-2024-12.return"', `"${day}"`)
			.replace('7 January 2025\n', '3 January 2025\n');
		const missed = (of: Files) =>
			serviceOf(of)
				.findings('file:///w/6-K.return')
				.filter(({ check }) => check === 'exhibit-missing');
		const one = { [day]: files[day] as string };
		expect(missed({ '6-K.return': text, ...one })).toEqual([]);
		expect(missed({ '6-K.return': text, ...one, ...under('copies', one) })).toEqual([]);
		const other = text.replace(` from "${day}"`, '');
		// Neither is furnished: one of them is missed.
		expect(missed({ '6-K.return': other, ...one, ...under('copies', one) })).toHaveLength(1);
	});
});
