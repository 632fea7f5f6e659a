import type { Ledger } from '../../server/src/checks/ledger.js';
import { analyse } from '../../server/src/checks/snapshot.js';
import type { Cell } from '../../server/src/model/cell.js';
import { createReturnService } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';

/** The slips a person makes in one number. */
export type SlipName = 'digit' | 'swap' | 'sign' | 'factor';

export interface Slipped {
	readonly cell: string;
	readonly line: number;
	readonly slip: SlipName;
	readonly before: string;
	readonly after: string;
	readonly text: string;
}

export interface Outcome extends Slipped {
	readonly found: boolean;
	/** Place of the fix that restores the text among all that are offered, from 0; -1 where none does. */
	readonly restoredBy: number;
}

/** The written numbers that an identity ties. */
export function tiedCells(text: string): readonly Cell[] {
	const { ledger } = analyse('memory:study', readSource(text));
	return tied(ledger).filter(({ state, span, entry }) => state === 'written' && span && entry);
}

function tied(ledger: Ledger): readonly Cell[] {
	const cells = new Set<Cell>();
	for (const equation of ledger.equations) {
		if (ledger.balance(equation).state === 'unknown') {
			continue;
		}
		for (const cell of ledger.form(equation.operands, equation.derived)?.keys() ?? []) {
			cells.add(cell);
		}
	}
	return [...cells];
}

/** Every slip of each kind that changes the number: one for each digit and each pair of neighbours where `all`, else one of each. */
export function slipsOf(text: string, cell: Cell, random: () => number, all = false): readonly Slipped[] {
	const lines = text.split(/\r\n|\r|\n/);
	const line = cell.entry?.line ?? 0;
	const span = cell.span ?? { start: 0, end: 0 };
	const whole = lines[line] ?? '';
	const before = whole.slice(span.start, span.end);
	const plain = before.replaceAll(',', '');
	const made: { slip: SlipName; number: string }[] = [];
	const digits = [...plain].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
	const leads = (number: string) => /^-?0\d/.test(number);
	const pick = <T>(values: readonly T[]): readonly T[] =>
		all || values.length === 0 ? values : [values[Math.floor(random() * values.length)] as T];
	const changed = digits.flatMap((index) => {
		const digit = Number(plain[index]);
		const other = (digit + 1 + Math.floor(random() * 9)) % 10;
		const number = plain.slice(0, index) + other + plain.slice(index + 1);
		return leads(number) ? [] : [number];
	});
	made.push(...pick(changed).map((number) => ({ slip: 'digit' as const, number })));
	const swapped = digits.flatMap((index, at) => {
		const next = digits[at + 1];
		if (next !== index + 1 || plain[index] === plain[next]) {
			return [];
		}
		const number = plain.slice(0, index) + plain[next] + plain[index] + plain.slice(next + 1);
		return leads(number) ? [] : [number];
	});
	made.push(...pick(swapped).map((number) => ({ slip: 'swap' as const, number })));
	const second = cell.entry?.field.amount?.second;
	if (!/^-?0*\.?0*$/.test(plain)) {
		made.push({ slip: 'factor', number: plain.includes('.') ? shift(plain) : `${plain}0` });
		made.push({ slip: 'sign', number: plain.startsWith('-') ? plain.slice(1) : `-${plain}` });
	}
	return made.map(({ slip, number }) => {
		const after = grouped(number);
		const edited = [...lines];
		let changedLine = whole.slice(0, span.start) + after + whole.slice(span.end);
		if (slip === 'sign' && second?.start === span.start) {
			// Behind an operator the sign is the operator.
			const at = whole.slice(0, span.start).search(/[-+]\s*$/);
			changedLine = `${whole.slice(0, at)}${whole[at] === '+' ? '-' : '+'}${whole.slice(at + 1)}`;
		}
		edited[line] = changedLine;
		return { cell: `${cell.row.place} ${cell.row.keyword} ${cell.column}`, line, slip, before, after, text: edited.join('\n') };
	});
}

function shift(plain: string): string {
	const [whole = '', fraction = ''] = plain.split('.');
	const moved = `${whole}${fraction[0]}`.replace(/^(-?)0+(?=\d)/, '$1');
	return fraction.length > 1 ? `${moved}.${fraction.slice(1)}` : moved;
}

function grouped(number: string): string {
	const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(.*)$/.exec(number) ?? [];
	return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

/** Whether a slip is found, and which of the fixes offered restores the text; `others` are returns of other months beside it. */
export function outcomeOf(original: string, slipped: Slipped, others: readonly string[] = []): Outcome {
	const service = createReturnService();
	for (const [index, text] of others.entries()) {
		service.put(`memory:other-${index}`, text);
	}
	service.put('memory:study', slipped.text);
	const errors = service.findings('memory:study').filter(({ severity }) => severity === 'error');
	const wanted = meaning(original);
	const offered: string[] = [];
	for (const finding of errors) {
		for (const { title, edits } of finding.fixes()) {
			const restored = apply(slipped.text, edits);
			if (!offered.includes(restored)) {
				offered.push(restored);
			}
			void title;
		}
	}
	const restoredBy = offered.findIndex((text) => meaning(text) === wanted);
	return { ...slipped, found: errors.length > 0, restoredBy };
}

/** A text but for spacing: a fix may lay a line out anew. */
function meaning(text: string): string {
	return text.replace(/[ \t]+/g, ' ');
}

export function apply(
	text: string,
	edits: readonly {
		readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
		readonly newText: string;
	}[],
): string {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|\r|\n/g)) {
		starts.push(match.index + match[0].length);
	}
	const offset = ({ line, character }: { line: number; character: number }) => (starts[line] ?? text.length) + character;
	// Edits at one place keep their order.
	return [...edits]
		.map((edit, index) => ({ edit, index }))
		.sort((a, b) => offset(b.edit.range.start) - offset(a.edit.range.start) || b.index - a.index)
		.reduce(
			(result, { edit }) => result.slice(0, offset(edit.range.start)) + edit.newText + result.slice(offset(edit.range.end)),
			text,
		);
}
