import type { Day } from '../forms/calendar.js';
import type { Edition, Generation, PlaceId } from '../forms/types.js';
import type { Entry, Node, Outline } from '../syntax/outline.js';
import type { DateValue } from '../syntax/statement.js';
import { Cells } from './cell.js';

export interface ClassOfShares {
	readonly id: string;
	readonly node: Node;
	/** The form's "Class of shares". */
	readonly name: string;
	/** The form's "Type of shares"; left out, `Not applicable`. */
	readonly type: string;
	readonly listed: boolean | undefined;
	readonly code: string | undefined;
}

/** One monthly return, read: what its lines say, in the form's terms. */
export interface Return {
	readonly outline: Outline;
	readonly cells: Cells;
	readonly issuer: string | undefined;
	/** The month's last day as written. */
	readonly month: Day | undefined;
	readonly submitted: Day | undefined;
	readonly resubmission: boolean;
	/** The edition in force for the month; undefined where the month is not known. */
	readonly editionOfMonth: Edition | undefined;
	/** The edition that is written, else the month's. */
	readonly edition: Edition | undefined;
	/** Of the edition; the newest where none is known, for it holds all that the older ones have. */
	readonly generation: Generation;
	readonly classes: readonly ClassOfShares[];
}

export function first(node: Node, keyword: string): Entry | undefined {
	return node.entries.get(keyword)?.[0];
}

/** A text with the lines that continue it. */
export function textOf(entry: Entry | undefined): string | undefined {
	const text = entry?.field.text?.text;
	if (text === undefined || !entry?.more) return text;
	return [text, ...entry.more.filter(({ zh }) => !zh).map((more) => more.text.text)].join('\n');
}

/** Its Chinese, with the lines that continue that. */
export function chineseOf(entry: Entry | undefined): string | undefined {
	const more = entry?.more?.flatMap(({ zh, text }) => (zh ? [text.text] : (text.zh?.text ?? []))) ?? [];
	const texts = [...(entry?.field.text?.zh ? [entry.field.text.zh.text] : []), ...more];
	return texts.length > 0 ? texts.join('\n') : undefined;
}

export function hasChinese(entry: Entry): boolean {
	return entry.field.text?.zh !== undefined || (entry.more?.some(({ zh, text }) => zh || text.zh) ?? false);
}

export function dayOf(value: DateValue | undefined): Day | undefined {
	return value?.day;
}

/** Of a section that is read, made once: a return may have any number of classes. */
const blocksOf = new WeakMap<Node, Map<string, Node>>();

/** The block of a class in a section, if it has one. */
export function blockOf(outline: Outline, section: PlaceId | undefined, classId: string): Node | undefined {
	const node = section === undefined ? undefined : outline.sections.get(section);
	if (!node) return undefined;
	let blocks = blocksOf.get(node);
	if (!blocks) {
		blocks = new Map();
		for (const child of node.children) {
			if (child.classId !== undefined && !blocks.has(child.classId)) blocks.set(child.classId, child);
		}
		blocksOf.set(node, blocks);
	}
	return blocks.get(classId);
}

export function readReturn(outline: Outline): Return {
	const { form, root } = outline;
	const month = dayOf(first(root, 'month')?.field.date);
	const dated = dayOf(first(root, form.dated)?.field.date);
	const editionOfMonth = dated && form.editionFor(`${dated.year}-${String(dated.month).padStart(2, '0')}`);
	const written = first(root, form.opening)?.field.edition;
	const edition = (written && form.edition(written.text.toLowerCase())) ?? editionOfMonth;
	const classes: ClassOfShares[] = [];
	for (const [id, node] of outline.classes) {
		const listed = first(node, 'listed');
		const unlisted = first(node, 'unlisted');
		classes.push({
			id,
			node,
			name: textOf(node.opener) ?? '',
			type: textOf(first(node, 'type')) ?? 'Not applicable',
			listed: listed ? true : unlisted ? false : undefined,
			code: (listed ?? unlisted)?.field.code?.text,
		});
	}
	return {
		outline,
		cells: new Cells(),
		issuer: textOf(first(root, 'issuer')),
		month,
		submitted: dayOf(first(root, 'submitted')?.field.date),
		resubmission: /^resubmission$/i.test(textOf(first(root, 'status'))?.trim() ?? ''),
		editionOfMonth,
		edition,
		generation: edition?.generation ?? form.newest,
		classes,
	};
}
