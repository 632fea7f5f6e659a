import { type Check, type CheckId, languageChecks } from './catalogue.js';
import { checks } from './explanations.js';

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
	const allow = `A comment \`# allow ${check.id}: why\`, on the line of a finding or on the line above it, sets that one aside.`;
	return languageChecks.has(check.id as CheckId)
		? `${allow} The check itself cannot be turned off; the setting \`monthlyReturn.severities\`, or \`severities\` in the file of \`--config\`, can change its severity.`
		: `${allow} The setting \`monthlyReturn.severities\`, or \`severities\` in the file of \`--config\`, changes the check's severity or turns it \`off\`.`;
}

function page(check: Check): string {
	return `# ${check.title}

\`${check.id}\` · ${check.severity}

${check.what}

## Why

${check.why}

## Wrong

${example(check.wrong)}
## Right

${example(check.right)}
## Setting it aside

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

/** The pages of docs/checks by file name: README.md, and one for each check, to which its findings link. */
export function pages(): ReadonlyMap<string, string> {
	return new Map([['README.md', index()], ...checks.map((check): [string, string] => [`${check.id}.md`, page(check)])]);
}
