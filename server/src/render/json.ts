import { computedCells } from '../checks/compute.js';
import type { Snapshot } from '../checks/snapshot.js';
import { confirmationIds } from '../forms/ff301/confirmations.js';
import { ff301, sectionIds } from '../forms/ff301/index.js';
import type { Line, Place } from '../forms/form.js';
import type { Part } from '../forms/shapes.js';
import { type ColumnId, inGeneration, type PlaceId } from '../forms/types.js';
import { type Cell, isMoney } from '../model/cell.js';
import { first } from '../model/return.js';
import type { Decimal } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { hasWord } from '../syntax/statement.js';
import { isoDay } from './print.js';
import { paragraphsOf } from './texts.js';

/** Where the schema of what is written here can be had, beside the project's other documents. */
export const schemaName = 'return.schema.json';

export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Members = Record<string, Json>;

/** A return as JSON: the words of the language for names, every number a text, for no number of JSON's would hold it. */
export function renderJson(snapshot: Snapshot): string {
	return `${JSON.stringify(jsonOf(snapshot), null, 2)}\n`;
}

export function jsonOf(snapshot: Snapshot): Json {
	const writer = new Writer(snapshot);
	return snapshot.form === ff301 ? writer.return() : writer.plain();
}

/** Without separators, every decimal that is written. */
export function plainNumber({ units, scale }: Decimal): string {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
	return units < 0n ? `-${whole}` : whole;
}

/** The items of a block, under the plural of their keyword. */
export const plural: Readonly<Partial<Record<PlaceId, string>>> = {
	scheme: 'schemes',
	warrant: 'warrants',
	convertible: 'convertibles',
	agreement: 'agreements',
	event: 'events',
	receipt: 'receipts',
};

const confirmationStates = { confirm: 'confirmed', amend: 'amended', omit: 'omitted' } as const;

class Writer {
	readonly #snapshot: Snapshot;
	readonly #computed: ReadonlyMap<Cell, { readonly value: Decimal; readonly currency?: string | undefined }>;

	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
		this.#computed = new Map(computedCells(snapshot, { mend: false }).map((value) => [value.cell, value]));
	}

	/** A form by its table alone: each line under its keyword, items and blocks in lists, sections under their names. */
	plain(): Json {
		const { outline, return_, form } = this.#snapshot;
		const sections = form.parts.flatMap(({ id }): [string, Json][] => {
			const node = outline.sections.get(id);
			return node ? [[id, { applicable: !node.notApplicable, ...this.#members(node) }]] : [];
		});
		return {
			form: form.id,
			...(return_.edition ? { edition: return_.edition.id } : {}),
			...this.#members(outline.root),
			...(sections.length > 0 ? { sections: Object.fromEntries(sections) } : {}),
		};
	}

	#members(node: Node): Members {
		const found: Members = {};
		for (const line of node.place?.lines ?? []) {
			const { keyword, role, repeats } = line;
			if (role === 'section' || role === 'part' || keyword === this.#snapshot.form.opening) continue;
			if (role === 'field') {
				const written = node.entries.get(keyword) ?? [];
				const values = (written.length > 0 ? written : [undefined]).flatMap((entry) => this.#value(node, line, entry) ?? []);
				if (values[0] !== undefined) found[keyword] = repeats ? values : values[0];
				continue;
			}
			const opened = node.children.filter(({ opener }) => opener?.row === line);
			if (opened.length > 0) {
				found[keyword] = opened.map((child): Json => {
					const value = this.#value(node, line, child.opener);
					return { ...(value === undefined ? {} : { is: value }), ...this.#members(child) };
				});
			}
		}
		return found;
	}

	/** What a line says: of one part that part, of several an object of them. */
	#value(node: Node, line: Line, entry: Entry | undefined): Json | undefined {
		const parts = line.takes.parts.flatMap((part): [string, Json][] => {
			const said = this.#part(node, line, entry, part);
			return said === undefined ? [] : [[part, said]];
		});
		return parts.length === 0 ? undefined : line.takes.parts.length === 1 ? parts[0]?.[1] : Object.fromEntries(parts);
	}

	#part(node: Node, line: Line, entry: Entry | undefined, part: Part): Json | undefined {
		const { cells } = this.#snapshot.return_;
		if (part === 'amount') {
			const columns = line.columns.flatMap(({ id }): [string, Json][] => {
				const cell = entry ? cells.of(entry, line, id) : cells.get(node, line.keyword, id);
				const number = cell && this.#number(cell);
				return number === undefined ? [] : [[id, number]];
			});
			return columns.length === 0 ? undefined : line.columns.length === 1 ? columns[0]?.[1] : Object.fromEntries(columns);
		}
		const { field } = entry ?? {};
		if (!entry || !field) return undefined;
		switch (part) {
			case 'text':
				return field.text && this.#text(entry);
			case 'date':
				return field.date && (field.date.day ? isoDay(field.date.day) : null);
			case 'month':
				return (
					field.month &&
					(field.month.month ? `${field.month.month.year}-${String(field.month.month.month).padStart(2, '0')}` : null)
				);
			case 'items':
				return field.items?.map(({ text }) => text.slice(1, -1));
			case 'words':
				return field.words?.map(({ text }) => text.toLowerCase()).join(' ');
			default:
				return field[part]?.text;
		}
	}

	return(): Json {
		const { outline, return_ } = this.#snapshot;
		const { root, sections } = outline;
		const signed = root.children.find(({ place }) => place?.id === 'signed');
		const written = sectionIds.flatMap((id): [string, Json][] => {
			const node = sections.get(id);
			return node ? [[id, this.#section(node)]] : [];
		});
		return {
			form: 'FF301',
			...(return_.edition ? { edition: return_.edition.id } : {}),
			...this.#lines(root, ['issuer', 'month', 'submitted', 'status']),
			classes: return_.classes.map(({ id, node }) => ({ id, name: this.#text(node.opener) ?? '', ...this.#class(node) })),
			sections: Object.fromEntries(written),
			totals: this.#totals(),
			...(signed ? { signed: { name: this.#text(signed.opener) ?? '', ...this.#lines(signed) } } : {}),
		};
	}

	#class(node: Node): Members {
		const listing = first(node, 'listed') ?? first(node, 'unlisted');
		const counters = (node.entries.get('counter') ?? []).map(({ field }): Json => {
			const text = field.text?.text;
			return {
				code: field.code?.text ?? '',
				currency: field.currency?.text ?? '',
				...(text === undefined ? {} : { description: text }),
			};
		});
		return {
			...this.#lines(node, ['type', 'description']),
			...(listing ? { listed: listing.field.keyword === 'listed' } : {}),
			...(listing?.field.code ? { code: listing.field.code.text } : {}),
			...(counters.length > 0 ? { counters } : {}),
		};
	}

	#section(node: Node): Json {
		if (node.place?.id === 'V') {
			return { ...this.#applicable(node), ...this.#lines(node, ['remarks']), confirmations: this.#confirmations(node) };
		}
		const blocks = node.children.filter(({ classId }) => classId !== undefined).map((block) => this.#block(block));
		const totals = node.place?.id === 'I' ? this.#currencyTotals(node) : [];
		return {
			...this.#applicable(node),
			...(blocks.length > 0 ? { classes: blocks } : {}),
			...this.#items(node),
			...(totals.length > 0 ? { totals } : {}),
			...this.#lines(
				node,
				(node.place as Place).lines.flatMap(({ keyword }) => (keyword === 'total' ? [] : [keyword])),
			),
		};
	}

	#applicable({ notApplicable }: Node): Members {
		return { applicable: !notApplicable };
	}

	#block(block: Node): Json {
		const float = block.children.find(({ place }) => place?.id === 'float');
		return {
			class: block.classId ?? '',
			...this.#lines(block),
			...this.#items(block),
			...(float ? { float: this.#float(float) } : {}),
		};
	}

	#float(node: Node): Json {
		const { field } = node.opener ?? {};
		return { ...(field && hasWord(field, 'complied') ? { complied: field.not === undefined } : {}), ...this.#lines(node) };
	}

	#items(owner: Node): Members {
		const found: Record<string, Json[]> = {};
		for (const item of owner.children) {
			const name = item.place && plural[item.place.id];
			if (name) {
				found[name] ??= [];
				found[name].push({ name: this.#text(item.opener) ?? '', ...this.#lines(item), ...this.#movements(item) });
			}
		}
		return found;
	}

	#movements(item: Node): Members {
		if (!(item.place as Place).lines.some(({ movement }) => movement)) {
			return {};
		}
		const cells = this.#snapshot.return_.cells.movements(item);
		const written = cells.map((cell): Json => {
			const { entry } = cell;
			const flag = entry?.field.amount?.flag?.text.toLowerCase();
			const text = this.#text(entry);
			const amount = this.#number(cell);
			return {
				kind: cell.row.keyword,
				...(flag ? { shares: flag } : {}),
				...(text === undefined ? {} : { specified: text }),
				...(amount === undefined ? {} : { amount }),
			};
		});
		return { movements: written };
	}

	#totals(): Json {
		const { outline, return_, ledger } = this.#snapshot;
		const written = outline.sections.get('totals')?.children ?? [];
		const nodes = return_.classes.flatMap(
			({ id }) => [...written, ...ledger.implied].find(({ classId }) => classId === id) ?? [],
		);
		return nodes.map((node) => ({ class: node.classId ?? '', ...this.#lines(node) }));
	}

	#currencyTotals(node: Node): readonly Json[] {
		const written = this.#snapshot.return_.cells.totals(node);
		const computed = [...this.#computed.keys()].filter(({ node: of, row }) => of === node && row.keyword === 'total');
		return [...written, ...computed].map((cell) => this.#number(cell) ?? {});
	}

	#confirmations(node: Node): readonly Json[] {
		const found: (Members & { readonly item: string })[] = [];
		for (const keyword of ['confirm', 'amend', 'omit'] as const) {
			for (const entry of node.entries.get(keyword) ?? []) {
				const text = this.#text(entry);
				for (const { text: item } of entry.field.items ?? []) {
					found.push({
						item: item.slice(1, -1),
						state: confirmationStates[keyword],
						...(text === undefined ? {} : { text }),
					});
				}
			}
		}
		const at = ({ item }: { readonly item: string }) => (confirmationIds as readonly string[]).indexOf(item);
		return found.sort((a, b) => at(a) - at(b));
	}

	/** The lines of a place that say one thing each, in the form's order. */
	#lines(node: Node, only?: readonly string[]): Members {
		const found: Members = {};
		for (const line of (node.place as Place).lines) {
			if (line.movement || line.opens || (only && !only.includes(line.keyword))) {
				continue;
			}
			const value =
				inGeneration(line, this.#snapshot.return_.generation) || node.entries.has(line.keyword)
					? this.#line(node, line)
					: undefined;
			if (value !== undefined) {
				found[line.keyword] = value;
			}
		}
		return found;
	}

	#line(node: Node, line: Line): Json | undefined {
		const entry = first(node, line.keyword);
		switch (line.shape) {
			case 'text':
				return this.#text(entry);
			case 'date':
				return entry?.field.date && (entry.field.date.day ? isoDay(entry.field.date.day) : null);
			case 'code':
				return entry?.field.code?.text;
			case 'number':
			case 'money':
				return this.#cell(node, line, 'value');
			case 'shares-at-par':
			case 'shares-columns':
			case 'shares-change':
				return this.#columns(node, line);
			default:
				return undefined;
		}
	}

	#columns(node: Node, line: Line): Json | undefined {
		const members = line.columnIds.flatMap((column): [string, Json][] => {
			const value = this.#cell(node, line, column);
			return value === undefined ? [] : [[column, value]];
		});
		const noPar = first(node, line.keyword)?.field.amount?.noPar !== undefined;
		const found: Members = { ...Object.fromEntries(members), ...(noPar ? { noPar: true } : {}) };
		return Object.keys(found).length > 0 ? found : undefined;
	}

	#cell(node: Node, { keyword }: Line, column: ColumnId): Json | undefined {
		const cell = this.#snapshot.return_.cells.get(node, keyword, column);
		return cell && this.#number(cell);
	}

	/** `null` where something stands that cannot be read: it is not known, which is another thing than left out. */
	#number(cell: Cell): Json | undefined {
		if (cell.value) {
			return { value: plainNumber(cell.value), ...(cell.currency ? { currency: cell.currency } : {}) };
		}
		if (cell.state === 'unknown') {
			return cell.entry ? { value: null } : undefined;
		}
		const computed = this.#computed.get(cell);
		return (
			computed && {
				value: plainNumber(computed.value),
				// Shares that follow from an amount have none.
				...(computed.currency && isMoney(cell.row, cell.column) ? { currency: computed.currency } : {}),
				computed: true,
			}
		);
	}

	/** A text, its paragraphs by line breaks; with its Chinese it is an object of both. */
	#text(entry: Entry | undefined): Json | undefined {
		if (!entry) {
			return undefined;
		}
		const paragraphs = paragraphsOf(entry);
		const joined = (of: 'text' | 'zh'): string | undefined => {
			const found = paragraphs.flatMap(({ [of]: text }) => (text === undefined ? [] : [text]));
			return found.length > 0 ? found.join('\n') : undefined;
		};
		const [en, zh] = [joined('text'), joined('zh')];
		return zh === undefined ? en : { ...(en === undefined ? {} : { text: en }), zh };
	}
}
