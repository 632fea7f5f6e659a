import type { Form, Place } from '../../server/src/forms/form.js';
import type { Edition } from '../../server/src/forms/types.js';
import { ofTable } from './ofTable.js';

/** A text of a form in which one line, or one item with its lines, stands so many times as is wanted. */
export interface Growing {
	readonly name: string;
	/** About so many lines. */
	of(count: number): string;
	/** Where the line stands first. */
	readonly at: number;
	/** What it has in common with other lines: its place's kind, its shape and what it does. */
	readonly kind: string;
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** What a line names is another name each time; a number stays as it is. */
function again(line: string, time: number): string {
	return time === 0 ? line : line.replace(/"Q\w\w|\bC\d+\b/g, `$&${time}`);
}

/** Every line of a form's table, by itself and, where it opens something, with what it opens. */
export function growing(form: Form, edition: Edition): readonly Growing[] {
	const lines = ofTable(form, edition).text.split('\n');
	const head = lines.filter(
		(line, at) => /^(?:return|report|issuer|class|month|submitted|date)\b/.test(line) && line !== lines[at - 1],
	);
	const seen = new Set<string>();
	const open: string[] = [];
	const found: Growing[] = [];
	const rows: Place[] = [];
	for (const [at, line] of lines.entries()) {
		if (line === '') continue;
		const indent = indentOf(line);
		const keyword = /^\s*(\S+(?: [IV]+(?:\.\w)?)?)/.exec(line)?.[1] ?? '';
		open.length = indent / 2;
		open.push(keyword);
		const path = open.join(' › ');
		if (seen.has(path)) continue;
		seen.add(path);
		const kept = [...head.filter((one) => one !== line), ...ancestors(lines, at)];
		const end = lines.findIndex((below, index) => index > at && (below === '' || indentOf(below) <= indent));
		const place = indent === 0 ? form.root : rows[indent / 2];
		const row = place?.line(/^\s*([a-z\w]+)/.exec(line)?.[1] ?? '');
		const opened = (row?.role === 'section' ? form.section(keyword.replace(/^\S+ /, '')) : row?.opened) ?? place;
		if (opened) rows[indent / 2 + 1] = opened;
		const { shape, role, movement, named, perCurrency, repeats, list } = row ?? {};
		const kind = [
			form.id,
			place?.kind,
			place?.blocks?.keyword,
			shape,
			role,
			movement,
			named,
			perCurrency,
			repeats,
			list !== undefined,
		].join(' ');
		const whole = lines.slice(at, end);
		for (const part of whole.length > 1 ? [[line], whole] : [[line]]) {
			found.push({
				name: `${form.id}: ${path}${part.length > 1 ? ' with its lines' : ''}`,
				at: kept.length,
				kind: `${kind} ${part.length > 1}`,
				of: (count) => {
					const times = Math.max(1, Math.round(count / part.length));
					const repeated: string[] = [];
					for (let time = 0; time < times; time++) for (const one of part) repeated.push(again(one, time));
					return [...kept, ...repeated, ''].join('\n');
				},
			});
		}
	}
	return found;
}

/** The lines that a line stands in, the outermost first. */
function ancestors(lines: readonly string[], at: number): readonly string[] {
	const found: string[] = [];
	let indent = indentOf(lines[at] ?? '');
	for (let above = at - 1; above >= 0 && indent > 0; above--) {
		const line = lines[above] ?? '';
		if (line === '' || indentOf(line) >= indent) continue;
		found.unshift(line);
		indent = indentOf(line);
	}
	return found;
}
