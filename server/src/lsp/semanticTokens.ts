import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';

/** The last tokens each open document was told of, so that a later answer can say what has changed since. */
export class TokenMemory {
	readonly #told = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
	#count = 0;

	full(key: string, data: readonly number[]): SemanticTokens {
		return { resultId: this.#remember(key, data), data: [...data] };
	}

	/** All of them where `previous` is not what the document was last told. */
	delta(key: string, data: readonly number[], previous: string): SemanticTokens | SemanticTokensDelta {
		const told = this.#told.get(key);
		if (told?.id !== previous) return this.full(key, data);
		return { resultId: this.#remember(key, data), edits: difference(told.data, data) };
	}

	close(key: string): void {
		this.#told.delete(key);
	}

	#remember(key: string, data: readonly number[]): string {
		const id = String(++this.#count);
		this.#told.set(key, { id, data });
		return id;
	}
}

/** One edit: what lies between the beginning and the end that both have. Tokens are relative to each other, so that is little. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start++;
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	const deleteCount = before.length - start - end;
	const data = after.slice(start, after.length - end);
	return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
