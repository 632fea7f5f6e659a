import type { Paper } from '../checks/neighbours.js';
import {
	annualSentence,
	annuals,
	commission,
	fileLabel,
	form6k,
	headings,
	printed,
	signatureSentence,
} from '../forms/form6k/index.js';
import { americanDay, americanMonth } from '../forms/months.js';
import { reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import type { Entry, Node } from '../syntax/outline.js';
import type { Block, Lines, Page, Value } from './model.js';
import type { Reader } from './reader.js';
import { type Paragraph, paragraphsOf } from './texts.js';

/** A Form 6-K as issuers lay it out: its cover on one page, in the order of the Commission's form. */
export function coverPages(reader: Reader, papers: readonly Paper[] = []): readonly Page[] {
	const { outline } = reader.snapshot;
	const report = reportOf(outline);
	if (!report) return [];
	const { root } = outline;
	const item = (place: string) => root.children.find((child) => child.place?.id === place);
	const registrant = item('registrant');
	const signed = item('signed');
	const entry = (node: Node | undefined, keyword: string) => node && first(node, keyword);
	const fixed = (text: string): Value => reader.value(text);
	/** The paragraphs of a text, each at its place; a blank where there is none. */
	const texts = (of: Entry | undefined, before = '', behind = ''): readonly Value[] =>
		of
			? reader.paragraphs(of).map(({ text, place }) => reader.value(`${before}${text}${behind}`, { place }))
			: [reader.value(`${before}${behind}`)];
	/** The registrant's name, and below it what it is in Chinese. */
	const names = (of: Entry | undefined): readonly Value[] => {
		const both = of ? paragraphsOf(of) : [];
		const said = [...both.map(({ text }) => text), ...both.map(({ zh }) => zh)];
		const lines = said.flatMap((text, index) => {
			const { line, start, end } = both[index % both.length] as Paragraph;
			return text === undefined ? [] : [reader.value(text, { place: { line, start, end } })];
		});
		return lines.length > 0 ? lines : texts(undefined);
	};
	const at = (of: Entry | undefined, text: string): Value => reader.opener(of, text);
	const blocks: Block[] = [];
	const lines = (align: Lines['align'], of: readonly Value[], strong = false) => {
		if (of.length > 0) blocks.push({ kind: 'lines', align, strong, lines: of });
	};

	lines('center', commission.map(fixed), true);
	lines('center', [at(entry(root, form6k.opening), printed.form)], true);
	const heading = entry(root, 'heading');
	lines('center', heading ? texts(heading) : [fixed(headings[0] as string)], true);
	const { month } = report;
	const ofMonth =
		month === undefined
			? `${printed.month} `
			: month.day === undefined
				? `${printed.month} ${americanMonth(month)}`
				: americanDay({ ...month, day: month.day });
	lines('center', [at(entry(root, 'month'), ofMonth)]);
	lines('center', [at(entry(root, 'file'), `${fileLabel} ${report.file ?? ''}`)]);
	const caption = report.caption === undefined ? printed.caption : report.caption;
	lines('center', [
		...names(registrant?.opener),
		...(caption === null ? [] : [at(entry(registrant, 'caption'), `(${caption})`)]),
	]);
	const jurisdiction = entry(root, 'jurisdiction');
	if (jurisdiction) lines('center', [...texts(jurisdiction), fixed(`(${printed.jurisdiction})`)]);
	lines('center', [...texts(entry(root, 'address')), fixed(`(${printed.address})`)]);
	const annual = entry(root, 'annual');
	lines('start', annual?.field.text ? texts(annual) : [fixed(annualSentence)]);
	lines('center', [at(annual, annuals.map((form) => `Form ${form} ${report.annual === form ? '☒' : '☐'}`).join('   '))]);

	const note = entry(root, 'note');
	if (note) {
		lines('center', [fixed(printed.note)], true);
		for (const paragraph of texts(note)) lines('start', [paragraph]);
	}
	if (report.exhibits.length > 0) {
		lines('center', [fixed(printed.index)], true);
		blocks.push({
			kind: 'table',
			name: printed.index,
			widths: [150, 850],
			heads: [printed.heads.map((text) => ({ label: { text, sure: 'seen' as const }, columns: 1, rows: 1 }))],
			rows: report.exhibits.map(({ opener, number, description }, index) => {
				const text = description?.replaceAll('\n', ' ') ?? papers[index]?.description ?? '';
				const link = { link: number };
				return {
					cells: [
						{ values: [at(opener, number)], align: 'start' as const, ...link },
						{ values: [at(opener, text)], align: 'start' as const, ...link },
					],
				};
			}),
			dense: false,
		});
	}
	lines('center', [fixed(printed.signature)], true);
	lines('start', [fixed(signatureSentence)]);
	lines('start', [fixed(report.registrant?.replaceAll('\n', ' ') ?? '')]);
	const by = (text: string | undefined) => text?.replaceAll('\n', ' ') ?? '';
	lines('start', [at(entry(signed, 'date'), `Date: ${report.date ? americanDay(report.date) : ''}`)]);
	lines('start', [
		at(signed?.opener, `By: /s/ ${by(report.signed)}`),
		at(signed?.opener, `Name: ${by(report.signed)}`),
		at(entry(signed, 'title'), `Title: ${by(report.title)}`),
	]);
	return [{ id: 'cover', blocks }];
}
