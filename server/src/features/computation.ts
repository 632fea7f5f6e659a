import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Computation } from '../checks/compute.js';
import { cellRange } from '../checks/draft.js';
import { cellName, nodeName } from '../checks/names.js';
import type { CellValue } from '../model/write.js';
import { format } from '../syntax/decimal.js';

export interface Figure {
	/** `closing issued of ORD in section II`. */
	readonly name: string;
	readonly range: Range;
	/** What it comes to. */
	readonly computed: string;
}

/** A figure that is written and is not what it is made of. */
export interface WrittenFigure extends Figure {
	readonly written: string;
	/** It is changed when that is asked for; otherwise a slip elsewhere or another month's balance explains it. */
	readonly changes: boolean;
}

export interface ComputationText {
	readonly filled: readonly Figure[];
	readonly disagreeing: readonly WrittenFigure[];
}

/** What computing comes to, for people. */
export function computationText({ filled, disagreeing }: Computation): ComputationText {
	return {
		filled: filled.map(figure),
		disagreeing: disagreeing.map((each) => ({
			...figure(each),
			written: each.cell.value ? format(each.cell.value) : '',
			changes: each.changes,
		})),
	};
}

function figure({ cell, value, currency }: CellValue): Figure {
	const code = currency ?? cell.currency;
	return {
		name: l10n.t('{0} of {1}', cellName(cell), nodeName(cell.node)),
		range: cellRange(cell),
		computed: code ? `${code} ${format(value)}` : format(value),
	};
}
