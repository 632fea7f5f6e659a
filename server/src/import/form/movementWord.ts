import { join } from '../source/sheet.js';
import type { Token } from '../source/values.js';
import { kindOf, type Table } from './tables.js';

/** What a movement is called, as it goes on below: put together when it is asked for, not at each of its lines. */
export class MovementWord implements Token {
	readonly kind = 'word';
	readonly from: number;
	readonly to: number;
	readonly #pieces: string[] = [];
	#raw: string;
	#text: string;
	#brackets: number;

	/** Whether it is the movement's name alone; asked at each figure in brackets below it. */
	#bare: boolean | undefined;

	constructor(
		{ text, raw, from, to }: Token,
		private readonly of: Table,
	) {
		this.from = from;
		this.to = to;
		this.#raw = raw;
		this.#text = text;
		this.#brackets = bracketsOpen(text);
	}

	get text(): string {
		this.#gather();
		return this.#text;
	}

	get raw(): string {
		this.#gather();
		return this.#raw;
	}

	/** A bracket in it is not closed. */
	get isOpen(): boolean {
		return this.#brackets > 0;
	}

	get isBare(): boolean {
		this.#bare ??= kindOf(this.of, this.text)?.rest === '';
		return this.#bare;
	}

	goOn(text: string): void {
		this.#bare = undefined;
		this.#pieces.push(text);
		this.#brackets += bracketsOpen(text);
	}

	#gather(): void {
		if (this.#pieces.length === 0) return;
		this.#pieces.unshift(this.#text);
		this.#text = join(this.#pieces);
		this.#raw = this.#text;
		this.#pieces.length = 0;
	}
}

export function opensBracket(text: string): boolean {
	return bracketsOpen(text) > 0;
}

function bracketsOpen(text: string): number {
	let open = 0;
	for (const sign of text) open += Number(sign === '(') - Number(sign === ')');
	return open;
}
