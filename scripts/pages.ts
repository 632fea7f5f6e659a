import { type Check, type CheckId, languageChecks } from '../server/src/checks/catalogue.js';
import { checks } from '../server/src/checks/explanations/index.js';
import { confirmations, preambles } from '../server/src/forms/ff301/confirmations.js';
import { ff301 } from '../server/src/forms/ff301/index.js';
import type { Line, Place } from '../server/src/forms/form.js';
import { confirmationIds } from '../server/src/forms/items.js';
import { notesOf, renumbered } from '../server/src/forms/notes.js';
import type { FormText, Generation, Generations, PlaceId, Sureness, ValueList, Wording } from '../server/src/forms/types.js';
import { wordingsOf } from '../server/src/forms/wordings.js';
import { configurationSchema } from './configurationSchema.js';

/** The checks in the groups of the reference, each opened by its first check. */
const groups: readonly { readonly first: CheckId; readonly heading: string; readonly about: string }[] = [
	{
		first: 'capital',
		heading: 'Sums',
		about:
			'What must add up within one return. A number that is written is checked; one that follows from others and is left out is computed.',
	},
	{
		first: 'brought-forward',
		heading: 'From month to month',
		about: 'What is compared with the previous month’s return of the same issuer.',
	},
	{ first: 'syntax', heading: 'The language', about: 'What cannot be read. These findings cannot be turned off.' },
	{ first: 'month-end', heading: 'The form’s rules', about: 'What the form, or the rule behind it, asks for.' },
];

/** The examples of several files come apart at their heading lines. */
function files(text: string): readonly { readonly name?: string; readonly text: string }[] {
	const parts = text.split(/^--- file (.+)\n/mu);
	if (parts.length === 1) return [{ text }];
	return Array.from({ length: (parts.length - 1) / 2 }, (_, index) => ({
		name: parts[index * 2 + 1] ?? '',
		text: parts[index * 2 + 2] ?? '',
	}));
}

function example(text: string): string {
	return files(text)
		.map(
			(part) => `${part.name === undefined ? '' : `\`${part.name}\`\n\n`}\`\`\`monthly-return\n${part.text.trimEnd()}\n\`\`\`\n`,
		)
		.join('\n');
}

function setAside(check: Check): string {
	if (check.id === 'unchecked')
		return 'It cannot be set aside: what was not checked must be seen. [Limits](../limits.md) has the bounds.';
	const allow = `A comment \`# allow ${check.id}: why\`, on the line of a finding or on the line above it, sets that one aside.`;
	return languageChecks.has(check.id as CheckId)
		? `${allow} The check itself cannot be turned off; the setting \`monthlyReturn.severities\`, or \`severities\` in [monthly-return.json](../configuration.md), can change its severity.`
		: `${allow} The setting \`monthlyReturn.severities\`, or \`severities\` in [monthly-return.json](../configuration.md), changes the check's severity or turns it \`off\`.`;
}

function examples({ wrong, right }: Check): string {
	return wrong === undefined || right === undefined ? '' : `## Wrong\n\n${example(wrong)}\n## Right\n\n${example(right)}\n`;
}

function page(check: Check): string {
	return `# ${check.title}

\`${check.id}\` · ${check.severity}

${check.what}

## Why

${check.why}

${examples(check)}## Setting it aside

${setAside(check)}
`;
}

function index(): string {
	const starts = groups.map((group) => checks.findIndex((check) => check.id === group.first));
	const tables = groups.map((group, number) => {
		const rows = checks
			.slice(starts[number], starts[number + 1])
			.map((check) => `| [\`${check.id}\`](${check.id}.md) | ${check.severity} | ${check.title} |`);
		return `## ${group.heading}\n\n${group.about}\n\n| check | severity | |\n|---|---|---|\n${rows.join('\n')}\n`;
	});
	return `# What a return is checked for

Each finding names its check, and each check has a page here. \`monthly-return explain CHECK\` shows the same on the command line.
The severity is the usual one: settings can change it, and some findings are milder where the page says so.

${tables.join('\n')}`;
}

// ---- the form

const generations: readonly Generation[] = ['1.0', '1.1', '1.2'];

/** Behind what was not read on a real return; explained at the head of the page. */
const marks: Readonly<Record<Sureness, string>> = { seen: '', inferred: ' †', recalled: ' ‡' };

function span({ from, until }: Generations): string {
	if (from === undefined && until === undefined) return '';
	if (from === until) return `v${from}`;
	if (until === undefined) return `v${from} on`;
	return from === undefined ? `to v${until}` : `v${from} to v${until}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');

function printed(text: FormText | Wording): string {
	return `${text.en}${marks[text.sure]}${text.zh === undefined ? '' : `<br>${text.zh}`}`;
}

/** What the form prints, edition by edition. */
function labels(wordings: readonly Wording[]): string {
	return wordings
		.map((wording) => (wordings.length > 1 && span(wording) !== '' ? `${span(wording)}: ${printed(wording)}` : printed(wording)))
		.join('<br>');
}

function lineRow(line: Line): string {
	const editionsOfLine = span(line) === '' ? '' : ` (${span(line)})`;
	return `| \`${line.keyword}\`${editionsOfLine} | ${cell(labels(line.labels))} | ${cell(line.help)} |`;
}

const table = (rows: readonly Line[]): string => `| line | on the form | |\n|---|---|---|\n${rows.map(lineRow).join('\n')}\n`;

function childrenOf(id: PlaceId): readonly Place[] {
	return ff301.places.filter((place) => place.parent === id);
}

/** A place with what stands in it, then the places in it. */
function placePart(place: Place, depth: number): string {
	const name = place.name.charAt(0).toUpperCase() + place.name.slice(1);
	const heading = `${'#'.repeat(depth)} ${name}\n`;
	const headings = place.headings.length === 0 ? '' : `\n${labels(place.headings).split('<br>').join('  \n')}\n`;
	const rows = place.lines;
	// `for` is in every section, and the return's own lines that have no label only open a part of it.
	const shown = rows.filter((line) => line.keyword !== 'for' && (place.id !== 'file' || line.labels.length > 0));
	const own = shown.length === 0 ? '' : `\n${table(shown)}`;
	return [`${heading}${headings}${own}`, ...childrenOf(place.id).map((child) => placePart(child, Math.min(depth + 1, 4)))].join(
		'\n',
	);
}

function noteParts(): string {
	return generations
		.map((generation) => {
			const parts = notesOf(wordingsOf(ff301), generation).map((note) => {
				const elsewhere = renumbered(wordingsOf(ff301), note, generation);
				const moved = elsewhere === undefined ? '' : ` (Note ${elsewhere.number} of v${elsewhere.generation})`;
				const quoted =
					note.text.sure === 'seen' ? note.text.en.replaceAll('\n', '\n> \n> ').replaceAll('> \n> - ', '> - ') : undefined;
				return `**Note ${note.number}**${moved}\n\n${quoted === undefined ? note.text.en : `> ${quoted}`}\n\n${note.plain}\n`;
			});
			return `### v${generation}\n\n${parts.join('\n')}`;
		})
		.join('\n');
}

function confirmationRows(): string {
	const rows = [
		...preambles.map((preamble) => `| | ${span(preamble)} | ${cell(printed(preamble.text))} |`),
		...confirmationIds.flatMap((item) =>
			confirmations
				.filter((confirmation) => confirmation.item === item)
				.map((confirmation) => `| (${item}) | ${span(confirmation)} | ${cell(printed(confirmation.text))} |`),
		),
	];
	return `| item | editions | |\n|---|---|---|\n${rows.join('\n')}\n`;
}

const listNames: Readonly<Record<ValueList, string>> = {
	class: 'Class of shares',
	type: 'Type of shares',
	convertible: 'Type of the Convertibles',
	event: 'Events (v1.0: Type of Issue)',
	threshold: 'Applicable public float threshold',
	status: 'Status',
};

function valueParts(): string {
	return Object.entries(listNames)
		.map(([list, name]) => {
			const rows = (ff301.values ?? [])
				.filter((value) => value.list === list)
				.map((value) => `| ${cell(printed(value.text))}${value.open ? ' …' : ''} | ${span(value)} |`);
			return `### ${name}\n\n| value | editions |\n|---|---|\n${rows.join('\n')}\n`;
		})
		.join('\n');
}

function formPage(): string {
	const { root } = ff301;
	const marked = ff301.lines.some((line) => line.labels.some((label) => label.sure !== 'seen'));
	return `# The form, line by line

HKEX form FF301 as this project knows it: what each line of a \`.return\` file is on the form. Labels are word for word as they were
read on published returns, in English and, where it was seen, in Chinese.${marked ? ' † marks what was inferred from such a reading, ‡ what is only\nremembered and may be worded otherwise on the form.' : ''}

## Editions

| edition | months | |
|---|---|---|
${ff301.editions
	.map(
		({ id, from, until, approximate, assumed }) =>
			`| ${id} | ${from} to ${until ?? 'now'} | ${approximate ? 'its boundaries are not known exactly' : ''}${assumed ? 'what it changed is not known; read as the one before' : ''} |`,
	)
	.join('\n')}

${placePart(root, 2)}
## Notes

${noteParts()}
## Confirmations

${confirmationRows()}
## Values of the form's lists

No list is known to be complete. Of a value that ends in “…” only the beginning is known.

${valueParts()}`;
}

/** What docs/ has that is made from data, by path: a page for each check, to which its findings link, their index, and the form. */
export function pages(): ReadonlyMap<string, string> {
	return new Map([
		['form.md', formPage()],
		['schema/configuration.schema.json', configurationSchema()],
		['checks/README.md', index()],
		...checks.map((check): [string, string] => [`checks/${check.id}.md`, page(check)]),
	]);
}
