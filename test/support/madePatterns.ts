/** A regular expression that was made of pieces, and the file of the product that made it. */
export interface MadePattern {
	readonly source: string;
	readonly flags: string;
	readonly file: string;
}

/** Every regular expression that the product makes with `new RegExp`, from the modules that are loaded afterwards. */
export class MadePatterns {
	readonly #own = globalThis.RegExp;
	readonly #found = new Map<string, MadePattern>();

	constructor() {
		const note = (pattern: RegExp) => this.#note(pattern);
		globalThis.RegExp = new Proxy(this.#own, {
			construct(target, args, of) {
				const made = Reflect.construct(target, args, of) as RegExp;
				note(made);
				return made;
			},
		});
	}

	get all(): readonly MadePattern[] {
		return [...this.#found.values()];
	}

	end(): void {
		globalThis.RegExp = this.#own;
	}

	#note({ source, flags }: RegExp): void {
		const key = `${flags} ${source}`;
		if (this.#found.has(key)) return;
		const file = /\/((?:server|client)\/src\/[^:)]*)/.exec(new Error().stack ?? '')?.[1];
		if (file !== undefined) this.#found.set(key, { source, flags, file });
	}
}
