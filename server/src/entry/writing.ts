import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { computationOf } from '../checks/compute.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import { writingEdits } from '../features/computing.js';
import { formatEdits, isLaidOut, laidOut } from '../features/formatting.js';
import type { Cell } from '../model/cell.js';
import { blockOf, first, textOf } from '../model/return.js';
import { type CellValue, endOfLine, lastLineOf } from '../model/write.js';
import { type Decimal, format, isZero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { readSource, textOfSource } from '../syntax/source.js';
import { enteredIn } from './movement.js';

const languageId = 'monthly-return';

/** A return while movements are written into it, and what is to be looked at by somebody. */
export class Writing {
	#now: Snapshot;
	readonly #before: ReadonlySet<string>;
	readonly remarks: string[] = [];

	constructor(readonly was: Snapshot) {
		this.#now = was;
		this.#before = disagreeing(was);
	}

	/** The return as it is by now. */
	get now(): Snapshot {
		return this.#now;
	}

	/** The section applies, and the class has its block in it. */
	openBlock(section: string, id: string): string | undefined {
		const node = this.#now.outline.sections.get(section);
		if (!node?.opener) return `section ${section} is not there`;
		const lines = [...this.#now.source.lines];
		if (node.notApplicable) {
			const { line, field } = node.opener;
			if (field.section === undefined || field.not === undefined) return `section ${section} cannot be read`;
			const text = lines[line] ?? '';
			lines[line] = text.slice(0, field.section.end) + text.slice(field.not.end);
			this.rewrite(lines);
		}
		if (blockOf(this.#now.outline, section, id)) return undefined;
		const open = this.#now.outline.sections.get(section) as Node;
		const last = open.children.filter(({ place }) => place?.kind === 'block').at(-1);
		this.insert(last ? lastLineOf(this.#now.source, last) : (open.opener?.line ?? 0), [`for ${id}`], open);
		return undefined;
	}

	/** Its comments stand above it. */
	wasEntered({ opener }: Node): boolean {
		const above = this.#now.source.lines[(opener?.line ?? 0) - 1] ?? '';
		return enteredIn([above]).size > 0;
	}

	/** What was there is no row that was entered: whoever signs should know that it was added to. */
	note({ line, field }: Entry, value: Decimal): void {
		const above = this.#now.source.lines[line - 1] ?? '';
		if (!isZero(value) && enteredIn([above]).size === 0) {
			this.remarks.push(`line ${line + 1}: added to ${format(value)}, which stood at \`${field.keyword}\` before`);
		}
	}

	comment(line: number, comments: readonly string[]): void {
		const { lines } = this.#now.source;
		const indent = /^[ \t]*/.exec(lines[line] ?? '')?.[0] ?? '';
		this.rewrite([...lines.slice(0, line), ...comments.map((comment) => indent + comment), ...lines.slice(line)]);
	}

	insert(after: number, texts: readonly string[], owner: Node): void {
		const { lines } = this.#now.source;
		const own = /^[ \t]*/.exec(lines[owner.opener?.line ?? 0] ?? '')?.[0] ?? '';
		this.rewrite([...lines.slice(0, after + 1), ...texts.map((text) => `${own}  ${text}`), ...lines.slice(after + 1)]);
	}

	rewrite(lines: readonly string[]): void {
		this.#take(lines.join(endOfLine(this.was.source)));
	}

	write(values: readonly CellValue[]): void {
		if (values.length === 0) return;
		this.#apply(writingEdits(this.#now, values));
	}

	#apply(edits: readonly TextEdit[]): void {
		if (edits.length === 0) return;
		const text = TextDocument.create(this.was.uri, languageId, 0, textOfSource(this.#now.source));
		this.#take(TextDocument.applyEdits(text, [...edits]));
	}

	#take(text: string): void {
		this.#now = analyse(this.was.uri, readSource(text, undefined, this.was.source.forms));
	}

	/** Where its lines stood in their layout, they do afterwards; else those of each section that did, or that is opened. */
	layOut(): void {
		if (isLaidOut(this.was)) {
			this.#take(laidOut(this.#now));
			return;
		}
		for (const [id, { opener, notApplicable }] of this.was.outline.sections) {
			const before = rangeOfSection(this.was, id);
			const { opener: now, notApplicable: left } = this.#now.outline.sections.get(id) ?? {};
			if (!opener || !before || !now) continue;
			const isOpened = notApplicable && !left;
			if (!isOpened && !isLaidOut(this.was, before)) continue;
			const range = rangeOfSection(this.#now, id, isOpened ? 1 : 0);
			if (range) this.#apply(formatEdits(this.#now, range));
		}
	}

	/** What added up before, and is written, adds up again. */
	follow(): void {
		for (let turn = 0; turn < 8; turn++) {
			const wrong = computationOf(this.#now, {}).disagreeing.filter(({ cell }) => !this.#before.has(keyOf(cell)));
			if (wrong.length === 0) return;
			this.write(wrong);
		}
	}
}

/** The lines of a section, and of what stands below it so many that say something. */
function rangeOfSection({ outline, source }: Snapshot, id: string, below = 0): Range | undefined {
	const node = outline.sections.get(id);
	if (!node?.opener) return undefined;
	let end = lastLineOf(source, node);
	for (let left = below; left > 0 && end + 1 < source.lines.length; end += 1)
		if ((source.lines[end + 1] ?? '').trim() !== '') left -= 1;
	return { start: { line: node.opener.line, character: 0 }, end: { line: end, character: (source.lines[end] ?? '').length } };
}

function disagreeing(snapshot: Snapshot): ReadonlySet<string> {
	return new Set(computationOf(snapshot, {}).disagreeing.map(({ cell }) => keyOf(cell)));
}

/** The same cell in another version of the text. */
function keyOf({ node, row, column, currency }: Cell): string {
	const names: string[] = [];
	for (let at: Node | undefined = node; at; at = at.parent) {
		names.push(`${at.place?.id} ${at.classId ?? ''} ${textOf(at.opener) ?? ''} ${dayKey(at)}`);
	}
	return [...names, row.keyword, column, currency].join('\n');
}

function dayKey(node: Node): string {
	const day = first(node, 'on')?.field.date?.day;
	return day ? dayText(day) : '';
}
