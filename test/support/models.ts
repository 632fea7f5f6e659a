import fc from 'fast-check';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import type { Line } from '../../server/src/forms/form.js';
import { confirmationIds } from '../../server/src/forms/items.js';
import { type Generation, inGeneration, type PlaceId, type SectionId } from '../../server/src/forms/types.js';
import { generationOf } from './generate.js';

const linesOf = (place: PlaceId) => ff301.place(place)?.lines ?? [];

/**
 * Returns with any of the form's lines in any number, their figures in no relation to one another: what a return can say, whether it adds up or
 * not. Made from the form's table, so that a new line is tried without a word here.
 */
export function anyReturn(options: Partial<ModelOptions> = {}): fc.Arbitrary<string> {
	return fc.gen().map((draw) => new Writer(draw, { text: words, chinese: false, largest: 10n ** 12n, ...options }).return());
}

export interface ModelOptions {
	/** What is said in quotation marks. */
	readonly text: fc.Arbitrary<string>;
	/** Texts have their Chinese at times, and some nothing else. */
	readonly chinese: boolean;
	/** What a number is at most, its decimals apart. */
	readonly largest: bigint;
}

/** Any characters that a line can hold. */
export const anyCharacters: fc.Arbitrary<string> = fc
	.string({ unit: 'grapheme', maxLength: 30 })
	.map((text) => text.replace(/[\r\n]/g, ' '));

/** Words as issuers write them. */
export const words: fc.Arbitrary<string> = fc
	.array(
		fc.constantFrom(
			'(Tranche 2)',
			'(the “2019 Plan”)',
			...'Harbour Lantern Company Limited "Plan" the 2019 Scheme, of Directors and/or Employees A&B 3.5% Notes due 2031 <series> no-par HK$1.25 O’Brien Größe D/E'.split(
				' ',
			),
		),
		{ minLength: 2, maxLength: 14 },
	)
	.map((found) => `Note ${found.join(' ')}`);

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

class Writer {
	readonly #lines: string[] = [];
	#generation: Generation = '1.2';

	constructor(
		private readonly draw: fc.GeneratorValue,
		private readonly options: ModelOptions,
	) {}

	return(): string {
		const month = this.draw(fc.integer, { min: 2021 * 12 + 6, max: 2026 * 12 + 11 });
		const [year, index] = [Math.floor(month / 12), month % 12];
		const other = this.#often(0.1) ? this.#pick(ff301.editions) : undefined;
		this.#generation = other?.generation ?? generationOf({ year, month: index + 1 });
		this.#put(`return FF301${other ? ` ${other.id}` : ''}`);
		this.#text('issuer');
		const end = new Date(Date.UTC(year, index + 1, 0));
		this.#put(`month ${end.toISOString().slice(0, 10)}`);
		if (this.#often(0.9)) this.#put(`submitted ${this.#date()}`);
		if (this.#often(0.2)) this.#put('status "Resubmission"');
		const classes = this.#classes();
		for (const { id } of ff301.sections.filter(({ id }) => id !== 'V')) {
			if (id === 'IV') this.#totals(classes);
			// II has every class there is.
			if (id !== 'II' && this.#often(0.25)) this.#put(`section ${id} not applicable`);
			else this.#section(id, classes);
			if (this.#often(0.3)) this.#paragraphs('remarks');
		}
		this.#confirmations();
		if (this.#often(0.9)) this.#text('signed');
		else return `${this.#lines.join('\n')}\n`;
		if (this.#often(0.9)) this.#text('title');
		return `${this.#lines.join('\n')}\n`;
	}

	#put(line: string): void {
		this.#lines.push(line);
	}

	#often(share: number): boolean {
		return this.draw(fc.integer, { min: 0, max: 99 }) < share * 100;
	}

	#pick<T>(from: readonly T[]): T {
		return from[this.draw(fc.nat, { max: from.length - 1 })] as T;
	}

	#said(): string {
		return quoted(this.draw(() => this.options.text));
	}

	#withChinese(): string {
		const { chinese } = this.options;
		return `${this.#said()}${chinese && this.#often(0.3) ? ` zh ${this.#said()}` : ''}`;
	}

	#text(keyword: string): void {
		this.#put(`${keyword} ${this.#withChinese()}`);
	}

	#paragraphs(keyword: string): void {
		this.#text(keyword);
		while (this.#often(0.4)) this.#put(this.#withChinese());
	}

	#date(): string {
		return new Date(Date.UTC(2000, 0, this.draw(fc.integer, { min: 1, max: 12_000 }))).toISOString().slice(0, 10);
	}

	#number(decimals = 0, negative = true): string {
		const digits = this.draw(fc.bigInt, { min: 0n, max: this.#often(0.1) ? this.options.largest : 10n ** 9n });
		const sign = negative && digits > 0n && this.#often(0.3) ? '-' : '';
		if (decimals === 0) return `${sign}${digits}`;
		const text = String(digits).padStart(decimals + 1, '0');
		return `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
	}

	#money(currency: string, negative = true): string {
		return `${currency} ${this.#number(this.#pick([0, 2, 5]), negative)}`;
	}

	#currency(): string {
		return this.#pick(['HKD', 'USD', 'RMB', 'CAD']);
	}

	#code(): string {
		return String(this.draw(fc.integer, { min: 1, max: 99_999 })).padStart(5, '0');
	}

	#classes(): readonly string[] {
		const kinds = fc.uniqueArray(
			fc.tuple(
				fc.constantFrom('Ordinary shares', 'WVR ordinary shares', 'Preference shares', 'Other class (specify in description)'),
				fc.constantFrom('', 'A', 'B', 'H', 'Other type (specify in description)'),
			),
			{ minLength: 1, maxLength: 4, selector: ([name, type]) => `${name} ${type}` },
		);
		return this.draw(() => kinds).map(([name, type], index) => {
			const fields = [
				type === '' ? '' : `type "${type}"`,
				this.#often(0.7) ? `listed ${this.#code()}` : `unlisted${this.#often(0.5) ? ` ${this.#code()}` : ''}`,
				...(this.#often(0.2) ? [`counter ${this.#code()} ${this.#currency()}${this.#often(0.3) ? ` ${this.#said()}` : ''}`] : []),
				this.#often(0.3) ? `description ${this.#withChinese()}` : '',
			];
			const id = `K${index}`;
			this.#put([`class ${id} "${name}"`, ...fields].join(' '));
			return id;
		});
	}

	#section(id: SectionId, classes: readonly string[]): void {
		this.#put(`section ${id}`);
		const block = linesOf(id).find(({ keyword }) => keyword === 'for')?.opens;
		if (!block) {
			this.#items(id, true);
			return;
		}
		// A section that applies has a class in it.
		const own = classes.filter((_, index) => id === 'II' || index === 0 || this.#often(0.6));
		for (const of of own) {
			this.#put(`for ${of}`);
			if (id === 'I') this.#capital();
			else if (id === 'II') this.#balances();
			else {
				this.#items(block, true);
				this.#places(linesOf(block), '');
			}
		}
		if (id === 'I' && this.#often(0.8)) this.#put(`total ${this.#money(this.#currency(), false)}`);
		if (id === 'III.A' && this.#often(0.4)) this.#put(`funds ${this.#money(this.#currency(), false)}`);
	}

	#capital(): void {
		const [par, capital] = [this.#currency(), this.#currency()];
		const noPar = this.#often(0.2);
		for (const keyword of ['opening', 'change', 'closing']) {
			if (keyword === 'change' && this.#often(0.4)) continue;
			const value = noPar ? ' no par' : ` x ${this.#money(par, false)}`;
			this.#put(
				`${keyword} ${this.#number(0, keyword === 'change')}${keyword === 'change' ? '' : value}${this.#often(0.7) ? ` = ${this.#money(capital, keyword === 'change')}` : ''}`,
			);
		}
	}

	#balances(): void {
		const old = this.#generation === '1.0';
		for (const keyword of ['opening', 'change', 'closing']) {
			if (keyword !== 'opening' && this.#often(0.3)) continue;
			const move = keyword === 'change';
			const treasury = old || this.#often(0.2) ? '' : ` ${move && this.#often(0.5) ? '-' : '+'} ${this.#number(0, false)}`;
			const total = old || move || this.#often(0.3) ? '' : ` = ${this.#number(0, false)}`;
			this.#put(`${keyword} ${this.#number(0, move)}${treasury}${total}`);
		}
		if (this.#generation !== '1.2') return;
		this.#put(`public float ${this.#often(0.3) ? 'not ' : ''}complied`);
		if (this.#often(0.7)) this.#text('threshold');
		if (this.#often(0.3)) this.#text('information');
	}

	#items(place: PlaceId, wanted: boolean): void {
		for (const line of linesOf(place)) {
			if (!line.opens || line.keyword === 'for' || line.keyword === 'public') continue;
			let first = wanted;
			while (first || this.#often(0.5)) {
				first = false;
				this.#item(line);
			}
		}
	}

	#item({ keyword, opens }: Line): void {
		const known = keyword === 'event' ? this.#pick(['Repurchase of shares', 'Placing', 'Other (Please specify)']) : undefined;
		this.#put(`${keyword} ${known === undefined ? this.#withChinese() : quoted(known)}`);
		const currency = this.#currency();
		const lines = linesOf(opens as PlaceId).filter(({ keyword: own }) => own !== 'specify' && own !== 'type');
		this.#places(
			lines.filter(({ movement }) => !movement),
			currency,
		);
		if (keyword === 'convertible' && this.#often(0.8)) {
			const other = this.#often(0.4);
			this.#put(`type "${other ? 'Others (Please specify)' : 'Bond/Notes'}"`);
			if (other) this.#text('specify');
		}
		if (known?.startsWith('Other') && this.#often(0.9)) this.#text('specify');
		const moves = lines.filter(({ movement }) => movement);
		while (moves.length > 0 && this.#often(0.6)) this.#movement(this.#pick(moves), currency);
	}

	#movement({ keyword, shape, flags }: Line, currency: string): void {
		const money = shape === 'movement-money';
		const said = keyword === 'other' && this.#often(0.5) ? ` ${this.#said()}` : '';
		const number = this.#often(0.1) ? '' : ` ${money ? this.#money(currency) : this.#number()}`;
		const flag = flags && !money && this.#generation !== '1.0' && this.#often(0.7) ? ` ${this.#pick(flags)}` : '';
		this.#put(`${keyword}${said}${number}${flag}`);
	}

	/** Lines that say one thing each. */
	#places(lines: readonly Line[], currency: string): void {
		for (const line of lines) {
			if (line.opens || !inGeneration(line, this.#generation) || this.#often(0.3)) continue;
			const { keyword, shape } = line;
			if (shape === 'number') this.#put(`${keyword} ${this.#number()}`);
			else if (shape === 'money')
				this.#put(`${keyword} ${keyword === 'price' ? this.#money(this.#currency(), false) : this.#money(currency)}`);
			else if (shape === 'date') this.#put(`${keyword} ${this.#date()}`);
			else if (shape === 'code') this.#put(`${keyword} ${this.#code()}`);
		}
	}

	#totals(classes: readonly string[]): void {
		if (this.#often(0.3)) return;
		this.#put('totals');
		for (const of of classes) {
			this.#put(`for ${of}`);
			this.#places(linesOf('totals/for'), '');
		}
	}

	#confirmations(): void {
		this.#put('section V');
		const said: string[] = [];
		for (const id of confirmationIds) {
			const state = this.draw(fc.integer, { min: 0, max: 9 });
			if (state === 0) said.push(`omit (${id})`);
			else if (state === 1) said.push(`amend (${id}) ${this.#said()}`);
			else said.push(`confirm (${id})`);
		}
		for (const line of said) this.#put(line);
	}
}
