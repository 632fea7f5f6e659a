import fc from 'fast-check';
import { words } from './models.js';

/**
 * Next-day returns with whatever their forms have, their figures in no relation to one another: what such a return can say, whether it adds up
 * or not.
 */
export function anyNextDayReturn(text: fc.Arbitrary<string> = words): fc.Arbitrary<string> {
	return fc.gen().map((draw) => new Writer(draw, text).return());
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

class Writer {
	readonly #lines: string[] = [];
	#old = false;

	constructor(
		private readonly draw: fc.GeneratorValue,
		private readonly text: fc.Arbitrary<string>,
	) {}

	return(): string {
		this.#old = this.#often(0.4);
		const day = this.#day();
		this.#put(0, this.#old ? 'return FF304' : 'return FF305');
		this.#put(0, `issuer ${this.#said()}`);
		this.#put(0, `submitted ${day}`);
		if (this.#often(0.2)) this.#put(0, 'status "Resubmission"');
		const classes = ['A', 'B', 'C'].slice(0, 1 + this.#number(3));
		for (const id of classes) this.#class(id);
		this.#changes(classes);
		this.#purchases(classes);
		if (!this.#old) {
			if (this.#often(0.7)) this.#put(0, 'section III not applicable');
			else {
				this.#put(0, 'section III');
				this.#put(1, `remarks ${this.#said()}`);
			}
		}
		this.#put(0, `signed ${this.#said()}`);
		if (this.#often(0.9)) this.#put(1, `title ${this.#said()}`);
		return `${this.#lines.join('\n')}\n`;
	}

	#class(id: string): void {
		const of = this.#pick([
			'Ordinary shares',
			'WVR ordinary shares',
			'Preference shares',
			'Other class (specify in description)',
		]);
		this.#put(0, `class ${id} ${quoted(of)}`);
		// What is printed of a class tells it from the others.
		if (this.#often(0.6)) this.#put(1, `type ${quoted(this.#pick(['H', 'A', 'B', 'Other type (specify in description)']))}`);
		this.#put(1, this.#often(0.7) ? `listed 0${1000 + id.charCodeAt(0)}` : 'unlisted');
		this.#put(1, `description ${quoted(`${id} ${this.draw(() => this.text).replace(/^\s+|\s+$/g, '')}`)}`);
		if (this.#often(0.2)) this.#put(1, 'counter 80700 RMB');
	}

	#changes(classes: readonly string[]): void {
		this.#put(0, 'section I');
		for (const id of classes) {
			this.#put(1, `for ${id}`);
			this.#put(2, `opening ${this.#day()} ${this.#balance()}`);
			for (let count = this.#number(4); count > 0; count--) this.#event();
			this.#put(2, `closing ${this.#day()} ${this.#balance()}`);
			if (!this.#old) for (let count = this.#number(12); count > 0; count--) this.#pending();
		}
		const items = this.#some(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii']);
		if (items.length > 0) this.#put(1, `confirm ${items.map((item) => `(${item})`).join(' ')}`);
		if (this.#often(0.3)) this.#put(1, `remarks ${this.#said()}`);
	}

	#event(): void {
		const known = this.#old
			? ['Repurchase of shares (or other securities) but not cancelled', 'Placing/subscription - new shares involved']
			: ['Repurchase of shares (shares repurchased and cancelled)', 'Repurchase of shares (shares held as treasury shares)'];
		const name = this.#often(0.8) ? this.#pick([...known, 'Other (please specify)']) : this.draw(() => this.text);
		this.#put(2, `event ${quoted(name)}`);
		if (this.#often(0.6)) this.#put(3, `specify ${this.#said()}`);
		this.#put(3, `on ${this.#day()}`);
		// A percentage that stands alone is read as what there is a percentage of.
		const counted = this.#often(0.9);
		if (counted) this.#put(3, `issued ${this.#often(0.5) ? '-' : ''}${this.#shares()}`);
		if (counted && this.#often(0.7)) this.#put(3, `percent ${this.#percent()}`);
		if (!this.#old && this.#often(0.5)) this.#put(3, `treasury ${this.#often(0.5) ? '-' : ''}${this.#shares()}`);
		const priced = this.#often(0.6);
		if (priced) this.#put(3, `price ${this.#price()}`);
		// Of one price alone a page without columns does not tell which it is.
		if (this.#old && priced && this.#often(0.5)) this.#put(3, `market ${this.#price()}`);
		if (this.#old && this.#often(0.3)) this.#put(3, `discount ${this.#often(0.5) ? '-' : ''}${this.#percent()}`);
	}

	#pending(): void {
		this.#put(2, 'pending "Shares repurchased for cancellation but not yet cancelled"');
		if (this.#often(0.1)) this.#put(3, `specify ${this.#said()}`);
		this.#put(3, `on ${this.#day()}`);
		this.#put(3, `shares ${this.#shares()}`);
		if (this.#often(0.8)) this.#put(3, `percent ${this.#percent()}`);
		if (this.#often(0.9)) this.#put(3, `price ${this.#price()}`);
	}

	#purchases(classes: readonly string[]): void {
		if (this.#often(0.4)) {
			this.#put(0, 'section II not applicable');
			return;
		}
		this.#put(0, 'section II');
		for (const id of classes.slice(0, 1 + this.#number(2))) {
			this.#put(1, `for ${id}`);
			for (let count = 1 + this.#number(3); count > 0; count--) {
				const method = this.#pick([
					'On the Exchange',
					'On another stock exchange (New York Stock Exchange)',
					'By private arrangement',
				]);
				this.#put(2, `bought ${this.#day()}`);
				this.#put(3, `shares ${this.#shares()}`);
				this.#put(3, `method ${quoted(method)}`);
				this.#put(3, `highest ${this.#price()}`);
				if (this.#often(0.7)) this.#put(3, `lowest ${this.#price()}`);
				this.#put(3, `paid ${this.#price()}`);
			}
			this.#put(2, `bought total ${this.#shares()}`);
			this.#put(3, `paid ${this.#price()}`);
			if (!this.#old) this.#put(3, `cancelling ${this.#shares()}`);
			if (!this.#old) this.#put(3, `holding ${this.#shares()}`);
			if (this.#often(0.7)) {
				this.#put(2, this.#old ? 'mandate' : `mandate ${this.#day()}`);
				if (!this.#old) this.#put(3, `authorised ${this.#shares()}`);
				this.#put(3, `repurchased ${this.#shares()}`);
				this.#put(3, `percent ${this.#percent()}`);
				if (!this.#old) this.#put(3, `moratorium ${this.#day()}`);
			}
		}
		this.#put(1, `explanatory ${this.#day()}`);
		if (this.#often(0.2)) this.#put(1, `remarks ${this.#said()}`);
	}

	#balance(): string {
		const issued = this.#shares();
		return this.#old ? issued : `${issued} + ${this.#shares()} = ${this.#shares()}`;
	}

	/** Long ones too, whose columns touch. */
	#shares(): string {
		return this.draw(fc.bigInt, { min: 0n, max: this.#often(0.1) ? 10n ** 14n : 10n ** 8n }).toLocaleString('en');
	}

	#price(): string {
		const [whole, decimals] = [this.draw(fc.bigInt, { min: 0n, max: 10n ** 6n }), this.draw(fc.bigInt, { min: 1n, max: 9999n })];
		const code = this.#pick(['HKD', 'USD', 'GBP']);
		return `${code} ${whole.toLocaleString('en')}${this.#often(0.6) ? `.${decimals}` : ''}`;
	}

	#percent(): string {
		return this.#pick(['0', '0.01', '0.00985', '1', '14.99976', '29.45', '5.3']);
	}

	#said(): string {
		return quoted(this.draw(() => this.text));
	}

	#day(): string {
		const [from, to] = this.#old ? ['2021-08-01', '2024-05-31'] : ['2024-07-01', '2026-12-31'];
		return this.draw(fc.date, { min: new Date(from), max: new Date(to), noInvalidDate: true })
			.toISOString()
			.slice(0, 10);
	}

	#some<T>(of: readonly T[]): readonly T[] {
		return of.filter(() => this.#often(0.5));
	}

	#often(share: number): boolean {
		return this.draw(fc.integer, { min: 0, max: 999 }) < share * 1000;
	}

	#pick<T>(of: readonly T[]): T {
		return of[this.#number(of.length)] as T;
	}

	#number(below: number): number {
		return this.draw(fc.integer, { min: 0, max: below - 1 });
	}

	#put(depth: number, line: string): void {
		this.#lines.push(`${'  '.repeat(depth)}${line}`);
	}
}
