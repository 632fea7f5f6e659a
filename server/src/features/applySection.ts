import * as l10n from '@vscode/l10n';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { Place } from '../forms/form.js';
import { endOfLine } from '../model/write.js';
import type { Node } from '../syntax/outline.js';
import { rangeOf } from '../syntax/outline.js';
import { applyKind } from './codeActions.js';
import { carriedLines } from './completion/previous.js';

/**
 * A section that is marked not applicable, applied: a block for each class, with what last month's has to be brought forward. What it
 * then lacks is found.
 */
export function applySection(snapshot: Snapshot, range: Range, previous: Snapshot | undefined): readonly CodeAction[] {
	const node = [...snapshot.outline.sections.values()].find(
		({ notApplicable, opener }) => notApplicable && opener?.line === range.start.line,
	);
	const { place, opener } = node ?? {};
	if (!node || !opener || place?.kind !== 'section') return [];
	const text = [`section ${place.id}`, ...linesOf(snapshot, place, previous)].join(endOfLine(snapshot.source));
	const edit = { range: rangeOf(opener.line, opener.field), newText: text };
	const title = l10n.t('Apply this section');
	return [{ title, kind: applyKind, edit: { changes: { [snapshot.uri]: [edit] } } }];
}

function linesOf({ return_ }: Snapshot, place: Place, previous: Snapshot | undefined): readonly string[] {
	const before = previous?.outline.sections.get(place.id);
	const lasting = (node: Node | undefined) => (node?.children ?? []).filter(({ opener }) => opener?.row?.lasts);
	const carried = (items: readonly Node[], indent: string) =>
		previous ? items.flatMap((item) => carriedLines(previous, item).map((line) => indent + line)) : [];
	if (!place.blocks) return carried(lasting(before), '  ');
	const blocks = return_.classes.map(({ id }) => {
		const items = lasting(before?.children.find(({ classId }) => classId === id));
		return { id, items };
	});
	const wanted = blocks.some(({ items }) => items.length > 0) ? blocks.filter(({ items }) => items.length > 0) : blocks;
	return wanted.flatMap(({ id, items }) => [`  for ${id}`, ...carried(items, '    ')]);
}
