import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { entryKinds } from '../forms/beside.js';
import type { EntryKind, EntryShares } from '../forms/entries.js';
import { placeAt, readJson } from '../jsonText.js';
import { shortened } from '../localise.js';
import { didYouMean } from '../syntax/guess.js';

/** The columns that a row may have. */
export const columnNames = [
	'issuer',
	'date',
	'kind',
	'shares',
	'price',
	'lowest',
	'currency',
	'amount',
	'class',
	'item',
	'event',
	'reference',
] as const;
export type ColumnName = (typeof columnNames)[number];

export const dateFormats = [
	'YYYY-MM-DD',
	'YYYY/MM/DD',
	'YYYYMMDD',
	'DD/MM/YYYY',
	'MM/DD/YYYY',
	'DD-MM-YYYY',
	'DD.MM.YYYY',
	'DD MMM YYYY',
	'DD-MMM-YYYY',
	'YYYY年M月D日',
] as const;
export type DateFormat = (typeof dateFormats)[number];

export const numberFormats = ['1,234.56', '1.234,56'] as const;
export type NumberFormat = (typeof numberFormats)[number];

export const encodings = ['utf-8', 'utf-16', 'gb18030', 'big5'] as const;

export interface KindRule {
	readonly kind: EntryKind;
	readonly shares: EntryShares;
}

/** What the columns of a file are, and what its words stand for. */
export interface Rules {
	readonly encoding: (typeof encodings)[number] | undefined;
	readonly delimiter: string | undefined;
	/** Lines above the headings. */
	readonly skip: number;
	/** Headings, by what stands below them. */
	readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
	readonly dates: DateFormat;
	readonly numbers: NumberFormat;
	/** What every row is that has no column for it. */
	readonly kind: KindRule | undefined;
	readonly issuer: string | undefined;
	readonly currency: string | undefined;
	/** The words of the column of kinds. */
	readonly kinds: Readonly<Record<string, KindRule>>;
	/** Its words that are of no concern. */
	readonly ignore: readonly string[];
	readonly issuers: Readonly<Record<string, string>>;
	readonly classes: Readonly<Record<string, string>>;
	readonly items: Readonly<Record<string, string>>;
}

export interface RulesProblem {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

const shares: readonly EntryShares[] = ['new', 'treasury', 'pending'];

/** Reads rules as JSON, in which there may be comments. */
export function rulesIn(text: string): Rules | { readonly problems: readonly RulesProblem[] } {
	const problems: RulesProblem[] = [];
	const say = (offset: number, message: string) => {
		const { line, character } = placeAt(text, offset);
		problems.push({ line: line + 1, column: character + 1, message });
	};
	const read = readJson(text, { lenient: true });
	if ('fault' in read) {
		say(read.offset, l10n.t('not JSON: {0}', read.fault));
		return { problems };
	}
	return readRules(read.tree, say) ?? { problems };
}

/** Undefined where something is wrong with them: each word that is wrong is said where it stands. */
export function readRules(tree: Node, said: (offset: number, message: string) => void): Rules | undefined {
	let isRight = true;
	const say = (offset: number, message: string) => {
		isRight = false;
		said(offset, message);
	};
	if (tree.type !== 'object') {
		say(tree.offset, l10n.t('an object is expected, such as {0}', '{"columns": {"date": "Trade date"}, "dates": "DD/MM/YYYY"}'));
		return undefined;
	}
	const rules = new Reader(tree, say).rules();
	return isRight ? rules : undefined;
}

class Reader {
	constructor(
		private readonly tree: Node,
		private readonly say: (offset: number, message: string) => void,
	) {}

	rules(): Rules {
		const known = [
			'$schema',
			'encoding',
			'delimiter',
			'skip',
			'columns',
			'dates',
			'numbers',
			'kind',
			'issuer',
			'currency',
			'kinds',
			'ignore',
			'issuers',
			'classes',
			'items',
		];
		this.#keys(this.tree, known);
		const columns = this.#texts('columns', columnNames);
		const rules: Rules = {
			encoding: this.#oneOf('encoding', encodings),
			delimiter: this.#text('delimiter'),
			skip: this.#number('skip'),
			columns,
			dates: this.#oneOf('dates', dateFormats) ?? 'YYYY-MM-DD',
			numbers: this.#oneOf('numbers', numberFormats) ?? '1,234.56',
			kind: this.#kindAt(['kind']),
			issuer: this.#text('issuer'),
			currency: this.#text('currency'),
			kinds: this.#kinds(),
			ignore: this.#list('ignore'),
			issuers: this.#texts('issuers'),
			classes: this.#texts('classes'),
			items: this.#texts('items'),
		};
		const at = this.#at('columns')?.offset ?? 0;
		for (const name of ['date', 'shares'] as const) {
			if (columns[name] === undefined) this.say(at, l10n.t("'columns' must say under which heading '{0}' stands", name));
		}
		if (columns.kind === undefined && rules.kind === undefined)
			this.say(at, l10n.t("'columns' must have 'kind', or 'kind' say what every row is"));
		if (columns.issuer === undefined && rules.issuer === undefined)
			this.say(at, l10n.t("'columns' must have 'issuer', or 'issuer' say whose every row is"));
		return rules;
	}

	#at(...path: string[]): Node | undefined {
		return findNodeAtLocation(this.tree, path);
	}

	#keys(node: Node, known: readonly string[]): void {
		for (const { children } of node.children ?? []) {
			const [key] = children ?? [];
			const name = String(key?.value);
			if (known.includes(name)) continue;
			const meant = didYouMean(name, known);
			const said =
				meant === undefined
					? l10n.t("there is no '{0}'", shortened(name, 80))
					: l10n.t("there is no '{0}'; did you mean {1}?", shortened(name, 80), meant);
			this.say(key?.offset ?? 0, said);
		}
	}

	#text(...path: string[]): string | undefined {
		const node = this.#at(...path);
		if (!node) return undefined;
		if (node.type !== 'string' || node.value === '') this.say(node.offset, l10n.t("'{0}' is a text", path.at(-1) ?? ''));
		return node.type === 'string' ? (node.value as string) : undefined;
	}

	#number(name: string): number {
		const node = this.#at(name);
		if (!node) return 0;
		const isCount = node.type === 'number' && Number.isInteger(node.value) && (node.value as number) >= 0;
		if (!isCount) this.say(node.offset, l10n.t("'{0}' is a number of lines", name));
		return isCount ? (node.value as number) : 0;
	}

	#oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
		const node = this.#at(name);
		const found = node && allowed.find((one) => one === node.value);
		if (node && found === undefined) this.say(node.offset, l10n.t("'{0}' is one of {1}", name, allowed.join(', ')));
		return found;
	}

	#list(name: string): readonly string[] {
		const node = this.#at(name);
		const isList = node?.type === 'array' && (node.children ?? []).every(({ type }) => type === 'string');
		if (node && !isList) this.say(node.offset, l10n.t("'{0}' is a list of texts", name));
		return (node?.children ?? []).map(({ value }) => String(value));
	}

	#texts(name: string, known?: readonly string[]): Readonly<Record<string, string>> {
		const node = this.#at(name);
		if (!node) return dictionary([]);
		if (node.type !== 'object') {
			this.say(node.offset, l10n.t("'{0}' is an object", name));
			return {};
		}
		if (known) this.#keys(node, known);
		const found = (node.children ?? []).flatMap(({ children }): [string, string][] => {
			const key = String(children?.[0]?.value);
			const value = this.#text(name, key);
			return value === undefined ? [] : [[key, value]];
		});
		return dictionary(found);
	}

	#kinds(): Readonly<Record<string, KindRule>> {
		const node = this.#at('kinds');
		if (!node) return dictionary([]);
		if (node.type !== 'object') {
			this.say(node.offset, l10n.t("'{0}' is an object", 'kinds'));
			return {};
		}
		const found = (node.children ?? []).flatMap(({ children }): [string, KindRule][] => {
			const key = String(children?.[0]?.value);
			const rule = this.#kindAt(['kinds', key]);
			return rule ? [[key, rule]] : [];
		});
		return dictionary(found);
	}

	/** `buyback`, or `buyback treasury`. */
	#kindAt(path: readonly string[]): KindRule | undefined {
		const node = this.#at(...path);
		if (!node) return undefined;
		const [kind, of = 'new', ...more] = String(node.value).split(' ');
		const found = entryKinds.find((one) => one === kind);
		const its = shares.find((one) => one === of);
		if (node.type === 'string' && found && its && more.length === 0) return { kind: found, shares: its };
		this.say(
			node.offset,
			l10n.t("a kind is one of {0}, with 'treasury' or 'pending' behind it where the shares are", entryKinds.join(', ')),
		);
		return undefined;
	}
}

/** A word of a file such as `constructor` is none that every object has. */
function dictionary<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}
