import { describe, expect, it } from 'vitest';
import { type Snippet, snippets as wanted } from '../../scripts/snippets.js';
import { knownValues } from '../../server/src/forms/ff301/values.js';
import { createReturnService, type Finding } from '../../server/src/service.js';
import snippets from '../../snippets/monthly-return.json' with { type: 'json' };

const all = Object.entries(snippets as Record<string, Snippet>);
const variables: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026', CURRENT_MONTH: '02', CURRENT_DATE: '02' };

/** A snippet as it stands once its reader has tabbed through it and changed nothing. */
function filled({ body }: Snippet): string {
	const source = typeof body === 'string' ? body : body.join('\n');
	const defaults = new Map<string, string>();
	const unescaped = (text: string) => text.replace(/\\([\\$},|])/g, '$1');
	const withVariables = (text: string) => text.replace(/\$([A-Z_]+)/g, (_, name: string) => variables[name] ?? '');
	return withVariables(
		source
			.replace(/\$\{(\d+)\|((?:[^|\\]|\\.)*)\|\}|\$\{(\d+):((?:[^}\\]|\\.)*)\}/g, (_, choice, choices, stop, text) => {
				const [first = ''] = choices === undefined ? [text as string] : (choices as string).split(/(?<!\\),/);
				defaults.set(choice ?? stop, unescaped(first));
				return unescaped(first);
			})
			.replace(/\$(\d+)/g, (_, stop: string) => defaults.get(stop) ?? '')
			.replace(/\t/g, '  '),
	);
}

/** The section a snippet belongs in, by the first word of its prefix; the others stand by themselves. */
const sections: Readonly<Record<string, string>> = {
	public: 'section II\n  for ORD\n',
	scheme: 'section III.A\n  for ORD\n',
	warrant: 'section III.B\n  for ORD\n',
	convertible: 'section III.C\n  for ORD\n',
	agreement: 'section III.D\n  for ORD\n',
	event: 'section III.E\n  for ORD\n',
	receipt: 'section IV\n',
	confirm: 'section V\n',
	amend: 'section V\n',
	omit: 'section V\n',
};
const firstWord = (prefix: string) => prefix.split(' ')[0] ?? '';

function findings(text: string): readonly Finding[] {
	const service = createReturnService({ today: () => '2026-02-02' });
	service.put('file:///a.return', text);
	return service.findings('file:///a.return');
}

const header = (month: string) => `return FF301
issuer "A"
month ${month}
submitted 2026-02-02
`;
/** What a piece of a return cannot have: the rest of the return. */
const ofTheWhole = new Set([
	'missing-section',
	'missing-line',
	'confirmations',
	'public-float',
	'unused-class',
	'deadline',
	'submitted-early',
	'event-date',
]);
const say = (found: readonly Finding[]) =>
	found.map(({ check, message, range }) => `${range.start.line + 1} ${check}: ${message}`);

describe('The snippets', () => {
	it('give a whole return that wants nothing', () => {
		expect(say(findings(filled(snippets['Monthly return'] as Snippet)))).toEqual([]);
	});

	it.each(all.filter(([name]) => name !== 'Monthly return'))('give valid lines: %s', (_name, snippet) => {
		const { prefix, description } = snippet;
		// What v1.0 alone has stands in a return of its time.
		const month = description.includes('returns to May 2024') ? '31 January 2024' : '31 January 2026';
		const declared = prefix === 'class' ? '' : 'class ORD "Ordinary shares" listed 00001\n';
		const text = `${header(month)}${declared}${sections[firstWord(prefix)] ?? ''}${filled(snippet)}\n`;
		expect(text).not.toContain('$');
		const found = findings(text).filter(
			({ check }) => !ofTheWhole.has(check) && !(prefix === 'allow' && check === 'unused-allow'),
		);
		expect(say(found)).toEqual([]);
	});

	it('are what `npm run snippets` writes', () => {
		expect(snippets).toEqual(wanted);
	});

	it('have every event that the form is known to have', () => {
		const bodies = all.map(([, { body }]) => String(body));
		for (const { text } of knownValues.filter(({ list }) => list === 'event')) {
			expect(
				bodies.some((body) => body.startsWith(`event "${text.en}"`)),
				text.en,
			).toBe(true);
		}
	});

	it('have prefixes of their own', () => {
		const prefixes = all.map(([, { prefix }]) => prefix);
		expect(prefixes).toEqual([...new Set(prefixes)]);
	});
});
