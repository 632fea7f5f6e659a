import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import type { Part } from '../forms/shapes.js';
import type { Entry, Node } from '../syntax/outline.js';
import { type Json, JsonValues, type Members } from './jsonValues.js';
import { isoDay } from './print.js';

/** A form by its table alone: each line under its keyword, items and blocks in lists, sections under their names. */
export function tableJson(snapshot: Snapshot): Members {
	const { outline, return_, form } = snapshot;
	const writer = new TableWriter(snapshot);
	const sections = form.parts.flatMap(({ id }): [string, Json][] => {
		const node = outline.sections.get(id);
		return node ? [[id, { applicable: !node.notApplicable, ...writer.members(node) }]] : [];
	});
	return {
		...(return_.edition ? { edition: return_.edition.id } : {}),
		...writer.members(outline.root),
		...(sections.length > 0 ? { sections: Object.fromEntries(sections) } : {}),
	};
}

/** A line that may stand several times in its place. */
export function isList({ role, repeats, perCurrency }: Line): boolean {
	return role !== 'field' || repeats === true || perCurrency === true;
}

/** The lines that JSON has under their keywords. */
export function linesInJson(lines: readonly Line[], opening: string): readonly Line[] {
	return lines.filter(({ role, keyword }) => role !== 'section' && role !== 'part' && keyword !== opening);
}

export class TableWriter {
	readonly #snapshot: Snapshot;
	readonly #values: JsonValues;

	constructor(snapshot: Snapshot, values = new JsonValues(snapshot)) {
		this.#snapshot = snapshot;
		this.#values = values;
	}

	members(node: Node): Members {
		const found: Members = {};
		for (const line of linesInJson(node.place?.lines ?? [], this.#snapshot.form.opening)) {
			if (line.role === 'field') {
				const value = this.field(node, line);
				if (value !== undefined) found[line.keyword] = value;
				continue;
			}
			const opened = node.children.filter(({ opener }) => opener?.row === line);
			if (opened.length > 0) {
				found[line.keyword] = opened.map((child): Json => {
					const value = this.#value(node, line, child.opener);
					return { ...(value === undefined || value === true ? {} : { is: value }), ...this.members(child) };
				});
			}
		}
		return found;
	}

	/** What a line says, of one that may stand several times all of them. */
	field(node: Node, line: Line): Json | undefined {
		const written = node.entries.get(line.keyword) ?? [];
		const values = (written.length > 0 ? written : [undefined])
			.map((entry) => this.#value(node, line, entry))
			.filter((value) => value !== undefined);
		return isList(line) && values.length > 0 ? values : values[0];
	}

	/** Of one part that part, of several an object of them; of a line that is its keyword alone, `true`. */
	#value(node: Node, line: Line, entry: Entry | undefined): Json | undefined {
		const parts = line.takes.parts.flatMap((part): [string, Json][] => {
			const said = this.#part(node, line, entry, part);
			return said === undefined ? [] : [[part, said]];
		});
		if (parts.length === 0) return entry ? true : undefined;
		return line.takes.parts.length === 1 ? parts[0]?.[1] : Object.fromEntries(parts);
	}

	#part(node: Node, line: Line, entry: Entry | undefined, part: Part): Json | undefined {
		const { field } = entry ?? {};
		if (part === 'amount') return this.#amount(node, line, entry);
		if (!entry || !field) return undefined;
		switch (part) {
			case 'text':
				return field.text && this.#values.text(entry);
			case 'date':
				return field.date && (field.date.day ? isoDay(field.date.day) : null);
			case 'month':
				// A day may stand in its place.
				if (field.date?.day) return isoDay(field.date.day);
				return (
					field.month &&
					(field.month.month ? `${field.month.month.year}-${String(field.month.month.month).padStart(2, '0')}` : null)
				);
			case 'items':
				return field.items?.map(({ text }) => text.slice(1, -1));
			case 'words': {
				const words = [...(field.words ?? []), ...(field.not ? [{ ...field.not, text: 'not' }] : [])];
				words.sort((a, b) => a.start - b.start);
				return words.length > 0 ? words.map(({ text }) => text.toLowerCase()).join(' ') : undefined;
			}
			default:
				return field[part]?.text;
		}
	}

	/** A number; of several columns an object of them. */
	#amount(node: Node, line: Line, entry: Entry | undefined): Json | undefined {
		const { cells } = this.#snapshot.return_;
		const amount = entry?.field.amount;
		const besides: Members = {
			...(amount?.noPar ? { noPar: true } : {}),
			...(amount?.flag ? { flag: amount.flag.text.toLowerCase() } : {}),
		};
		const columns = line.columns.flatMap(({ id }): [string, Members][] => {
			const cell = entry ? cells.of(entry, line, id) : cells.get(node, line.keyword, id);
			const number = cell && this.#values.number(cell);
			return number === undefined ? [] : [[id, number]];
		});
		const found = line.columns.length === 1 ? columns[0]?.[1] : Object.fromEntries(columns);
		const all = { ...found, ...besides };
		return Object.keys(all).length === 0 ? undefined : all;
	}
}
