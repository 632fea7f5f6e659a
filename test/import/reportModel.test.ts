import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { captions, headings } from '../../server/src/forms/form6k/index.js';
import { importText } from '../../server/src/import/index.js';
import { reportOf } from '../../server/src/model/report.js';
import { documentOf, edgarHtml, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
import { reportUri, serviceOf } from '../support/form6k.js';

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const name = reportUri.split('/').at(-1) as string;

/** What a page says of a report: neither the name the Exchange knows nor the files of its exhibits. */
function modelOf(text: string) {
	const snapshot = serviceOf({ [name]: text }).snapshot(reportUri) as Snapshot;
	const of = reportOf(snapshot.outline);
	if (!of) return undefined;
	const { exhibits, issuer: _, ...rest } = of;
	return {
		...rest,
		heading: rest.heading ?? headings[0],
		caption: rest.caption === undefined ? captions[0] : rest.caption,
		exhibits: exhibits.map(({ number, description }) => `${number} ${description ?? ''}`),
	};
}

const word = fc.constantFrom(
	...'Harbour Lantern Holdings Inc. Limited “Class A” of the Company, and/or O’Brien & Sons Größe 3.5% <series> $1.25 — Note Building No. 33 (Cayman)'.split(
		' ',
	),
);
const words = (least: number, most: number) =>
	fc.array(word, { minLength: least, maxLength: most }).map((found) => found.join(' '));
const day = fc.record({
	year: fc.integer({ min: 2020, max: 2029 }),
	month: fc.integer({ min: 1, max: 12 }),
	day: fc.integer({ min: 1, max: 28 }),
});
const monthName = (month: number) =>
	new Date(Date.UTC(2024, month - 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });

const anyReport = fc
	.record({
		heading: fc.option(fc.constantFrom(...headings.slice(1)), { nil: undefined }),
		registrant: words(2, 6).map((text) => `Moon ${text}`),
		caption: fc.constantFrom('', 'no caption', ...captions.map((text) => `caption ${quoted(text)}`)),
		month: fc.constantFrom('', 'month', 'day'),
		file: fc.integer({ min: 10_000, max: 999_999 }),
		address: fc.array(words(2, 8), { minLength: 1, maxLength: 4 }),
		jurisdiction: fc.option(fc.constantFrom('Cayman Islands', 'The People’s Republic of China'), { nil: undefined }),
		annual: fc.constantFrom('20-F', '40-F'),
		note: fc.array(
			words(4, 40).map((text) => `We submitted ${text}.`),
			{ maxLength: 3 },
		),
		exhibits: fc.array(
			words(1, 8).map((text) => `Return ${text}`),
			{ minLength: 1, maxLength: 12 },
		),
		signed: words(1, 3),
		title: words(1, 8),
		date: day,
	})
	.map((of) => {
		const { year, month, day } = of.date;
		return [
			'report 6-K',
			...(of.heading ? [`heading ${quoted(of.heading)}`] : []),
			`registrant ${quoted(of.registrant)} ${of.caption}`,
			...(of.month === '' ? [] : [`month ${of.month === 'day' ? `${day} ` : ''}${monthName(month)} ${year}`]),
			`file 001-${of.file}`,
			`address ${of.address.map(quoted).join('\n')}`,
			...(of.jurisdiction ? [`jurisdiction ${quoted(of.jurisdiction)}`] : []),
			`annual ${of.annual}`,
			...(of.note.length > 0 ? [`note ${of.note.map(quoted).join('\n')}`] : []),
			...of.exhibits.map((text, at) => `exhibit 99.${at + 1} ${quoted(text)}`),
			`signed ${quoted(of.signed)}`,
			`  title ${quoted(of.title)}`,
			`  date ${day} ${monthName(month)} ${year}`,
			'',
		].join('\n');
	});

describe('any report', () => {
	it.each<[string, (snapshot: Snapshot) => string]>([
		['HTML as EDGAR takes it', (snapshot) => edgarHtml(documentOf(snapshot))],
		['HTML', (snapshot) => renderHtml(snapshot)],
		['text', (snapshot) => renderText(snapshot)],
		['JSON', (snapshot) => renderJson(snapshot)],
	])('comes back the same out of %s', (_, render) => {
		fc.assert(
			fc.property(anyReport, (text) => {
				const service = serviceOf({ [name]: text });
				const wanted = modelOf(text);
				expect(service.findings(reportUri).filter(({ severity }) => severity !== 'information')).toEqual([]);
				const made = importText(render(service.snapshot(reportUri) as Snapshot));
				if ('refused' in made) throw new Error(made.refused);
				expect(modelOf(made.text)).toEqual(wanted);
				expect(made.problems).toEqual([]);
			}),
			{ numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
		);
	});
});
