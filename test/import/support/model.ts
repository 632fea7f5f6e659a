import { analyse } from '../../../server/src/checks/snapshot.js';
import { textOf } from '../../../server/src/model/return.js';
import { type Decimal, format, normal } from '../../../server/src/syntax/decimal.js';
import type { Entry, Node } from '../../../server/src/syntax/outline.js';
import { readSource } from '../../../server/src/syntax/source.js';
import type { Field, MoneyValue, NumberValue } from '../../../server/src/syntax/statement.js';

/**
 * What a return says, however it is written: one line for every value. Classes are named by their place among the others, for their short
 * names are the writer's own; a section without content is one that is not applicable.
 */
export function modelOf(text: string, leaveOut: readonly string[] = []): readonly string[] {
	const { outline } = analyse('test:/a.return', readSource(text));
	const ids = new Map([...outline.classes.keys()].map((id, index) => [id, `class ${index + 1}`]));
	const said: string[] = [];
	const say = (node: Node, path: string): void => {
		for (const [keyword, entries] of node.entries) {
			if (leaveOut.includes(keyword) || keyword === 'for' || keyword === 'section') continue;
			for (const entry of entries) {
				if (entry === node.opener && node.place?.id !== 'float' && keyword !== 'class') continue;
				said.push(`${path}${keyword} ${saidBy(entry)}`.trim());
			}
		}
		const met = new Map<string, number>();
		for (const child of node.children) {
			const name =
				child.classId !== undefined && child.place?.id !== 'class' ? (ids.get(child.classId) ?? child.classId) : openerOf(child);
			const count = met.get(name) ?? 0;
			met.set(name, count + 1);
			say(child, `${path}${name}${count > 0 ? ` #${count + 1}` : ''} / `);
		}
	};
	const { root } = outline;
	for (const [keyword, entries] of root.entries)
		if (['issuer', 'month', 'submitted', 'status'].includes(keyword)) said.push(`${keyword} ${saidBy(entries[0] as Entry)}`);
	for (const [id, node] of outline.classes) say(node, `${ids.get(id)} / `);
	for (const [id, node] of outline.sections) say(node, `${id} / `);
	for (const child of root.children) if (child.place?.id === 'signed') say(child, `${openerOf(child)} / `);
	return said.sort();
}

function openerOf({ opener }: Node): string {
	return opener ? `${opener.field.keyword} ${saidBy(opener)}` : '';
}

const decimal = (value: Decimal | undefined) => (value ? format(normal(value)) : '?');
const number = (value: NumberValue | MoneyValue | undefined): string =>
	value === undefined
		? ''
		: 'currencySpan' in value
			? `${value.currency ?? ''} ${decimal(value.number?.value)}`.trim()
			: decimal((value as NumberValue).value);

function saidBy(entry: Entry): string {
	const { field } = entry;
	const { amount, text, date, code, currency, items, not, words } = field;
	const parts = [
		text && JSON.stringify(textOf(entry)),
		date?.day && `${date.day.year}-${date.day.month}-${date.day.day}`,
		code?.text,
		currency?.text,
		items?.map((item) => item.text).join(' '),
		words && (not ? 'not complied' : 'complied'),
		amount && amountOf(amount),
	];
	return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function amountOf({ first, par, noPar, second, equals, flag }: NonNullable<Field['amount']>): string {
	return [
		number(first),
		par && `x ${number(par)}`,
		noPar && 'no par',
		second && `+ ${number(second)}`,
		equals && `= ${number(equals)}`,
		flag?.text,
	]
		.filter((part) => part !== undefined && part !== '')
		.join(' ');
}
