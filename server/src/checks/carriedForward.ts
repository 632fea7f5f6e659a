import * as l10n from '@vscode/l10n';
import type { SectionId } from '../forms/types.js';
import { append, largest } from '../lists.js';
import { commaList, verdict } from '../localise.js';
import { blockOf, type ClassOfShares } from '../model/return.js';
import { endOfLine, insertAfter, lastLineOf, writeCells } from '../model/write.js';
import { format } from '../syntax/decimal.js';
import { type Edit, type Node, rangeOf } from '../syntax/outline.js';
import type { Brought, Carried, Left } from './bringForward.js';
import { carriedLines, copied } from './carry.js';
import { cellRange, type Draft, fix, nodeRange } from './draft.js';
import { cellName, columnOf, nodeName } from './names.js';
import { headEnd, homeRange, sectionEnd } from './rules/sections.js';
import type { Snapshot } from './snapshot.js';

/** How many balances a message names. */
const named = 3;

/** `not-carried-forward`: what last month's return has something left of, and this one has no line for. */
export function carriedDrafts(snapshot: Snapshot, previous: Snapshot, { left, blank, gone }: Brought): readonly Draft[] {
	const { outline } = snapshot;
	const drafts: Draft[] = gone.map(({ ofClass, left }) => classDraft(snapshot, previous, ofClass, left));
	for (const { id: section, byLine } of snapshot.form.parts) {
		const here = left.filter(({ carry }) => carry.section === section);
		const opened = outline.sections.get(section);
		if (here.length === 0 || byLine) continue;
		if (!opened || opened.notApplicable) {
			drafts.push(sectionDraft(snapshot, previous, section, opened, here));
			continue;
		}
		const withoutBlock = here.filter(({ ofClass }) => ofClass && !blockOf(outline, section, ofClass.id));
		const inBlock = new Set(withoutBlock);
		for (const ofClass of new Set(withoutBlock.map(({ ofClass }) => ofClass))) {
			const of = withoutBlock.filter((each) => each.ofClass === ofClass);
			drafts.push(blockDraft(snapshot, previous, section, opened, of, ofClass as ClassOfShares));
		}
		append(
			drafts,
			here.filter((each) => !inBlock.has(each)).map((each) => itemDraft(snapshot, previous, section, opened, each)),
		);
	}
	return [...drafts, ...blank.map((each) => blankDraft(snapshot, previous, each))];
}

function classDraft(snapshot: Snapshot, previous: Snapshot, { id, name, node }: ClassOfShares, left: readonly Left[]): Draft {
	const { outline, source } = snapshot;
	return {
		check: 'not-carried-forward',
		message: verdict(
			l10n.t("The class {0} of last month's return is not in this one.", id),
			l10n.t('"{0}" closed with {1}.', name, balancesText(left)),
		),
		range: homeRange(snapshot),
		related: relatedTo(previous, left),
		fixes: () => {
			const classes = [...outline.classes.values()];
			const at = classes.length === 0 ? headEnd(snapshot) : largest(classes.map((each) => lastLineOf(source, each)));
			const edits = snapshot.form.parts.flatMap(({ id: section, byLine }) =>
				byLine
					? []
					: writeLeft(
							snapshot,
							previous,
							section,
							left.filter(({ carry }) => carry.section === section),
						),
			);
			return [
				fix(
					l10n.t("Write the class {0} with last month's balances", id),
					[insertAfter(source, at, classLines(previous, node)), ...edits],
					true,
				),
			];
		},
	};
}

/** A class's own lines, on one line where they stood on one. */
function classLines(previous: Snapshot, { opener, entries }: Node): readonly string[] {
	const all = [...entries.values()].flat();
	const lines = opener ? [...copied(previous, opener)] : [];
	for (const entry of all) {
		const [first = '', ...rest] = copied(previous, entry);
		if (entry.line === opener?.line && lines.length === 1) lines[0] += `  ${first}`;
		else lines.push(`  ${first}`);
		append(
			lines,
			rest.map((line) => `    ${line}`),
		);
	}
	return lines;
}

function sectionDraft(
	snapshot: Snapshot,
	previous: Snapshot,
	section: SectionId,
	opened: Node | undefined,
	left: readonly Left[],
): Draft {
	return {
		check: 'not-carried-forward',
		message: opened
			? verdict(
					l10n.t('Section {0} is marked not applicable, and last month closed with balances.', section),
					l10n.t("Last month's return closed with {0}.", balancesText(left)),
				)
			: verdict(
					l10n.t('There is no section {0}, and last month closed with balances.', section),
					l10n.t("Last month's return closed with {0}.", balancesText(left)),
				),
		range: opened ? nodeRange(opened) : homeRange(snapshot),
		related: relatedTo(previous, left),
		fixes: () => [
			fix(
				opened
					? l10n.t("Apply section {0} and write last month's balances", section)
					: l10n.t("Add section {0} with last month's balances", section),
				writeLeft(snapshot, previous, section, left),
				true,
			),
		],
	};
}

function blockDraft(
	snapshot: Snapshot,
	previous: Snapshot,
	section: SectionId,
	opened: Node,
	left: readonly Left[],
	{ id }: ClassOfShares,
): Draft {
	return {
		check: 'not-carried-forward',
		message: verdict(
			l10n.t('Section {0} says nothing of {1}, and last month closed with balances.', section, id),
			l10n.t("Last month's return closed with {0}.", balancesText(left)),
		),
		range: nodeRange(opened),
		related: relatedTo(previous, left),
		fixes: () => [
			fix(
				l10n.t("Write {0} in section {1} with last month's balances", id, section),
				writeLeft(snapshot, previous, section, left),
				true,
			),
		],
	};
}

function itemDraft(snapshot: Snapshot, previous: Snapshot, section: SectionId, opened: Node, left: Left): Draft {
	const [{ value, currency } = {}] = left.balances;
	const balance = value ? (currency ? `${currency} ${format(value)}` : format(value)) : '';
	return {
		check: 'not-carried-forward',
		message: left.carry.begins
			? verdict(
					l10n.t("Not carried forward: last month's closing balance of {0}.", balance),
					l10n.t('It is that of {0}; this return has no line for it.', nodeName(left.node)),
				)
			: verdict(
					l10n.t("Not carried forward: last month's {0} shares issuable.", balance),
					l10n.t('They are those under {0}; this return has no line for it.', nodeName(left.node)),
				),
		range: nodeRange(opened),
		related: relatedTo(previous, [left]),
		fixes: () => [
			fix(
				l10n.t("Write {0} with last month's balance", nodeName(left.node)),
				writeLeft(snapshot, previous, section, [left]),
				true,
			),
		],
	};
}

function blankDraft(snapshot: Snapshot, previous: Snapshot, { opening, closing, values }: Carried): Draft {
	const [value] = values;
	const text = value ? format(value) : '';
	return {
		check: 'not-carried-forward',
		message: verdict(
			l10n.t(
				'The opening balance is left out; last month closed with {0}.',
				closing.currency ? `${closing.currency} ${text}` : text,
			),
			l10n.t('It is that of {0}.', columnOf(nodeName(opening.node), opening.column)),
		),
		range: cellRange(opening),
		related: relatedTo(previous, [{ balances: value ? [{ cell: closing, value }] : [] }]),
		fixes: () =>
			value
				? [
						fix(
							l10n.t('Bring {0} forward', text),
							writeCells(snapshot.source, snapshot.outline, [{ cell: opening, value, currency: closing.currency }]),
							true,
						),
					]
				: [],
	};
}

function balancesText(left: readonly Left[]): string {
	const texts = left.map(({ node, balances }) => {
		const figures = balances.map(({ value, currency }) => (currency ? `${currency} ${format(value)}` : format(value)));
		return l10n.t('{0} of {1}', commaList(figures), nodeName(node));
	});
	const more = texts.length - named;
	return commaList(more > 0 ? [...texts.slice(0, named), l10n.t('{0} more', more)] : texts);
}

function relatedTo(
	{ uri }: Snapshot,
	left: readonly { readonly balances: readonly Pick<Left['balances'][number], 'cell' | 'value'>[] }[],
): NonNullable<Draft['related']> {
	return left.flatMap(({ balances }) =>
		balances.map(({ cell, value }) => ({
			message: l10n.t('{0} of last month: {1}', cellName(cell), format(value)),
			uri,
			range: cellRange(cell),
		})),
	);
}

/** The edits that write what is left of a section where it belongs: into its blocks, behind what stands there, blocks and section opened as needed. */
function writeLeft(snapshot: Snapshot, previous: Snapshot, section: SectionId, left: readonly Left[]): readonly Edit[] {
	if (left.length === 0) return [];
	const { outline, source, return_ } = snapshot;
	const opened = outline.sections.get(section);
	const lines = (of: readonly Left[], id: string | undefined) =>
		of.flatMap(({ node }) => carriedLines(previous, node, return_.generation, id));
	// By the class's name in this month; a class that is gone keeps its own.
	const byClass = new Map<string | undefined, Left[]>();
	for (const each of left) {
		const id = each.ofClass?.id ?? each.node.classId ?? each.node.parent?.classId;
		byClass.set(id, [...(byClass.get(id) ?? []), each]);
	}
	const edits: Edit[] = [];
	const texts: string[] = [];
	for (const [id, of] of byClass) {
		const isItem = of.some(({ carry }) => snapshot.form.place(carry.place)?.kind === 'item');
		const home = !isItem || id === undefined ? undefined : blockOf(outline, section, id);
		if (home?.opener) {
			const items = home.children.map((child) => lastLineOf(source, child));
			edits.push(insertAfter(source, largest(items, home.opener.line), lines(of, id)));
		} else {
			append(texts, [...(isItem && id !== undefined ? [`  for ${id}`] : []), ...lines(of, id)]);
		}
	}
	if (texts.length === 0) return edits;
	if (!opened?.opener) {
		return [...edits, insertAfter(source, sectionEnd(snapshot, section), ['', `section ${section}`, ...texts])];
	}
	if (opened.notApplicable) {
		const { line, field } = opened.opener;
		const range = rangeOf(line, { start: field.keywordSpan.start, end: field.end });
		return [...edits, { range, newText: [`section ${section}`, ...texts].join(endOfLine(source)) }];
	}
	const blocks = opened.children.map((child) => lastLineOf(source, child));
	return [...edits, insertAfter(source, largest(blocks, opened.opener.line), texts)];
}
