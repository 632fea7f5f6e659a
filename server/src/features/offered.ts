import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import { lastLineOf, removeLines } from '../model/write.js';
import { languageOf } from '../syntax/language.js';
import { readLine } from '../syntax/line.js';
import type { Edit, Node } from '../syntax/outline.js';
import type { Source } from '../syntax/source.js';
import type { Field } from '../syntax/statement.js';

/** What a person confirms stands there as comments first, to be taken up or not. */

/** Lines as such comments. */
export function asComments(lines: readonly string[]): readonly string[] {
	return lines.map((line, at) => `# ${at > 0 ? '  ' : ''}${line}`);
}

/** Over them, where they confirm something. */
export function confirmHere(): string {
	return `# ${l10n.t('Confirm here what is so, or amend or omit it:')}`;
}

/** Over them, where they are of the public float. */
export function confirmFloat(): string {
	return `# ${l10n.t('Confirm the public float here, with the threshold that applies:')}`;
}

/** Over them, where last month said so. */
export function stillHolds(before: string, now: string): string {
	return `# ${l10n.t('As on {0}: does it still hold on {1}?', before, now)}`;
}

/** A line that stands in a comment, and what it says. */
interface OfferedLine {
	readonly line: number;
	readonly text: string;
	readonly field: Field | undefined;
}

/** A confirmation that stands in comments: its own line, and those of what it opens or that go on with its text. */
export interface Offered {
	/** The comment that asks for it, and for those below it. */
	readonly heading: number | undefined;
	readonly row: Line;
	readonly field: Field;
	readonly lines: readonly OfferedLine[];
}

/** What is offered in a section or a block. */
export function offeredIn({ source }: Snapshot, node: Node): readonly Offered[] {
	const { lines, statements, form } = source;
	const found: (Offered & { readonly lines: OfferedLine[] })[] = [];
	const last = lastLineOf(source, node);
	let heading: number | undefined;
	let open: (Offered & { readonly lines: OfferedLine[] }) | undefined;
	for (let line = (node.opener?.line ?? 0) + 1; line < lines.length; line += 1) {
		const { comment, fields, strays, allow, gap } = statements[line] as (typeof statements)[number];
		const isRemark = comment !== undefined && !allow && !gap && fields.length + strays.length === 0;
		const isBlank = (lines[line] as string).trim() === '';
		if (line > last && !isRemark && !isBlank) break;
		if (!isRemark) {
			heading = undefined;
			open = undefined;
			continue;
		}
		const text = (lines[line] as string).slice(comment.start + 1).trim();
		const said = readLine(text, languageOf(form));
		const [field] = said.problems.length + said.strays.length === 0 ? said.fields : [];
		const row = field && node.place?.line(field.keyword);
		if (field && row?.confirms) {
			open = { heading, row, field, lines: [{ line, text, field }] };
			found.push(open);
		} else if (open && (said.continued || said.chinese || (field && open.row.opened?.line(field.keyword)))) {
			open.lines.push({ line, text, field });
		} else {
			heading = isHeading(lines[line] as string) ? line : undefined;
			open = undefined;
		}
	}
	return found;
}

/** What asks, in every language that is spoken: a return that was begun in one is worked on in another. A test holds them to the translations. */
const headings: readonly string[] = [
	'Confirm here what is so, or amend or omit it:',
	'在此確認屬實的各項，或予以修訂或刪去：',
	'在此确认属实的各项，或予以修订或删去：',
	'Confirm the public float here, with the threshold that applies:',
	'請在此確認公眾持股量及適用的門檻：',
	'请在此确认公众持股量及适用的门槛：',
	'As on {0}: does it still hold on {1}?',
	'此為{0}的情況：於{1}是否仍然如此？',
	'此为{0}的情况：于{1}是否仍然如此？',
];

export function isHeading(line: string): boolean {
	const said = line.trim();
	return headings.some((heading) => {
		const [first = '', ...others] = `# ${heading}`.split(/\{\d\}/);
		if (!said.startsWith(first)) return false;
		let at = first.length;
		for (const part of others) {
			const next = said.indexOf(part, at);
			if (next < 0) return false;
			at = next + part.length;
		}
		return at === said.length;
	});
}

/** Comments that were taken up taken away, and what asked for them where nothing else is asked there. `kept`: lines that stay. */
export function takenUp(
	source: Source,
	all: readonly Offered[],
	taken: readonly Offered[],
	kept: ReadonlySet<number> = new Set(),
): readonly Edit[] {
	const lines = taken.flatMap((each) => each.lines.map(({ line }) => line)).filter((line) => !kept.has(line));
	const asked = new Set(all.flatMap((each) => (taken.includes(each) && kept.size === 0 ? [] : [each.heading])));
	const headings = taken.flatMap(({ heading }) => (heading === undefined || asked.has(heading) ? [] : [heading]));
	return removeLines(source, [...headings, ...lines]);
}
