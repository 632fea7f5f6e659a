import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { CheckId } from '../checks/catalogue.js';
import type { Finding, Fix } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { shortened } from '../localise.js';
import { insertAfter } from '../model/write.js';
import type { Node } from '../syntax/outline.js';
import { itemId } from '../syntax/shapes.js';
import { type Offered, offeredIn, takenUp } from './offered.js';

/**
 * The fixes of a finding. What confirms something that a comment offers takes the comment's place; on a person's word alone, so none of it is
 * preferred.
 */
export function takingUp(snapshot: Snapshot, { check, range, fixes }: Finding): readonly Fix[] {
	const plain = fixes();
	const node = confirms.has(check) ? nodeAt(snapshot, range) : undefined;
	const offered = node ? offeredIn(snapshot, node) : [];
	if (!node || offered.length === 0) return plain;
	return check === 'confirmations' ? ofItems(snapshot, node, offered, plain) : ofFloat(snapshot, offered, plain);
}

/** Whether a line is a comment that offers what a finding asks for. */
export function isOfferedAt(snapshot: Snapshot, { check, range }: Finding, line: number): boolean {
	const node = confirms.has(check) && range.start.line < line ? nodeAt(snapshot, range) : undefined;
	return node !== undefined && offeredIn(snapshot, node).some((each) => linesOf(each).includes(line));
}

const confirms: ReadonlySet<CheckId> = new Set(['confirmations', 'public-float']);

function nodeAt({ outline }: Snapshot, { start }: Range): Node | undefined {
	return outline.nodes.find(({ opener }) => opener?.line === start.line);
}

const linesOf = ({ heading, lines }: Offered) => [heading, ...lines.map(({ line }) => line)];

const itemsOf = ({ field }: Offered) => field.items?.map(itemId) ?? [];

/** What is missing confirmed; where a comment has some of it amended or omitted, first as that has it. */
function ofItems({ source }: Snapshot, { lastLine }: Node, offered: readonly Offered[], plain: readonly Fix[]): readonly Fix[] {
	const [confirm, ...others] = plain;
	if (!confirm) return plain;
	const missing = new Set(confirm.edits[0]?.newText.match(/(?<=\()\w+(?=\))/g));
	const all = { ...confirm, edits: [...confirm.edits, ...takenUp(source, offered, offered.filter(isPlain))] };
	const items = offered.flatMap(itemsOf);
	const isWhole = new Set(items).size === items.length && items.every((id) => missing.has(id));
	if (!isWhole || offered.every(isPlain)) return [all, ...others];
	const words = offered.map(({ field }) => [field.keyword, ...(field.items?.map(({ text }) => text) ?? [])].join(' '));
	const lines = offered.flatMap((each) => each.lines.map(({ text }, at) => `${at > 0 ? '    ' : '  '}${text}`));
	const asOffered: Fix = {
		title: l10n.t('Take up what the comment has: {0}', words.join(', ')),
		preferred: false,
		edits: [insertAfter(source, lastLine, lines), ...takenUp(source, offered, offered)],
	};
	return [asOffered, all, ...others];
}

function isPlain({ row }: Offered): boolean {
	return row.shape === 'items';
}

/** Either answer, with what it asks for as a comment has it; what else that has of last month's stays one, for it was of that month. */
function ofFloat({ source }: Snapshot, offered: readonly Offered[], plain: readonly Fix[]): readonly Fix[] {
	const offer = offered.find(({ row }) => row.opens);
	if (!offer) return plain;
	const [head, ...below] = offer.lines;
	const asked = below.filter(({ field }) => offer.row.opened?.line(field?.keyword ?? '')?.required);
	const taken = new Set([head, ...asked]);
	const kept = new Set(offer.lines.flatMap((line) => (taken.has(line) ? [] : [line.line])));
	const said = asked.flatMap(({ field }) => (field?.text?.text ? [shortened(field.text.text)] : []));
	return plain.map(({ title, preferred, edits }) => {
		const added = edits.map((edit) => ({
			...edit,
			newText: asked.reduce((text, { text: line, field }) => text.replace(`${field?.keyword} ""`, () => line), edit.newText),
		}));
		const named = said.length > 0 ? l10n.t('{0}, as the comment has it: {1}', title, said.join(', ')) : title;
		return { title: named, preferred, edits: [...added, ...takenUp(source, offered, [offer], kept)] };
	});
}
