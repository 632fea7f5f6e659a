import type { Position, TextEdit } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { format } from '../syntax/decimal.js';
import { rangeOf } from '../syntax/outline.js';
import type { AmountValue, NumberValue } from '../syntax/statement.js';

/** The figures of a line as they are written in threes, where they are not; a code is no figure. */
export function figuresOf({ source }: Snapshot, line: number): readonly TextEdit[] {
	const text = source.lines[line] ?? '';
	return (source.statements[line]?.fields ?? [])
		.flatMap(({ amount }) => (amount ? numbersIn(amount) : []))
		.flatMap((number) => {
			const { value, start, end } = number;
			const written = text.slice(start, end);
			// What is written in another way than digits has a finding, whose fix says so.
			const newText = value && /^-?\d+(?:\.\d+)?$/.test(written) ? format(value) : written;
			return newText === written || newText.replace(/,/g, '') !== written
				? []
				: [{ range: rangeOf(line, { start, end }), newText }];
		});
}

/** The figure at a place, once nothing more is written there. */
export function figureAt(snapshot: Snapshot, { line, character }: Position): readonly TextEdit[] {
	return figuresOf(snapshot, line).filter(({ range }) => range.start.character <= character && character <= range.end.character);
}

function numbersIn({ first, par, second, equals }: AmountValue): readonly NumberValue[] {
	return [first?.number, par?.number, second, equals?.number].filter((number) => number !== undefined);
}
