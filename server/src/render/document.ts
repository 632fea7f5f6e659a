import type { Finding } from '../checks/finding.js';
import type { Paper } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { layoutOf, paperOf } from '../forms/beside.js';
import { groupOf, type Line, type Place } from '../forms/form.js';
import { notesOf } from '../forms/notes.js';
import type { SectionId } from '../forms/types.js';
import { matchValue } from '../forms/values.js';
import { wordingsOf } from '../forms/wordings.js';
import { reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { confirmationBlocks, signature } from './confirmations.js';
import { coverPages } from './cover.js';
import { grandTotals, itemBlocks } from './items.js';
import { laidOutPages } from './laidOut.js';
import type { Block, FormDocument, Label, Language, Page, Pairs } from './model.js';
import { further, furtherBlocks, pairsOf, plainPages } from './plainForm.js';
import { Reader } from './reader.js';
import { balanceBlocks } from './shares.js';
import { englishText, review } from './words.js';

export interface DocumentOptions {
	readonly language?: Language;
	/** Of a report: its exhibits. */
	readonly papers?: readonly Paper[];
}

/** What stands on a section's page below its heading, its remarks apart. */
function bodyOf(reader: Reader, place: Place, node: Node): readonly Block[] {
	const table = paperOf(reader.snapshot.form)?.tables.find(({ section }) => section === place.id);
	const isConfirmation = ({ takes }: Line) => takes.parts.includes('items');
	const blocks = table
		? itemBlocks(reader, table)
		: place.lines.some(isConfirmation)
			? confirmationBlocks(reader, node)
			: balanceBlocks(reader, place);
	const printed = (row: Line) =>
		row.keyword === 'remarks' ||
		row.perCurrency === true ||
		isConfirmation(row) ||
		table?.sectionTotals.includes(row.keyword) === true;
	return [...blocks, ...furtherBlocks(reader, node, printed)];
}

/** A return as the form prints it, one section a page. */
export function documentOf(snapshot: Snapshot, findings: readonly Finding[] = [], options: DocumentOptions = {}): FormDocument {
	const { language = 'en' } = options;
	const { edition, generation } = snapshot.return_;
	const reader = new Reader(snapshot, language);
	const report = reportOf(snapshot.outline);
	if (report) {
		return {
			language,
			title: ['Form 6-K', report.registrant].filter(Boolean).join(': '),
			form: '',
			foot: '',
			edition: '',
			pages: coverPages(reader, options.papers),
			findings: reader.mark(findings),
			review: review(),
		};
	}
	const layout = layoutOf(snapshot.form);
	if (!paperOf(snapshot.form)) {
		return {
			language,
			title: reader.label(snapshot.form.root.headings).text,
			form: snapshot.form.id,
			foot: reader.print('page').text,
			edition: edition ? edition.id.replace('v', 'v ') : '',
			pages: layout ? laidOutPages(reader, layout) : plainPages(reader),
			findings: reader.mark(findings),
			review: review(),
			...inEnglish(reader),
		};
	}
	const { sections: places } = snapshot.form;
	const sections = places.map((place): Page => ({ id: place.id, blocks: sectionBlocks(reader, place) }));
	const notes: Page = {
		id: 'notes',
		blocks: [
			{ kind: 'heading', level: 2, label: reader.print('notes') },
			{
				kind: 'notes',
				notes: notesOf(wordingsOf(snapshot.form), generation).map(({ number, text }) => {
					const label = reader.labelOf(text);
					return { number, sure: label.sure, lines: label.text.split('\n') };
				}),
			},
		],
	};
	return {
		language,
		title: formTitle(reader).text,
		form: reader.print('form').text,
		foot: reader.print('page').text,
		edition: edition ? edition.id.replace('v', 'v ') : '',
		pages: [...sections, notes],
		findings: reader.mark(findings),
		review: review(),
		...inEnglish(reader),
	};
}

/** What there is to say of a form in Chinese whose labels are known in part; counted once the pages are made. */
function inEnglish(reader: Reader): Pick<FormDocument, 'english'> {
	const counted = reader.counted();
	return reader.language === 'zh' && counted.english > 0 ? { english: englishText(counted) } : {};
}

function formTitle(reader: Reader): Label {
	return reader.label(reader.snapshot.form.root.headings);
}

function sectionBlocks(reader: Reader, place: Place): readonly Block[] {
	const { form, outline } = reader.snapshot;
	const { sections, parts } = form;
	const at = sections.indexOf(place);
	const node = outline.sections.get(place.id);
	const group = groupOf(place.id);
	const before = sections[at - 1];
	const begins = group !== undefined && paperOf(form)?.words[group] !== undefined && groupOf(before?.id) !== group;
	const label = reader.label(place.headings);
	const heading: Block = {
		kind: 'heading',
		level: group === undefined ? 2 : 3,
		label,
		...(node ? { at: reader.opener(node.opener) } : {}),
		...(node?.notApplicable ? { aside: reader.opener(node.opener, reader.print('not-applicable').text) } : {}),
	};
	return [
		...(at === 0 ? header(reader) : []),
		...(begins ? [{ kind: 'heading', level: 2, label: reader.print(group) } as const] : []),
		heading,
		...(node && !node.notApplicable ? bodyOf(reader, place, node) : []),
		...remarks(reader, place.id),
		// Whether the section applies or not.
		...(parts[parts.indexOf(place) + 1]?.byLine ? grandTotals(reader) : []),
		...(at === sections.length - 1 ? signature(reader) : []),
	];
}

function remarks(reader: Reader, id: SectionId): readonly Block[] {
	const node = reader.snapshot.outline.sections.get(id);
	const entry = node && first(node, 'remarks');
	if (!entry?.row) return [];
	const paragraphs = reader.paragraphs(entry).map(({ text, place }) => reader.value(text, { place }));
	return [{ kind: 'remarks', label: reader.label(entry.row.labels), paragraphs }];
}

const ofHeader: ReadonlySet<string> = new Set(['month', 'status', 'issuer', 'submitted']);

function header(reader: Reader): readonly Block[] {
	const { form } = reader.snapshot;
	const { root } = reader.snapshot.outline;
	const label = (keyword: string): Label => reader.label(reader.row(root, keyword)?.labels ?? []);
	const status = first(root, 'status');
	const newSubmission = matchValue(form, 'status', 'New Submission', reader.snapshot.return_.generation)?.text;
	const rows: Pairs['rows'] = [
		[
			{ label: label('month'), values: [reader.date(first(root, 'month'), root)] },
			{
				label: label('status'),
				values: [status ? reader.text(status) : reader.value(reader.labelOf(newSubmission).text, { kind: 'choice' })],
			},
		],
		[{ label: reader.print('to'), values: [] }],
		[{ label: label('issuer'), values: [reader.text(first(root, 'issuer'), root)] }],
		[{ label: label('submitted'), values: [reader.date(first(root, 'submitted'), root)] }],
		...pairsOf(
			reader,
			root,
			further(form.root.lines, ({ keyword }) => keyword === form.opening || ofHeader.has(keyword)),
		),
	];
	return [
		{ kind: 'heading', level: 1, label: formTitle(reader), at: reader.opener(first(root, form.opening)) },
		{ kind: 'pairs', of: 'header', rows },
	];
}
