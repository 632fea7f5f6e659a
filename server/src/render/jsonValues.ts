import { computedCells } from '../checks/compute.js';
import type { Snapshot } from '../checks/snapshot.js';
import { type Cell, isMoney } from '../model/cell.js';
import type { Decimal } from '../syntax/decimal.js';
import type { Entry } from '../syntax/outline.js';
import { paragraphsOf } from './texts.js';

/** Of what is written here. A file without one has texts that are not objects. */
export const jsonVersion = 1;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Members = Record<string, Json>;

/** Without separators, every decimal that is written. */
export function plainNumber({ units, scale }: Decimal): string {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
	return units < 0n ? `-${whole}` : whole;
}

/** What the cells and texts of a snapshot say, as JSON. */
export class JsonValues {
	readonly computed: ReadonlyMap<Cell, { readonly value: Decimal; readonly currency?: string | undefined }>;

	constructor(snapshot: Snapshot) {
		this.computed = new Map(computedCells(snapshot, { mend: false }).map((value) => [value.cell, value]));
	}

	/** `null` where something stands that cannot be read: it is not known, which is another thing than left out. */
	number(cell: Cell): Members | undefined {
		if (cell.value) return { value: plainNumber(cell.value), ...(cell.currency ? { currency: cell.currency } : {}) };
		if (cell.state === 'unknown') return cell.entry ? { value: null } : undefined;
		const computed = this.computed.get(cell);
		return (
			computed && {
				value: plainNumber(computed.value),
				// Shares that follow from an amount have none.
				...(computed.currency && isMoney(cell.row, cell.column) ? { currency: computed.currency } : {}),
				computed: true,
			}
		);
	}

	/** A text, its paragraphs by line breaks, and its Chinese; in the one shape that every text has. */
	text(entry: Entry | undefined): Members | undefined {
		if (!entry) return undefined;
		const paragraphs = paragraphsOf(entry);
		const joined = (of: 'text' | 'zh'): string | undefined => {
			const found = paragraphs.flatMap(({ [of]: text }) => (text === undefined ? [] : [text]));
			return found.length > 0 ? found.join('\n') : undefined;
		};
		const [en, zh] = [joined('text'), joined('zh')];
		if (en === undefined && zh === undefined) return undefined;
		return { ...(en === undefined ? {} : { text: en }), ...(zh === undefined ? {} : { zh }) };
	}
}
