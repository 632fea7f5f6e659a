import * as l10n from '@vscode/l10n';
import { inGeneration, type SectionId } from '../../forms/types.js';
import { valuesOf } from '../../forms/values.js';
import { smallest } from '../../lists.js';
import { verdict } from '../../localise.js';
import { first, textOf } from '../../model/return.js';
import { endOfLine, insertAfter, lastLineOf } from '../../model/write.js';
import { type Entry, isBlank, type Node, rangeOf } from '../../syntax/outline.js';
import { itemId } from '../../syntax/shapes.js';
import { type Draft, entryRange, fix, insertAt, lineFix, nodeRange, spanRange, writeFix } from '../draft.js';
import { nodeName } from '../names.js';
import type { Snapshot } from '../snapshot.js';
import { draftsOfEntries, draftsOfNodes, type RuleOfOne } from './ofOne.js';

/** What the form asks for and the return does not have; never where a line that cannot be read may be it. */
export function missingDrafts(snapshot: Snapshot): readonly Draft[] {
	// Of a text that says nothing yet only its first line is asked for.
	return isBlank(snapshot.outline)
		? missingLines(snapshot).slice(0, 1)
		: [...missingSections(snapshot), ...missingLines(snapshot), ...draftsOfEntries(snapshot, emptyRule)];
}

/** The line that stands for the whole return. */
export function homeRange({ outline }: Snapshot) {
	const entry = first(outline.root, outline.form.opening);
	return entry ? spanRange(entry, entry.field.keywordSpan) : rangeOf(0, { start: 0, end: 0 });
}

/** Whether its day of submission is left out, of which `deadline` speaks. */
export function isUnsubmitted({ outline, return_ }: Snapshot): boolean {
	const { month, resubmission } = return_;
	return !first(outline.root, 'submitted') && month !== undefined && !resubmission && !outline.damaged && !isBlank(outline);
}

function missingSections(snapshot: Snapshot): readonly Draft[] {
	const { outline, source } = snapshot;
	if (outline.damaged) return [];
	return snapshot.form.sections
		.filter(({ id }) => !outline.sections.has(id))
		.map(({ id }): Draft => {
			const edit = (line: string) => insertAfter(source, sectionEnd(snapshot, id), ['', line]);
			return {
				check: 'missing-section',
				message: l10n.t('Section {0} is neither written nor marked not applicable.', id),
				range: homeRange(snapshot),
				fixes: () => [
					fix(l10n.t('Add “section {0} not applicable”', id), [edit(`section ${id} not applicable`)]),
					fix(l10n.t('Add section {0}', id), [edit(`section ${id}`)]),
				],
			};
		});
}

/** The line behind which a section that is missing has its place. */
export function sectionEnd(snapshot: Snapshot, id: SectionId): number {
	const { outline, source } = snapshot;
	const { parts } = snapshot.form;
	const before = parts
		.slice(
			0,
			parts.findIndex((place) => place.id === id),
		)
		.findLast((other) => outline.sections.has(other.id));
	return before ? lastLineOf(source, outline.sections.get(before.id)) : headEnd(snapshot);
}

/** The last line of the header and the classes. */
export function headEnd({ outline, source }: Snapshot): number {
	const firstSection = smallest([...outline.sections.values()].map(({ opener }) => opener?.line ?? Number.POSITIVE_INFINITY));
	let line = Number.isFinite(firstSection) ? firstSection - 1 : source.lines.length - 1;
	while (line > 0 && (source.lines[line] ?? '').trim() === '') line -= 1;
	return Math.max(0, line);
}

/** The lines a node wants. */
function missingIn(node: Node, snapshot: Snapshot): readonly Draft[] {
	const { outline, return_ } = snapshot;
	const drafts: Draft[] = [];
	if (!node.place || node.astray || (node === outline.root ? outline.damaged : node.damaged)) return drafts;
	for (const row of node.place.lines) {
		if (!row.required || !inGeneration(row, return_.generation)) continue;
		const written = first(node, row.keyword);
		if (written || (node === outline.root && row.keyword === 'submitted' && isUnsubmitted(snapshot))) continue;
		drafts.push({
			check: 'missing-line',
			message:
				node === outline.root
					? verdict(l10n.t('`{0}` is missing.', row.keyword), l10n.t(row.help))
					: verdict(l10n.t('`{0}` is missing in {1}.', row.keyword, nodeName(node)), l10n.t(row.help)),
			range: node === outline.root ? homeRange(snapshot) : nodeRange(node),
			fixes: () => (row.role === 'field' || row.role === 'item' ? [lineFix(snapshot, node, row)] : []),
			missing: { node, row },
		});
	}
	return drafts;
}

/** Texts with nothing in them: of a line that was sketched and not filled in, say. */
const emptyRule: RuleOfOne<Entry> = {
	hangsOn: () => [],
	of: (entry, { form, return_ }) =>
		entry.row && textOf(entry)?.trim() === ''
			? [
					{
						check: 'missing-line',
						message: verdict(l10n.t('`{0}` says nothing.', entry.row.keyword), l10n.t(entry.row.help)),
						range: entryRange(entry),
						fixes: () => {
							const { field, row } = entry;
							const { text } = field;
							const known = row?.list ? valuesOf(form, row.list, return_.generation) : [];
							// More are looked for in the list where the text is written.
							if (!text || known.length > 4) return [];
							return known.map((one) => writeFix(spanRange(entry, text), `"${one.text.en}"`));
						},
					},
				]
			: [],
};

const missingRule: RuleOfOne<Node> = {
	hangsOn: ({ return_ }) => [return_.generation],
	of: (node, snapshot) => (node.opener && node.place?.kind !== 'section' ? missingIn(node, snapshot) : []),
};

function missingLines(snapshot: Snapshot): readonly Draft[] {
	const { outline, source } = snapshot;
	const { opening, id } = snapshot.form;
	const begins: readonly Draft[] =
		first(outline.root, opening) || outline.damaged
			? []
			: [
					{
						check: 'missing-line',
						message: l10n.t('A return begins with the line `{0}`.', `${opening} ${id}`),
						range: homeRange(snapshot),
						fixes: () => [
							fix(
								l10n.t('Begin with {0}', `${opening} ${id}`),
								[insertAt(0, source.lines[0]?.startsWith('\ufeff') ? 1 : 0, `${opening} ${id}${endOfLine(source)}`)],
								true,
							),
						],
					},
				];
	return [...begins, ...missingIn(outline.root, snapshot), ...draftsOfNodes(snapshot, missingRule)];
}

/** Each of (i) to (viii) is confirmed, amended or omitted, once; of a form that asks for some of them none twice. */
export function confirmationDrafts({ outline, source, form }: Snapshot): readonly Draft[] {
	const home = form.linesWith('confirm')[0]?.home.id;
	const section = home === undefined ? undefined : outline.sections.get(home);
	if (!section?.opener || section.notApplicable) return [];
	const seen = new Map<string, { entry: Entry; index: number }>();
	const drafts: Draft[] = [];
	let lost = section.damaged;
	for (const entry of ['confirm', 'amend', 'omit'].flatMap((keyword) => section.entries.get(keyword) ?? [])) {
		lost ||= entry.lost && entry.field.broken;
		for (const [index, item] of (entry.field.items ?? []).entries()) {
			const id = itemId(item);
			const before = seen.get(id);
			if (!before) {
				seen.set(id, { entry, index });
				continue;
			}
			const earlier = before.entry.field.items?.[before.index];
			const confirmed = [{ entry, item }, ...(earlier ? [{ entry: before.entry, item: earlier }] : [])].find(
				({ entry: { field } }) => field.keyword === 'confirm' && (field.items?.length ?? 0) > 1,
			);
			drafts.push({
				check: 'confirmations',
				message: l10n.t('Item ({0}) stands twice: each is confirmed, amended or omitted once.', id),
				range: spanRange(entry, item),
				...(earlier ? { related: [{ message: l10n.t('The first stands here'), range: spanRange(before.entry, earlier) }] } : {}),
				// What is amended or omitted was meant; the item of a `confirm` that has others is easily spared.
				fixes: () =>
					confirmed
						? [
								fix(l10n.t('Take ({0}) out of `confirm`', id), [
									{
										range: spanRange(confirmed.entry, { start: confirmed.item.start - 1, end: confirmed.item.end }),
										newText: '',
									},
								]),
							]
						: [],
			});
		}
	}
	const missing = form.someItems ? [] : form.items.filter((id) => !seen.has(id));
	if (missing.length > 0 && !lost) {
		const items = missing.map((id) => `(${id})`).join(' ');
		const confirm = first(section, 'confirm');
		drafts.push({
			check: 'confirmations',
			message:
				missing.length === 1
					? l10n.t('Item {0} is neither confirmed nor amended nor omitted.', items)
					: l10n.t('The items {0} are neither confirmed nor amended nor omitted.', items),
			range: entryRange(section.opener),
			// Not preferred: what a person confirms is confirmed by nobody else.
			fixes: () => [
				fix(l10n.t('Confirm {0}', items), [
					confirm?.field.items?.length
						? {
								range: rangeOf(confirm.line, {
									start: confirm.field.items.at(-1)?.end ?? 0,
									end: confirm.field.items.at(-1)?.end ?? 0,
								}),
								newText: ` ${items}`,
							}
						: insertAfter(source, section.opener?.line ?? 0, [`  confirm ${items}`]),
				]),
				// A lone answer is given at once by an editor, and this one is not to be given unasked.
				...(section.opener && section.entries.size === 0 && section.children.length === 0
					? [writeFix(entryRange(section.opener), `section ${home} not applicable`)]
					: []),
			],
		});
	}
	return drafts;
}
