import * as l10n from '@vscode/l10n';
import { headOf, type Line } from '../forms/form.js';
import type { Slot } from '../forms/shapes.js';
import { type ColumnId, type Generation, inGeneration } from '../forms/types.js';

export type NamedColumn = Exclude<ColumnId, 'value'>;

/** The columns of a row in an edition. */
export function columnsIn({ columns }: Line, generation: Generation): readonly ColumnId[] {
	return columns.filter((column) => inGeneration(column, generation)).map(({ id }) => id);
}

const operators: Readonly<Record<Slot, string>> = { first: '', par: ' x ', second: ' + ', equals: ' = ' };

/** What stands before a column's number. */
export function operatorBefore({ columns }: Line, column: ColumnId): string {
	return operators[columns.find(({ id }) => id === column)?.slot ?? 'first'];
}

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
		default:
			return column;
	}
}

/** The form's own words. */
export function headText(row: Line, column: NamedColumn): string {
	const { en, zh } = headOf(row, column) ?? { en: column };
	return zh ? `${en} · ${zh}` : en;
}
