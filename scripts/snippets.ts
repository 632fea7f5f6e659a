// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${1:…} is a snippet's own placeholder
import type { KnownValue, ValueList } from '../server/src/form/types.js';
import { knownValues, valuesOf } from '../server/src/form/values.js';

export interface Snippet {
	readonly prefix: string;
	readonly description: string;
	readonly body: string | readonly string[];
}

/** What snippets/monthly-return.json holds: what completion has not, such as the events of III.E as the form's data has them. */
export const snippets: Record<string, Snippet> = {};

/** The edition in force. */
const generation = '1.2';

/** `body` as VS Code takes it; tabs become the editor's indentation. */
function add(name: string, prefix: string, description: string, ...body: string[]): void {
	const [only, ...others] = body;
	snippets[name] = { prefix, description, body: others.length === 0 && only !== undefined ? only : body };
}

/** A text as it stands in a snippet's placeholder, inside quotation marks of the language. */
const quoted = (text: string) => text.replace(/["\\]/g, '\\$&').replace(/[\\$}]/g, '\\$&');
const choice = (stop: number, values: readonly string[]) =>
	`\${${stop}|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
const text = (stop: number, value: string) => `"\${${stop}:${quoted(value)}}"`;
const textChoice = (stop: number, list: ValueList) =>
	`"${choice(
		stop,
		valuesOf(list, generation)
			.filter((value) => !value.specify && !value.open)
			.map((value) => value.text.en),
	)}"`;

/** ISO, for the names of months that VS Code offers follow its own display language. */
const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

add(
	'Class of shares of a type',
	'class type',
	'One of several classes: its type, and whether it is listed on the Exchange',
	`class \${1:H} ${textChoice(2, 'class')} type "${choice(3, ['H', 'A', 'B'])}" ${choice(4, ['listed', 'unlisted'])} \${5:00001}`,
);

/** What stands in an event's columns, by what it does to the shares. */
const columns = {
	cancelled: (n: number) => `E1 -\${${n}:100,000}`,
	treasury: (n: number) => `E1 -\${${n}:100,000}  E2 $${n}`,
	pending: (n: number) => `pending -\${${n}:100,000}`,
	sale: (n: number) => `E1 \${${n}:100,000}  E2 -$${n}`,
	cancellation: (n: number) => `E2 -\${${n}:100,000}`,
	other: (n: number) => `E1 \${${n}:100,000}`,
};
const does = ({ event, text: { en } }: KnownValue): keyof typeof columns => {
	if (event) return event;
	if (/^(Repurchase|Redemption)/.test(en)) return 'cancelled';
	if (/^Sale of treasury/.test(en)) return 'sale';
	return /^Cancellation of treasury/.test(en) ? 'cancellation' : 'other';
};
for (const value of knownValues.filter(({ list }) => list === 'event')) {
	const { en } = value.text;
	const old = value.until ? ' (returns to May 2024)' : '';
	const specify = value.specify ? `  specify ${text(1, 'what happened')}` : '';
	add(
		`Event: ${en}`,
		`event ${en.toLowerCase().replace(/[()]/g, '')}`,
		`III.E: ${en}${old}`,
		`event "${quoted(en)}"${specify}  on \${2:${today}}  ${columns[does(value)](3)}`,
	);
}

add('Set a finding aside', 'allow', 'A finding on this line or the next that is right as it is', '# allow ${1:check}: ${2:why}');
