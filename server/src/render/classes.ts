import { layoutOf, paperOf } from '../forms/beside.js';
import type { ClassLabels } from '../forms/print.js';
import type { SectionId } from '../forms/types.js';
import { append } from '../lists.js';
import { type ClassOfShares, first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import type { ClassBlock, Label, Pair } from './model.js';
import { further, pairsOf } from './plainForm.js';
import type { Reader } from './reader.js';

export function classOf(reader: Reader, id: string | undefined): ClassOfShares | undefined {
	return reader.snapshot.return_.classes.find((ofShares) => ofShares.id === id);
}

/** `WVR ordinary shares A`: how total lines name what they count. */
export function unitOf(reader: Reader, id: string | undefined): string {
	const of = classOf(reader, id);
	if (!of) return id ?? '';
	const type = first(of.node, 'type');
	const name = reader.text(of.node.opener).text;
	return type && !/^not applicable$/i.test(of.type) ? `${name} ${reader.text(type).text}` : name;
}

const ofClass: ReadonlySet<string> = new Set(['type', 'listed', 'unlisted', 'counter', 'description']);

/** The block that says which class a table is of. `at`: the line of the text that names the class there. */
export function classBlock(reader: Reader, section: SectionId, block: Node, number: number): ClassBlock {
	const { generation, edition } = reader.snapshot.return_;
	const [paper, layout] = [paperOf(reader.snapshot.form), layoutOf(reader.snapshot.form)];
	const labels = (paper?.classLabels(section, generation, edition) ?? layout?.classLabels(section, edition)) as ClassLabels;
	const label = (key: keyof ClassLabels): Label => reader.labelOf(labels[key]);
	const of = classOf(reader, block.classId);
	const node = of?.node;
	const id = block.opener?.field.id;
	const name = of
		? reader.text(of.node.opener)
		: reader.value(block.classId ?? '', {
				kind: 'choice',
				...(block.opener && id ? { place: { line: block.opener.line, start: id.start, end: id.end } } : {}),
			});
	const type = node && first(node, 'type');
	const listed = node && (first(node, 'listed') ?? first(node, 'unlisted'));
	const codeSpan = listed?.field.code;
	const pair = (text: Label, ...values: Pair['values']): Pair => ({ label: text, values });
	const rows: Pair[][] = [
		[
			pair({ ...label('class'), text: `${number}. ${label('class').text}` }, name),
			pair(
				label('type'),
				type ? reader.text(type) : reader.value(reader.print('not-applicable').text, { kind: 'choice', ...owner(node) }),
			),
			pair(
				label('listed'),
				of?.listed === undefined
					? reader.blank(node, 'choice')
					: reader.opener(listed, reader.print(of.listed ? 'yes' : 'no').text),
			),
		],
		[
			pair(
				label('code'),
				listed && codeSpan
					? reader.value(codeSpan.text, { kind: 'code', place: { line: listed.line, start: codeSpan.start, end: codeSpan.end } })
					: reader.blank(node, 'code'),
			),
			pair(label('description'), reader.text(node && first(node, 'description'), node)),
		],
	];
	if (node)
		append(
			rows,
			pairsOf(
				reader,
				node,
				further(node.place?.lines ?? [], ({ keyword }) => ofClass.has(keyword)),
			).map((pairs) => [...pairs]),
		);
	for (const { line, field: counter } of node?.entries.get('counter') ?? []) {
		const place = { place: { line, start: counter.start, end: counter.end } };
		const said = [counter.currency?.text, counter.text?.text].filter((text) => text !== undefined);
		const code = reader.value(counter.code?.text ?? '', { kind: 'code', ...place });
		const currency = reader.value(said[0] ?? '', { kind: 'currency', ...place });
		const counted = reader.labelOf(of?.node.place?.line('counter')?.labels[0]);
		rows.push([
			// A form with a layout of its own has no label for the currency.
			...(layout ? [pair(counted, code, currency)] : [pair(counted, code), pair(reader.print('currency'), currency)]),
			pair(label('description'), reader.value(said[1] ?? '', place)),
		]);
	}
	return {
		kind: 'class',
		name: `${number}. ${unitOf(reader, block.classId)}`,
		at: reader.opener(block.opener),
		rows,
		...(layout ? { strong: true } : {}),
	};
}

function owner(node: Node | undefined): { owner: number } | Record<string, never> {
	return node?.opener ? { owner: node.opener.line } : {};
}
