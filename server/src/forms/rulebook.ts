/** Where the Exchange keeps its Listing Rules. Only addresses that were seen; the others are not to be guessed. */

export type Board = 'Main Board' | 'GEM';

const rulebooks: Readonly<Record<Board, string>> = {
	'Main Board': 'https://en-rules.hkex.com.hk/rulebook/main-board-listing-rules',
	GEM: 'https://en-rules.hkex.com.hk/rulebook/gem-listing-rules',
};

/** Pages of single rules of the Main Board. */
const pages: ReadonlyMap<string, string> = new Map([
	['2.07C', 'https://en-rules.hkex.com.hk/rulebook/207c'],
	['13.25A', 'https://en-rules.hkex.com.hk/entiresection/2524'],
	['13.49', 'https://en-rules.hkex.com.hk/rulebook/1349'],
	['13.92', 'https://en-rules.hkex.com.hk/rulebook/1392'],
]);

/** The page of a rule, such as `13.25B`; the rulebook where the rule's own is not known. */
export function rulePage(board: Board, rule: string): string {
	return (board === 'Main Board' ? pages.get(rule.toUpperCase()) : undefined) ?? rulebooks[board];
}
