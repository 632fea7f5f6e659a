import * as l10n from '@vscode/l10n';
import type { ParameterInformation, Position, SignatureHelp } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { columnsIn, headText, type NamedColumn, operatorBefore, shortName } from './rowColumns.js';

/** What each number of a row with several stands for, and which of them is being written. */
export function signatureHelpAt(
	{ outline, source, return_ }: Snapshot,
	{ line, character }: Position,
): SignatureHelp | undefined {
	const entry = outline.entries.findLast(({ line: own, field }) => own === line && field.keywordSpan.end < character);
	const { row } = entry ?? {};
	if (!entry || !row) return undefined;
	const columns = columnsIn(row, return_.generation).filter((column): column is NamedColumn => column !== 'value');
	const written = (source.lines[line] ?? '').slice(entry.field.keywordSpan.end, character);
	if (columns.length < 2 || written.includes('#')) return undefined;
	let label: string = row.keyword;
	const parameters = columns.map((column): ParameterInformation => {
		label += operatorBefore(row, column) || ' ';
		const start = label.length;
		label += shortName(column);
		return { label: [start, label.length], documentation: headText(row, column) };
	});
	// A sign before the first number is its own.
	const reached = /=/.test(written) ? 2 : /\d\s*[-+−–x×*]|\bno\b/i.test(written) ? 1 : 0;
	return {
		signatures: [{ label, documentation: l10n.t(row.help), parameters }],
		activeSignature: 0,
		activeParameter: Math.min(reached, columns.length - 1),
	};
}
