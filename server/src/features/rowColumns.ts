import * as l10n from '@vscode/l10n';
import { inGeneration } from '../forms/ff301/editions.js';
import { type ColumnId, columnHeads, columnsOf, columnsSince, type Line } from '../forms/ff301/lines.js';
import type { Generation } from '../forms/types.js';

export type NamedColumn = Exclude<ColumnId, 'value'>;

/** The columns of a row in an edition. */
export function columnsIn({ shape }: Line, generation: Generation): readonly ColumnId[] {
	return (columnsOf[shape] ?? []).filter((column) => inGeneration({ from: columnsSince[column] ?? '1.0' }, generation));
}

/** What stands before a column's number. */
export const operators: Readonly<Partial<Record<ColumnId, string>>> = {
	par: ' x ',
	capital: ' = ',
	treasury: ' + ',
	total: ' = ',
};

export function shortName(column: NamedColumn): string {
	switch (column) {
		case 'shares':
			return l10n.t('shares');
		case 'par':
			return l10n.t('par value');
		case 'capital':
			return l10n.t('capital');
		case 'issued':
			return l10n.t('issued');
		case 'treasury':
			return l10n.t('treasury');
		case 'total':
			return l10n.t('total');
	}
}

/** The form's own words. */
export function headOf(column: NamedColumn): string {
	const { en, zh } = columnHeads[column];
	return zh ? `${en} · ${zh}` : en;
}
