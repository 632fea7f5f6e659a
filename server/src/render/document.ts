import type { Finding } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { ff301, placeOf } from '../forms/ff301/index.js';
import { notesOf } from '../forms/ff301/notes.js';
import { matchValue } from '../forms/ff301/values.js';
import type { SectionId } from '../forms/types.js';
import { first } from '../model/return.js';
import { confirmationBlocks, signature } from './confirmations.js';
import { grandTotals, itemBlocks } from './items.js';
import { itemTables } from './layout.js';
import type { Block, FormDocument, Label, Language, Page, Pairs } from './model.js';
import { plainPages } from './plainForm.js';
import { Reader } from './reader.js';
import { authorisedBlocks, issuedBlocks } from './shares.js';
import { englishText, review } from './words.js';

export interface DocumentOptions {
	readonly language?: Language;
}

/** What stands on a section's page below its heading. */
const bodies: Readonly<Record<SectionId, (reader: Reader) => readonly Block[]>> = {
	I: authorisedBlocks,
	II: issuedBlocks,
	...(Object.fromEntries(
		itemTables.map((table) => [table.section, (reader: Reader) => itemBlocks(reader, table)]),
	) as unknown as Readonly<Record<'III.A' | 'III.B' | 'III.C' | 'III.D' | 'III.E' | 'IV', (reader: Reader) => readonly Block[]>>),
	V: confirmationBlocks,
};

/** What a page has besides its section: above its heading, and below its body whether the section applies or not. */
const around: Readonly<
	Partial<Record<SectionId, { above?(reader: Reader): readonly Block[]; below?(reader: Reader): readonly Block[] }>>
> = {
	I: { above: header },
	'III.A': { above: (reader) => [{ kind: 'heading', level: 2, label: reader.print('III') }] },
	'III.E': { below: grandTotals },
	V: { below: signature },
};

const pages: readonly SectionId[] = ['I', 'II', 'III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'IV', 'V'];

/** A return as the form prints it, one section a page. */
export function documentOf(snapshot: Snapshot, findings: readonly Finding[] = [], options: DocumentOptions = {}): FormDocument {
	const { language = 'en' } = options;
	const { edition, generation } = snapshot.return_;
	const reader = new Reader(snapshot, language);
	if (snapshot.form.id !== ff301.id) {
		return {
			language,
			title: reader.label(snapshot.form.root.headings).text,
			form: snapshot.form.id,
			foot: reader.print('page').text,
			edition: edition ? edition.id.replace('v', 'v ') : '',
			pages: plainPages(reader),
			findings: reader.mark(findings),
			review: review(),
		};
	}
	const sections = pages.map((id): Page => ({ id, blocks: sectionBlocks(reader, id) }));
	const notes: Page = {
		id: 'notes',
		blocks: [
			{ kind: 'heading', level: 2, label: reader.print('notes') },
			{
				kind: 'notes',
				notes: notesOf(generation).map(({ number, text }) => {
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
		...(language === 'zh' && reader.counted().english > 0 ? { english: englishText(reader.counted()) } : {}),
	};
}

function formTitle(reader: Reader): Label {
	return reader.label(placeOf('file').headings);
}

function sectionBlocks(reader: Reader, id: SectionId): readonly Block[] {
	const node = reader.snapshot.outline.sections.get(id);
	const { above, below } = around[id] ?? {};
	const label = reader.label(placeOf(id).headings);
	const heading: Block = {
		kind: 'heading',
		level: id.startsWith('III') ? 3 : 2,
		label,
		...(node ? { at: reader.opener(node.opener) } : {}),
		...(node?.notApplicable ? { aside: reader.opener(node.opener, reader.print('not-applicable').text) } : {}),
	};
	const body = node ? [...(node.notApplicable ? [] : (bodies[id]?.(reader) ?? [])), ...remarks(reader, id)] : [];
	return [...(above?.(reader) ?? []), heading, ...body, ...(below?.(reader) ?? [])];
}

function remarks(reader: Reader, id: SectionId): readonly Block[] {
	const node = reader.snapshot.outline.sections.get(id);
	const entry = node && first(node, 'remarks');
	if (!entry?.row) {
		return [];
	}
	const paragraphs = reader.paragraphs(entry).map(({ text, place }) => reader.value(text, { place }));
	return [{ kind: 'remarks', label: reader.label(entry.row.labels), paragraphs }];
}

function header(reader: Reader): readonly Block[] {
	const { root } = reader.snapshot.outline;
	const label = (keyword: string): Label => reader.label(reader.row(root, keyword)?.labels ?? []);
	const status = first(root, 'status');
	const newSubmission = matchValue('status', 'New Submission', reader.snapshot.return_.generation)?.text;
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
	];
	return [
		{ kind: 'heading', level: 1, label: formTitle(reader), at: reader.opener(first(root, 'return')) },
		{ kind: 'pairs', of: 'header', rows },
	];
}
