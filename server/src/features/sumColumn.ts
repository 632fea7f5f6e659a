import * as l10n from '@vscode/l10n';
import { moneyIn, type SumRow, sumRows } from '../checks/arithmetic.js';
import type { Equation, Ledger } from '../checks/ledger.js';
import { cellNameFrom } from '../checks/names.js';
import { linesInMarkdown } from '../escape.js';
import { absolute, equal, isNegative } from '../syntax/decimal.js';
import { displayWidth } from '../width.js';

/** The arithmetic of an identity, one figure below the other; undefined where something it needs is not known. */
export function sumColumn(ledger: Ledger, equation: Equation): string | undefined {
	const { derived, node, operands } = equation;
	const expected = equation.complete ? ledger.expected(equation) : undefined;
	if (!expected) return undefined;
	const money = moneyIn(equation);
	const rows = sumRows(ledger, equation);
	const exact = ledger.sum(operands);
	const balance = ledger.balance(equation);
	const name = cellNameFrom(derived, node);
	const results: SumRow[] = [
		...(exact && !equal(exact, expected) ? [{ name: l10n.t('exactly'), figure: money(exact) }] : []),
		{ name: balance.state === 'holds' ? l10n.t('{0} ✓', name) : name, figure: money(expected) },
	];
	const said: SumRow[] = [];
	if (balance.state === 'broken') {
		const apart = money(absolute(balance.difference));
		said.push(
			{ name: l10n.t('says ✗'), figure: money(balance.actual) },
			{ name: isNegative(balance.difference) ? l10n.t('too low by') : l10n.t('too high by'), figure: apart },
		);
	} else if (derived.state === 'absent') {
		said.push({ name: l10n.t('left out'), figure: '' });
	}
	return column([...rows, undefined, ...results, ...said]);
}

/** Names to the left, figures to the right; a rule for a row that is none. */
function column(rows: readonly (SumRow | undefined)[]): string {
	const most = (of: (row: SumRow) => string) => rows.reduce((width, row) => Math.max(width, row ? displayWidth(of(row)) : 0), 0);
	const [names, figures] = [most(({ name }) => name), most(({ figure }) => figure)];
	const lines = rows.map((row) => {
		if (!row) return '─'.repeat(names + 2 + figures);
		const between = names - displayWidth(row.name) + 2 + figures - displayWidth(row.figure);
		return `${row.name}${' '.repeat(between)}${row.figure}`.trimEnd();
	});
	return linesInMarkdown('', lines);
}
