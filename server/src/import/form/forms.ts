import * as l10n from '@vscode/l10n';
import { isFurniture } from '../source/furniture.js';
import { fold, type Row, squash, textOf } from '../source/sheet.js';
import { form } from './form.js';
import { isTitle, titles } from './headings.js';

/** The title of a next day disclosure return, FF304 or FF305, whole: its first words stand in many a sentence. */
const nextDay = /^(?:nextdaydisclosurereturn(?:\([^()]{1,40}\))?\(equityissuer|翌日披露報表(?:\([^()]{1,40}\))?\(股份發行人)/;
const beginning = /^(?:nextdaydisclosurereturn|翌日披露報表)$/;

/** How much of a squashed text the title of another form is that it begins with. */
export function otherTitle(squashed: string): number | undefined {
	return nextDay.exec(squashed)?.[0].length;
}

/** The title may be broken behind its first words. */
export function isOtherTitle(rows: readonly Row[], at: number): boolean {
	const text = squash(textOf(rows[at] as Row));
	if (nextDay.test(text)) return true;
	const next = beginning.test(text) ? rows.slice(at + 1, at + 4).find(({ cells }) => cells.length > 0) : undefined;
	return next !== undefined && nextDay.test(text + squash(textOf(next)));
}

/** The rows of a source without those of next day returns that stand beside an FF301 in it, and what was left out. */
export function withoutOtherForms(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly leftOut: readonly string[] } {
	const titles = rows.flatMap((row, at) => {
		const other = isOtherTitle(rows, at);
		return other || isTitle(row) ? [{ other, from: beginOf(rows, at, other) }] : [];
	});
	if (!titles.some(({ other }) => other) || titles.every(({ other }) => other)) return { rows, leftOut: [] };
	const kept = titles.flatMap(({ other, from }, index) => (other ? [] : rows.slice(from, titles[index + 1]?.from)));
	return {
		rows: [...rows.slice(0, titles[0]?.from), ...kept],
		leftOut: [l10n.t('another form, a next day disclosure return, which stands beside it in the source')],
	};
}

/** The number of a form stands above its title, with the number of the page in some copies. */
function beginOf(rows: readonly Row[], title: number, other: boolean): number {
	for (let at = title - 1; at >= 0; at--) {
		const { cells } = rows[at] as Row;
		const mark = cells.find(({ text }) => /^FF30\d$/.test(fold(text)));
		if (mark) return other === (mark.text !== form.id) ? at : title;
		if (!cells.every(({ text }) => isFurniture(text))) return title;
	}
	return title;
}

/** A page copied as one line begins with what stands above the title. */
const onPage = /^(?:ff30[145])?(?:page1of\d+)?(?:v[\d.]+)?(?=nextdaydisclosurereturn\(equityissuer|翌日披露報表\(股份發行人)/;

/** The rows of each form of a source that holds several; none of one that does not. What stands above the first is not among them. */
export function formsIn(rows: readonly Row[]): readonly (readonly Row[])[] {
	const begins: number[] = [];
	for (const [at, row] of rows.entries()) {
		if (row.cells.length === 0) continue;
		const other = isOtherTitle(rows, at) || onPage.test(squash(textOf(row).slice(0, 400)));
		if (other || isTitle(row)) begins.push(beginOf(rows, at, other));
	}
	return begins.length < 2 ? [] : begins.map((from, index) => rows.slice(from, begins[index + 1]));
}

const mark = new RegExp(`^${form.id}(?:$|page|v)`, 'i');

/** Whether a monthly return stands in a source: its title, or its number on a page. */
export function holdsMonth(rows: readonly Row[]): boolean {
	return rows.some((row) => {
		const text = squash(textOf(row));
		return titles.some(({ begins }) => text.includes(begins)) || mark.test(text);
	});
}
