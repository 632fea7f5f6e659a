import { dayText } from '../../checks/rules/header.js';
import { inSnippet } from '../../escape.js';
import { commonCurrencies } from '../../forms/currencies.js';
import { type Line, titles } from '../../forms/form.js';
import type { Part } from '../../forms/shapes.js';
import { inGeneration } from '../../forms/types.js';
import { valuesOf } from '../../forms/values.js';
import { inQuotes } from '../../syntax/quotes.js';
import { columnsIn, operatorBefore } from '../rowColumns.js';
import { confirmationsLeft } from './confirmations.js';
import { currenciesIn, currenciesOf } from './currencies.js';
import { monthEnd, submission } from './days.js';
import { unique } from './offer.js';
import type { Spot } from './spot.js';

/**
 * Writes lines with stops. What is to be filled in is left empty: a stop that is passed over by mistake is a finding, where a figure
 * that was made up would be none. Where the client has no snippets, what the stops hold stands in their place.
 */
export class Pen {
	#stops = 0;
	readonly #linked = new Map<string, number>();

	/** `shown`: as a list shows it, with `▯` for a stop that is empty. */
	constructor(
		private readonly spot: Spot,
		private readonly shown = false,
	) {}

	fixed(text: string): string {
		return this.spot.snippets && !this.shown ? inSnippet(text) : text;
	}

	/** A stop that holds the first of its choices; `link`: what stands there is written once and repeated. */
	stop(choices: readonly string[], link?: string): string {
		const [held = '', ...others] = choices;
		if (this.shown) return held === '' ? '▯' : held;
		if (!this.spot.snippets) return held;
		const before = link === undefined ? undefined : this.#linked.get(link);
		if (before !== undefined) return `$${before}`;
		this.#stops += 1;
		if (link !== undefined) this.#linked.set(link, this.#stops);
		const stop = this.#stops;
		return others.length > 0
			? `\${${stop}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
			: held === ''
				? `$${stop}`
				: `\${${stop}:${this.fixed(held)}}`;
	}

	/** The short name of a class that is not declared yet, the same wherever it stands. */
	classId(id: string): string {
		return this.stop([id], 'class');
	}

	/**
	 * A line of a row from its keyword on; `template` is its keyword alone, or says more of what stands behind it. `width`: of the
	 * keywords of the lines beside it; 0 where it opens something.
	 */
	line(row: Line, template = row.keyword, width = 0): string {
		const [keyword = ''] = template.split(' ', 1);
		const rest = template.slice(keyword.length).trim();
		const value = rest === '' ? this.#value(row) : this.#template(row, rest);
		return value === ''
			? keyword
			: `${width === 0 || alone.has(row.takes.parts[0]) ? `${keyword} ` : `${keyword.padEnd(width)}  `}${value}`;
	}

	/** Between braces stands what is known by then, or nothing: what is to be filled in. */
	#template(row: Line, text: string): string {
		return text.replace(/\{([^{}]*)\}/g, (_, held: string) => (held === '' ? this.stop(['']) : this.#named(row, held)));
	}

	#named(row: Line | undefined, name: string): string {
		switch (name) {
			case 'currency':
				return this.#currency();
			case 'list':
				return this.stop(row ? this.#texts(row) : ['']);
			case 'class':
				return this.classId('ORD');
			default:
				return name.endsWith('=') ? this.stop([''], name) : this.stop([name]);
		}
	}

	/** A line of an example. */
	example(line: string): string {
		return line
			.split(/\{([^{}]*)\}/)
			.map((part, index) => {
				if (index % 2 === 0) return this.fixed(part);
				if (part === 'title') return this.stop(titles);
				return part === '' ? this.stop(['']) : part === 'currency' ? this.#currency() : this.#named(undefined, part);
			})
			.join('');
	}

	/** What stands behind a keyword, part by part. */
	#value(row: Line): string {
		return partsWanted(row)
			.map((part) => this.#part(row, part))
			.filter(Boolean)
			.join(' ');
	}

	#part(row: Line, part: Part): string {
		const { spot } = this;
		switch (part) {
			case 'text':
				return `"${this.stop(this.#texts(row))}"`;
			case 'amount':
				return this.#amount(row);
			case 'currency':
				return this.#currency();
			case 'date':
			case 'month':
				return this.stop([
					dayOr(row.keyword === 'submitted' ? submission(spot) : isMonth(row, spot) ? monthEnd(spot) : undefined),
				]);
			case 'items':
				return row.takes.parts.length > 1 ? this.stop(confirmationsLeft(spot)) : this.stop(['']);
			case 'form':
				return row.home.kind === 'file' ? spot.written.source.form.id : this.stop(['']);
			case 'id':
				return row.role === 'class'
					? this.classId(freeIds(spot)[0] ?? '')
					: this.stop(spot.rest.return_.classes.map(({ id }) => id));
			case 'words':
				return this.stop(row.takes.phrases ?? [(row.takes.words ?? []).join(' ')]);
			case 'name':
				return this.stop(this.#texts(row));
			case 'section':
			case 'edition':
				return '';
			default:
				return this.stop(['']);
		}
	}

	/** `▯ x HKD ▯`, `▯ + 0`: the columns that nothing else gives. */
	#amount(row: Line): string {
		const { generation } = this.spot.rest.return_;
		const columns = columnsIn(row, generation);
		const text = columns
			.flatMap((id) => {
				const column = row.columns.find((one) => one.id === id);
				if (!column || column.slot === 'equals') return [];
				const unit = column.money ? `${this.#currency()} ` : '';
				return [`${operatorBefore(row, id)}${unit}${this.stop([column.slot === 'second' ? '0' : ''])}`];
			})
			.join('');
		const flags = (row.flags ?? []).filter((flag) => {
			const from = this.spot.rest.form.columns[flag]?.from;
			return inGeneration(from === undefined ? {} : { from }, generation);
		});
		const name = row.named ? `"${this.stop([''])}" ` : '';
		return `${name}${text}${flags.length > 0 ? ` ${this.stop(flags)}` : ''}`;
	}

	#currency(): string {
		return this.stop(likelyCurrencies(this.spot), 'currency');
	}

	/** What the form's list has, as it stands between quotation marks. */
	#texts(row: Line): readonly string[] {
		const { form, return_ } = this.spot.rest;
		const listed = row.list ? valuesOf(form, row.list, return_.generation) : [];
		const texts = [...listed.map(({ text }) => text.en), ...(row.usual ?? [])];
		return texts.length > 0 ? texts.map(inQuotes) : [''];
	}
}

/** What begins with these stands in no column. */
const alone: ReadonlySet<Part | undefined> = new Set<Part>(['form', 'items']);

/** The shortest that says something. */
function partsWanted({ takes }: Line): readonly Part[] {
	const lists = (takes.wants ?? []).filter((list) => list.length > 0);
	return lists[0] ?? takes.parts;
}

function isMonth({ home, keyword }: Line, { rest }: Spot): boolean {
	return home.kind === 'file' && rest.form.dated === keyword;
}

function dayOr(day: Parameters<typeof dayText>[0] | undefined): string {
	return day ? dayText(day) : '';
}

/** Those of the item, then those of the return, then the common ones. */
function likelyCurrencies({ rest, chain }: Spot): readonly string[] {
	const own = chain[0]?.node ? [...chain[0].node.entries.values()].flat() : [];
	return unique([...currenciesOf(own), ...currenciesIn(rest), ...commonCurrencies]).slice(0, 8);
}

const usualIds = ['ORD', 'A', 'B', 'H', 'PREF'];

/** Short names for a class that the return has not given yet, last month's first. */
export function freeIds({ rest, neighbours }: Spot): readonly string[] {
	const ids = unique([...(neighbours.previous?.return_.classes ?? []).map(({ id }) => id), ...usualIds]);
	return ids.filter((id) => !rest.outline.classes.has(id));
}
