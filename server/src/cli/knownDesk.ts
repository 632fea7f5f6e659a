import type { Desk } from '../features/desk.js';
import { Kept } from './kept.js';
import type { Io } from './output.js';

/** The answer of the last run: it is the answer again as long as the question and all files are the same. */
export class KnownDesk {
	readonly #kept: Kept;

	constructor(folder: string, io: Io) {
		this.#kept = new Kept(folder, 'desk 1', io);
	}

	async get(question: string): Promise<Desk | undefined> {
		const [asked, desk] = (await this.#kept.read()) as readonly [string?, Desk?];
		return asked === question ? desk : undefined;
	}

	/** What went wrong, if anything did. */
	keep(question: string, desk: Desk): Promise<string | undefined> {
		return this.#kept.write([question, desk]);
	}
}
