import { analyse, type Snapshot } from '../../../server/src/checks/snapshot.js';
import { ff301 } from '../../../server/src/forms/ff301/index.js';
import { type Json, jsonOf } from '../../../server/src/render/index.js';
import { readSource } from '../../../server/src/syntax/source.js';

export function open(text: string): Snapshot {
	return analyse('test:/a.return', readSource(text));
}

type Members = Record<string, Json>;

/**
 * What a return says on paper: its JSON without what no printed form tells. A class is known by what is printed of it, not by its short name, and is printed where something is said of it; a figure
 * that is left out reads as one that is written; of a text the form has one language; an item of V that is not printed is left out, nobody
 * knows why; a section that does not apply may as well have nothing in it.
 */
export function saidOnPaper(text: string, language: 'en' | 'zh' = 'en'): Json {
	const said = jsonOf(open(text)) as Members;
	const used = new Set(JSON.stringify([said.sections, said.totals]).match(/(?<="class":")[^"]*/g));
	const classes = (said.classes as readonly Members[]).filter(({ id }) => used.has(id as string));
	const names = new Map(classes.map(({ id = '', ...rest }) => [id, JSON.stringify(plain(rest, ''))]));
	function plain(value: Json, key: string): Json {
		if (key === 'class') return names.get(value) ?? value;
		if (Array.isArray(value)) return value.map((one: Json) => plain(one, ''));
		if (typeof value !== 'object' || value === null) return value;
		const members = value as Members;
		const isText =
			Object.keys(members).every((name) => name === 'text' || name === 'zh') && ('text' in members || 'zh' in members);
		if (isText) return (language === 'zh' ? members.zh : members.text) ?? members.text ?? members.zh ?? null;
		const entries = Object.entries(members)
			.filter(([name]) => name !== 'computed' && name !== 'applicable')
			.map(([name, one]): [string, Json] => [name, plain(one, name)]);
		return Object.fromEntries(entries);
	}
	const sections = plain(said.sections ?? {}, '') as Members;
	const printed = ff301.sections.map(({ id }): [string, Json] => {
		const { confirmations, totals, ...rest } = (sections[id] ?? {}) as Members;
		// Those of I that are left out come last in JSON, and in their currency's place when they are written.
		const byCurrency = totals && {
			totals: (totals as readonly Json[]).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
		};
		const confirmed = (confirmations as readonly Members[] | undefined)?.filter(({ state }) => state !== 'omitted');
		return [id, { ...rest, ...byCurrency, ...(confirmed?.length ? { confirmations: confirmed } : {}) }];
	});
	const totals = (plain(said.totals ?? [], '') as readonly Members[]).toSorted((a, b) =>
		String(a.class) < String(b.class) ? -1 : 1,
	);
	const own = { ...(plain(said, '') as Members), classes: [...names.values()].toSorted(), totals };
	return { ...own, sections: Object.fromEntries(printed) };
}
