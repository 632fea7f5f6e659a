// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${1:…} is a snippet's own placeholder
import { confirmationIds, confirmationText } from '../server/src/forms/ff301/confirmations.js';
import { knownValues, valuesOf } from '../server/src/forms/ff301/values.js';
import type { KnownValue, ValueList } from '../server/src/forms/types.js';

export interface Snippet {
	readonly prefix: string;
	readonly description: string;
	readonly body: string | readonly string[];
}

/** What snippets/monthly-return.json holds: the parts of a return, with the events and confirmations as the form's data has them. */
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

const currencies = ['HKD', 'USD', 'RMB'];
/** ISO, for the names of months that VS Code offers follow its own display language. */
const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';
const monthEnds = [
	'31 January',
	'28 February',
	'29 February',
	'31 March',
	'30 April',
	'31 May',
	'30 June',
	'31 July',
	'31 August',
	'30 September',
	'31 October',
	'30 November',
	'31 December',
];
const [threshold] = valuesOf('threshold', generation);
const confirmAll = `confirm ${confirmationIds.map((item) => `(${item})`).join(' ')}`;
const float = (stop: number) => ['public float complied', `\tthreshold ${text(stop, threshold?.text.en ?? '')}`];
const indent = (levels: number, lines: readonly string[]) => lines.map((line) => '\t'.repeat(levels) + line);

add(
	'Monthly return',
	'return',
	'A whole return, FF301, with nothing to report in III and IV',
	'return FF301',
	'',
	`issuer     ${text(1, 'Issuer Limited')}`,
	`month      ${choice(2, monthEnds)} \${3:$CURRENT_YEAR}`,
	`submitted  \${4:${today}}`,
	'',
	`class \${5:ORD} ${textChoice(6, 'class')} listed \${7:00001}`,
	'',
	'section I',
	'\tfor $5',
	`\t\topening  \${8:10,000,000,000} x ${choice(9, currencies)} \${10:0.01}`,
	'',
	'section II',
	'\tfor $5',
	'\t\topening  ${11:1,000,000,000} + ${12:0}',
	...indent(2, float(13)),
	'',
	...['III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'IV'].map((id) => `section ${id} not applicable`),
	'',
	'section V',
	`\t${confirmAll}`,
	'',
	`signed ${text(14, 'Name')}`,
	`\ttitle ${text(15, 'Company Secretary')}`,
	'$0',
);

add('Class of shares', 'class', 'A class listed on the Exchange', `class \${1:ORD} ${textChoice(2, 'class')} listed \${3:00001}`);
add(
	'Class of shares of a type',
	'class type',
	'One of several classes: its type, and whether it is listed on the Exchange',
	`class \${1:H} ${textChoice(2, 'class')} type "${choice(3, ['H', 'A', 'B'])}" ${choice(4, ['listed', 'unlisted'])} \${5:00001}`,
);

const section = (id: string, description: string, ...body: string[]) =>
	add(`Section ${id}`, `section ${id}`, description, `section ${id}`, ...body);
const block = (...body: string[]) => ['\tfor ${1:ORD}', ...indent(2, body)];

section(
	'I',
	'Movements in authorised or registered share capital',
	...block(`opening  \${2:10,000,000,000} x ${choice(3, currencies)} \${4:0.01}`, 'change   ${5:0}'),
);
section(
	'II',
	'Movements in issued and treasury shares, with the public float confirmation',
	...block('opening  ${2:1,000,000,000} + ${3:0}', 'change   ${4:0} + ${5:0}', ...float(6)),
);

const items = {
	scheme: (n: number) => [
		`scheme ${text(n, '2024 Share Option Scheme')}`,
		`\tapproved   \${${n + 1}:27 June 2024}`,
		`\topening    \${${n + 2}:1,000,000}`,
		`\tgranted    \${${n + 3}:0}`,
		`\texercised  \${${n + 4}:0} ${choice(n + 5, ['new', 'treasury'])}`,
		`\tlapsed     \${${n + 6}:0}`,
		`\tA1         \${${n + 7}:0}`,
		`\tissuable   \${${n + 8}:1,000,000}`,
	],
	warrant: (n: number) => [
		`warrant ${text(n, 'Warrants 2028')}`,
		`\texpiry     \${${n + 1}:30 June 2028}`,
		`\tprice      ${choice(n + 2, currencies)} \${${n + 3}:5}`,
		`\topening    $${n + 2} \${${n + 4}:10,000,000}`,
		`\texercised  $${n + 2} \${${n + 5}:0}`,
		`\tB1         \${${n + 6}:0}`,
		`\tissuable   \${${n + 7}:2,000,000}`,
	],
	convertible: (n: number) => [
		`convertible ${text(n, 'Convertible bonds due 2028')}`,
		`\ttype       ${textChoice(n + 1, 'convertible')}`,
		`\tprice      ${choice(n + 2, currencies)} \${${n + 3}:5}`,
		`\tapproved   \${${n + 4}:27 June 2024}`,
		`\topening    $${n + 2} \${${n + 5}:10,000,000}`,
		`\tconverted  $${n + 2} \${${n + 6}:0}`,
		`\tC1         \${${n + 7}:0}`,
		`\tissuable   \${${n + 8}:2,000,000}`,
	],
	agreement: (n: number) => [
		`agreement ${text(n, '2024 Share Award Scheme')}`,
		`\tapproved  \${${n + 1}:27 June 2024}`,
		`\tD1        \${${n + 2}:0}`,
		`\tissuable  \${${n + 3}:1,000,000}`,
	],
	event: (n: number) => [
		`event ${text(n, 'Other (Please specify)')}  specify ${text(n + 1, 'what happened')}  on \${${n + 2}:${today}}  E1 \${${n + 3}:0}`,
	],
	receipt: (n: number) => [
		`receipt ${text(n, 'Hong Kong depositary receipts')}`,
		`\tcode     \${${n + 1}:06288}`,
		`\topening  \${${n + 2}:1,000,000}`,
		`\tchange   \${${n + 3}:0}`,
	],
};

section('III.A', 'Share options', ...block(...items.scheme(2)), `\tfunds  ${choice(20, currencies)} \${21:0}`);
section('III.B', 'Warrants', ...block(...items.warrant(2)));
section('III.C', 'Convertibles', ...block(...items.convertible(2)));
section('III.D', 'Other agreements or arrangements', ...block(...items.agreement(2)));
section('III.E', 'Other movements', ...block(...items.event(2)));
add('Totals', 'totals', 'The totals of III, one block for each class', 'totals', ...block('issued  ${2:0}'));
section('IV', 'Hong Kong depositary receipts', ...indent(1, items.receipt(1)));
section('V', 'Confirmations, all eight', `\t${confirmAll}`);
add(
	'Section not applicable',
	'section not applicable',
	'A section with nothing to report',
	`section ${choice(1, ['III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'IV', 'V', 'I', 'II'])} not applicable`,
);

add('Share option scheme', 'scheme', 'III.A: a share option scheme and its movements', ...items.scheme(1));
add('Warrant', 'warrant', 'III.B: a warrant and its movements', ...items.warrant(1));
add('Convertible', 'convertible', 'III.C: a convertible and its movements', ...items.convertible(1));
add('Agreement', 'agreement', 'III.D: an agreement or arrangement, such as a share award scheme', ...items.agreement(1));
add('Depositary receipt', 'receipt', 'IV: a Hong Kong depositary receipt', ...items.receipt(1));
add('Public float', 'public float', 'II: the public float confirmation', ...float(1));
add('Signatory', 'signed', 'Who submits the return', `signed ${text(1, 'Name')}`, `\ttitle ${text(2, 'Company Secretary')}`);

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

add('Confirm all', 'confirm all', 'V: all eight confirmations', confirmAll);
for (const item of confirmationIds) {
	const wording = confirmationText(item, generation).en;
	add(`Confirm (${item})`, `confirm (${item})`, `V: ${wording}`, `confirm (${item})`);
	add(`Amend (${item})`, `amend (${item})`, `V: (${item}) in other words`, `amend (${item}) ${text(1, wording)}`);
	add(`Omit (${item})`, `omit (${item})`, `V: without (${item})`, `omit (${item}) ${text(1, 'why it does not apply')}`);
}
add('Set a finding aside', 'allow', 'A finding on this line or the next that is right as it is', '# allow ${1:check}: ${2:why}');
