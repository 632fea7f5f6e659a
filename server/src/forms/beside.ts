import type { EntryKind, EntryRow } from './entries.js';
import { entryRows } from './ff301/entries.js';
import { paper } from './ff301/print.js';
import { layout as layout304 } from './ff304/layout.js';
import { layout as layout305 } from './ff305/layout.js';
import type { Form } from './form.js';
import type { FormLayout } from './layout.js';
import { chinese } from './nextDay/chinese.js';
import { entryRows as purchases } from './nextDay/entries.js';
import type { Paper } from './print.js';

/**
 * What of a form is asked for where it is printed, read off its page, or entered from a file of movements: by its name, for the server goes
 * without it, and in a browser is loaded over a network.
 */
interface Beside {
	/** What its pages say and how they stand on them; left out, its layout or its table makes them. */
	readonly paper?: Paper;
	/** How it is printed; left out, its lines stand one below the other. */
	readonly layout?: FormLayout;
	/** What copies have for words of its table and layout besides, by the English: to be read, and never printed. */
	readonly alsoRead?: Readonly<Record<string, readonly string[]>>;
	/** Where what a registrar, a trustee or a broker says happened is entered. */
	readonly entries?: readonly EntryRow[];
}

const byName: Readonly<Record<string, Beside>> = {
	FF301: { paper, entries: entryRows },
	FF304: { layout: layout304, alsoRead: chinese, entries: purchases },
	FF305: { layout: layout305, alsoRead: chinese, entries: purchases },
};

export const paperOf = ({ id }: Form): Paper | undefined => byName[id]?.paper;
export const layoutOf = ({ id }: Form): FormLayout | undefined => byName[id]?.layout;
export const alsoReadOf = ({ id }: Form): Readonly<Record<string, readonly string[]>> => byName[id]?.alsoRead ?? {};
export const entriesOf = ({ id }: Form): readonly EntryRow[] => byName[id]?.entries ?? [];

/** What a registrar's, trustee's or broker's row may say happened. */
export const entryKinds: readonly EntryKind[] = [
	...new Set(Object.values(byName).flatMap(({ entries = [] }) => entries.map(({ kind }) => kind))),
];

/** The same with what becomes of the shares, each once. */
export const entryRules: readonly Pick<EntryRow, 'kind' | 'shares'>[] = [
	...new Map(
		Object.values(byName)
			.flatMap(({ entries = [] }) => entries)
			.map(({ kind, shares }) => [`${kind} ${shares}`, { kind, shares }]),
	).values(),
];

/** Those that go to a day's next-day return; the others go to the month's. */
export const dailyKinds: ReadonlySet<EntryKind> = new Set(purchases.map(({ kind }) => kind));
