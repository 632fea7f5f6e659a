import * as l10n from '@vscode/l10n';
import { type ColumnId, columnHeads } from '../form/lines.js';

export type NamedColumn = Exclude<ColumnId, 'value'>;

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
