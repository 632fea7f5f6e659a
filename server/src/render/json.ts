import type { Snapshot } from '../checks/snapshot.js';
import { inJson } from '../escape.js';
import type { Form, Line, Place } from '../forms/form.js';
import { type ColumnId, inGeneration } from '../forms/types.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { hasWord } from '../syntax/statement.js';
import { type Json, JsonValues, jsonVersion, type Members } from './jsonValues.js';
import { isoDay } from './print.js';
import { TableWriter, tableJson } from './tableJson.js';

/** Where the schema of what is written here can be had, beside the project's other documents. */
export const schemaName = 'return.schema.json';

/** What a return itself does not say. */
export interface KnownOfReturn {
	/** No other return of its issuer and month counts in its stead; left out, there is none. */
	readonly counts?: boolean;
}

/** A return as JSON: the words of the language for names, every number a text, for no number of JSON's would hold it. */
export function renderJson(snapshot: Snapshot, known?: KnownOfReturn): string {
	return `${inJson(JSON.stringify(jsonOf(snapshot, known), null, 2))}\n`;
}

export function jsonOf(snapshot: Snapshot, { counts = true }: KnownOfReturn = {}): Json {
	const said = snapshot.form.kind === 'month' ? new Writer(snapshot).return() : tableJson(snapshot);
	// A report furnishes returns; none takes its stead.
	return { version: jsonVersion, form: snapshot.form.id, ...(snapshot.form.kind === 'cover' ? {} : { counts }), ...said };
}

/** The lines of a class that its members `listed`, `code` and `counters` say. */
const ofListing: ReadonlySet<string> = new Set(['listed', 'unlisted', 'counter']);

export const isConfirmation = ({ takes }: Line): boolean => takes.parts.includes('items');
/** One a currency. */
export const isTotal = ({ perCurrency }: Line): boolean => perCurrency === true;

/** A line that a member of its name says, and no member of its own kind. */
export function isMember(line: Line, { opening }: Form): boolean {
	const { role, movement, keyword, home } = line;
	const elsewhere = movement || isConfirmation(line) || isTotal(line) || (home.symbol === 'class' && ofListing.has(keyword));
	return role === 'field' && !elsewhere && keyword !== opening;
}

const confirmationStates = { confirm: 'confirmed', amend: 'amended', omit: 'omitted' } as const;

class Writer {
	readonly #snapshot: Snapshot;
	readonly #values: JsonValues;
	readonly #table: TableWriter;

	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
		this.#values = new JsonValues(snapshot);
		this.#table = new TableWriter(snapshot, this.#values);
	}

	return(): Members {
		const { outline, return_, form } = this.#snapshot;
		const { root, sections } = outline;
		const signed = root.children.find(({ place }) => place?.id === 'signed');
		const written = form.sections.flatMap(({ id }): [string, Json][] => {
			const node = sections.get(id);
			return node ? [[id, this.#section(node)]] : [];
		});
		return {
			...(return_.edition ? { edition: return_.edition.id } : {}),
			...this.#lines(root),
			classes: return_.classes.map(({ id, node }) => ({
				id,
				name: this.#values.text(node.opener) ?? { text: '' },
				...this.#class(node),
			})),
			sections: Object.fromEntries(written),
			totals: this.#totals(),
			...(signed ? { signed: { name: this.#values.text(signed.opener) ?? { text: '' }, ...this.#lines(signed) } } : {}),
		};
	}

	#class(node: Node): Members {
		const listing = first(node, 'listed') ?? first(node, 'unlisted');
		const counters = (node.entries.get('counter') ?? []).map(({ field }): Json => {
			const text = field.text?.text;
			return {
				code: field.code?.text ?? '',
				currency: field.currency?.text ?? '',
				...(text === undefined ? {} : { description: { text } }),
			};
		});
		return {
			...this.#lines(node),
			...(listing ? { listed: listing.field.keyword === 'listed' } : {}),
			...(listing?.field.code ? { code: listing.field.code.text } : {}),
			...(counters.length > 0 ? { counters } : {}),
		};
	}

	#section(node: Node): Json {
		const { lines } = node.place as Place;
		if (lines.some(isConfirmation)) {
			return { ...this.#applicable(node), ...this.#lines(node), confirmations: this.#confirmations(node) };
		}
		const blocks = node.children.filter(({ classId }) => classId !== undefined).map((block) => this.#block(block));
		const totals = lines.some(isTotal) ? this.#currencyTotals(node) : [];
		return {
			...this.#applicable(node),
			...(blocks.length > 0 ? { classes: blocks } : {}),
			...this.#items(node),
			...(totals.length > 0 ? { totals } : {}),
			...this.#lines(node),
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
			const name = item.place?.plural;
			if (name) {
				found[name] ??= [];
				found[name].push({
					name: this.#values.text(item.opener) ?? { text: '' },
					...this.#lines(item),
					...this.#movements(item),
				});
			}
		}
		return found;
	}

	#movements(item: Node): Members {
		if (!(item.place as Place).lines.some(({ movement }) => movement)) return {};
		const cells = this.#snapshot.return_.cells.movements(item);
		const written = cells.map((cell): Json => {
			const { entry } = cell;
			const flag = entry?.field.amount?.flag?.text.toLowerCase();
			const text = this.#values.text(entry);
			const amount = this.#values.number(cell);
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
		const computed = [...this.#values.computed.keys()].filter(({ node: of, row }) => of === node && row.keyword === 'total');
		return [...written, ...computed].map((cell) => this.#values.number(cell) ?? {});
	}

	#confirmations(node: Node): readonly Json[] {
		const found: (Members & { readonly item: string })[] = [];
		for (const keyword of ['confirm', 'amend', 'omit'] as const) {
			for (const entry of node.entries.get(keyword) ?? []) {
				const text = this.#values.text(entry);
				for (const { text: item } of entry.field.items ?? []) {
					found.push({
						item: item.slice(1, -1),
						state: confirmationStates[keyword],
						...(text === undefined ? {} : { text }),
					});
				}
			}
		}
		const at = ({ item }: { readonly item: string }) => this.#snapshot.form.items.indexOf(item);
		return found.sort((a, b) => at(a) - at(b));
	}

	/** The lines of a place that say one thing each, in the form's order. */
	#lines(node: Node): Members {
		const { form, return_ } = this.#snapshot;
		const found: Members = {};
		for (const line of (node.place as Place).lines) {
			const there = inGeneration(line, return_.generation) || node.entries.has(line.keyword);
			const value = isMember(line, form) && there ? this.#line(node, line) : undefined;
			if (value !== undefined) found[line.keyword] = value;
		}
		return found;
	}

	#line(node: Node, line: Line): Json | undefined {
		const entry = first(node, line.keyword);
		switch (line.shape) {
			case 'text':
				return this.#values.text(entry);
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
				return this.#table.field(node, line);
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
		return cell && this.#values.number(cell);
	}
}
