import { expect, it } from 'vitest';
import { march, marchReturn } from '../support/buyBacks.mjs';
import { strictService } from '../support/small.js';

const files = Object.fromEntries([...march, marchReturn].map(({ name, text }) => [name, text]));
const fourth = march[3]?.name ?? '';

/** What a hover on a word of a line says, above what the form says of it. */
function hover(name: string, line: RegExp, word: string, texts: Readonly<Record<string, string>> = files): string {
	const service = strictService(texts);
	const lines = (texts[name] ?? '').split('\n');
	const at = lines.findIndex((each) => line.test(each));
	expect(at).toBeGreaterThan(0);
	const said = service.hover(name, { line: at, character: (lines[at] ?? '').indexOf(word) + 1 });
	return (said as { contents: { value: string } }).contents.value;
}

it('a purchase says its average price and where its row is; that it has none yet', () => {
	const text = hover(fourth, /bought 6 March/, 'bought');
	expect(text).toMatch(
		/^\*\*HKD 10\.1\*\* a share on average\n\n→ \[its pending row\]\(<\S*2025-03-06\.return#L14>\)\n\n\*\*Trading date/,
	);
	const without = { ...files, [fourth]: (files[fourth] ?? '').replace(/^ +pending .*6 March 2025.*\n/m, '') };
	expect(hover(fourth, /bought 6 March/, 'bought', without)).toContain(
		'No row of section I has this day and number yet: the quick fix of this line writes it.',
	);
	expect(hover(march[4]?.name ?? '', /bought 7 March/, 'bought')).toMatch(/→ \[its event\]/);
});

it('a pending row says how many wait with it, and leads to its purchase or says when it was', () => {
	expect(hover(fourth, /pending .* on 6 March/, 'pending')).toMatch(
		/^\*\*99,000\*\* shares wait to be cancelled, in 2 rows\n\n→ \[its purchase\]\(<\S*#L19>\)/,
	);
	expect(hover(fourth, /pending .* on 5 March/, 'pending')).toContain(
		'Bought on 5 March 2025, and reported by the return of that day.',
	);
});

it('a placeholder says that it moves nothing, an event leads to its line in the month, and back', () => {
	expect(hover(march[0]?.name ?? '', /^ +event/, 'event')).toMatch(/^It moves no shares/);
	const service = strictService(files);
	const [edit] = service.fromDays(marchReturn.name).edits;
	const lines = marchReturn.text.split('\n');
	lines.splice(edit?.range.start.line ?? 0, (edit?.range.end.line ?? 0) - (edit?.range.start.line ?? 0) + 1, edit?.newText ?? '');
	const written = { ...files, [marchReturn.name]: lines.join('\n') };
	expect(hover(fourth, /^ +event/, 'event', written)).toMatch(/^→ \[its line in the month\]\(<\S*2025-03\.return#L\d+>\)/);
	expect(hover(marchReturn.name, /E1 -92,000/, 'event', written)).toMatch(
		/^→ \[its row in a next-day return\]\(<\S*2025-03-06\.return#L11>\)/,
	);
	expect(hover(fourth, /^ +event/, 'event')).not.toContain('its line in the month');
});
