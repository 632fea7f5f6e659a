import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type EntryKind, type EntryShares, entryKinds } from '../forms/ff301/entries.js';
import { didYouMean } from '../syntax/guess.js';

/** The columns that a row may have. */
export const columnNames = [
	'issuer',
	'date',
	'kind',
	'shares',
	'price',
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

/** Reads rules as JSON; a word that is wrong is said where it stands. */
export function readRules(text: string): Rules | { readonly problems: readonly RulesProblem[] } {
	const errors: ParseError[] = [];
	const tree = parseTree(text, errors, { disallowComments: false, allowTrailingComma: true });
	const problems: RulesProblem[] = [];
	const say = (offset: number, message: string) => {
		const lines = text.slice(0, offset).split('\n');
		problems.push({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message });
	};
	const [error] = errors;
	if (error) say(error.offset, `not JSON: ${printParseErrorCode(error.error)}`);
	else if (tree?.type !== 'object')
		say(0, 'an object is expected, such as {"columns": {"date": "Trade date"}, "dates": "DD/MM/YYYY"}');
	if (problems.length > 0 || !tree) return { problems };
	const rules = new Reader(tree, say).rules();
	return problems.length > 0 ? { problems } : rules;
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
		this.keys(this.tree, known, 'rule');
		const columns = this.texts('columns', columnNames);
		const rules: Rules = {
			encoding: this.oneOf('encoding', encodings),
			delimiter: this.text('delimiter'),
			skip: this.number('skip'),
			columns,
			dates: this.oneOf('dates', dateFormats) ?? 'YYYY-MM-DD',
			numbers: this.oneOf('numbers', numberFormats) ?? '1,234.56',
			kind: this.kindAt(['kind']),
			issuer: this.text('issuer'),
			currency: this.text('currency'),
			kinds: this.kinds(),
			ignore: this.list('ignore'),
			issuers: this.texts('issuers'),
			classes: this.texts('classes'),
			items: this.texts('items'),
		};
		const at = this.at('columns')?.offset ?? 0;
		for (const name of ['date', 'shares'] as const) {
			if (columns[name] === undefined) this.say(at, `'columns' must say under which heading '${name}' stands`);
		}
		if (columns.kind === undefined && rules.kind === undefined)
			this.say(at, "'columns' must have 'kind', or 'kind' say what every row is");
		if (columns.issuer === undefined && rules.issuer === undefined)
			this.say(at, "'columns' must have 'issuer', or 'issuer' say whose every row is");
		return rules;
	}

	private at(...path: string[]): Node | undefined {
		return findNodeAtLocation(this.tree, path);
	}

	private keys(node: Node, known: readonly string[], what: string): void {
		for (const { children } of node.children ?? []) {
			const [key] = children ?? [];
			const name = String(key?.value);
			if (known.includes(name)) continue;
			const meant = didYouMean(name, known);
			this.say(key?.offset ?? 0, `there is no ${what} '${name}'${meant === undefined ? '' : `; did you mean ${meant}?`}`);
		}
	}

	private text(...path: string[]): string | undefined {
		const node = this.at(...path);
		if (!node) return undefined;
		if (node.type !== 'string' || node.value === '') this.say(node.offset, `'${path.at(-1)}' is a text`);
		return node.type === 'string' ? (node.value as string) : undefined;
	}

	private number(name: string): number {
		const node = this.at(name);
		if (!node) return 0;
		const isCount = node.type === 'number' && Number.isInteger(node.value) && (node.value as number) >= 0;
		if (!isCount) this.say(node.offset, `'${name}' is a number of lines`);
		return isCount ? (node.value as number) : 0;
	}

	private oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
		const node = this.at(name);
		const found = node && allowed.find((one) => one === node.value);
		if (node && found === undefined) this.say(node.offset, `'${name}' is one of ${allowed.join(', ')}`);
		return found;
	}

	private list(name: string): readonly string[] {
		const node = this.at(name);
		if (node && node.type !== 'array') this.say(node.offset, `'${name}' is a list of texts`);
		return (node?.children ?? []).map(({ value }) => String(value));
	}

	private texts(name: string, known?: readonly string[]): Readonly<Record<string, string>> {
		const node = this.at(name);
		if (!node) return {};
		if (node.type !== 'object') {
			this.say(node.offset, `'${name}' is an object`);
			return {};
		}
		if (known) this.keys(node, known, 'column');
		const found = (node.children ?? []).flatMap(({ children }): [string, string][] => {
			const key = String(children?.[0]?.value);
			const value = this.text(name, key);
			return value === undefined ? [] : [[key, value]];
		});
		return Object.fromEntries(found);
	}

	private kinds(): Readonly<Record<string, KindRule>> {
		const node = this.at('kinds');
		if (!node) return {};
		if (node.type !== 'object') {
			this.say(node.offset, "'kinds' is an object");
			return {};
		}
		const found = (node.children ?? []).flatMap(({ children }): [string, KindRule][] => {
			const key = String(children?.[0]?.value);
			const rule = this.kindAt(['kinds', key]);
			return rule ? [[key, rule]] : [];
		});
		return Object.fromEntries(found);
	}

	/** `buyback`, or `buyback treasury`. */
	private kindAt(path: readonly string[]): KindRule | undefined {
		const node = this.at(...path);
		if (!node) return undefined;
		const [kind, of = 'new', ...more] = String(node.value).split(' ');
		const found = entryKinds.find((one) => one === kind);
		const its = shares.find((one) => one === of);
		if (node.type === 'string' && found && its && more.length === 0) return { kind: found, shares: its };
		this.say(
			node.offset,
			`a kind is one of ${entryKinds.join(', ')}, with 'treasury' or 'pending' behind it where the shares are`,
		);
		return undefined;
	}
}
