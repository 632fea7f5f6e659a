import { type Form, groupOf, type Line, type Place } from '../forms/form.js';
import { allForms } from '../forms/index.js';
import type { PlaceId, SectionId } from '../forms/types.js';
import { isConfirmation, isMember, isTotal, schemaName } from './json.js';
import { definitions, headSchema, memberSchema, object, ref, type Schema, tableSchema } from './tableSchema.js';

/** The JSON Schema of a form as JSON, made from its table, so that it has the lines the form has and their words. */
export function returnSchema(form: Form = allForms[0] as Form): Schema {
	const { id, name } = form;
	const head: Schema = {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: form.kind === 'month' ? schemaName : `${id}.schema.json`,
		title: `${name.charAt(0).toUpperCase()}${name.slice(1)} (${id})`,
		description: `One ${name} as JSON. Names are the words of the .return language. Every number is a text without separators, because share counts and money are exact at any size.`,
	};
	if (form.kind !== 'month') return tableSchema(form, head);
	return {
		...head,
		type: 'object',
		additionalProperties: false,
		required: ['version', 'form', 'counts', 'classes', 'sections', 'totals'],
		properties: {
			...headSchema(id),
			edition: {
				type: 'string',
				pattern: '^v\\d+\\.\\d+\\.\\d+$',
				description: 'The edition written, else the one in force for the month.',
			},
			...lineSchemas(form, 'file'),
			classes: { type: 'array', items: classSchema(form) },
			sections: {
				type: 'object',
				additionalProperties: false,
				description: 'The sections that the return has.',
				properties: Object.fromEntries(form.sections.map(({ id }) => [id, sectionSchema(form, id)])),
			},
			totals: {
				type: 'array',
				description: `The grand totals of section ${groupOf(form.shares?.groups[0]?.section) ?? ''}, one a class.`,
				items: object({ class: ref('class'), ...lineSchemas(form, 'totals/for') }, ['class']),
			},
			signed: object({ name: described(ref('text'), form.line('file', 'signed')), ...lineSchemas(form, 'signed') }, ['name']),
		},
		$defs: {
			...definitions,
			code: { type: 'string', description: 'A stock code, leading zeros kept.' },
			class: { type: 'string', description: 'The id of a class.' },
			movement: object(
				{
					kind: { enum: kinds(form), description: 'What moved.' },
					shares: { enum: ['new', 'treasury'], description: 'Which shares an exercise involved.' },
					specified: ref('text'),
					amount: { anyOf: [ref('count'), ref('money')] },
				},
				['kind'],
			),
		},
	};
}

function described(schema: Schema, line: Line | undefined): Schema {
	return line ? { description: line.help, ...schema } : schema;
}

function linesOf(form: Form, place: PlaceId): readonly Line[] {
	return form.place(place)?.lines ?? [];
}

function kinds(form: Form): readonly string[] {
	return [...new Set(form.lines.flatMap(({ movement, keyword }) => (movement ? [keyword] : [])))];
}

const shapes: Readonly<Partial<Record<Line['shape'], Schema>>> = {
	text: ref('text'),
	date: ref('date'),
	code: ref('code'),
	number: ref('count'),
	money: ref('money'),
};

/** The lines of a place that say one thing each. */
function lineSchemas(form: Form, place: PlaceId): Schema {
	const found = linesOf(form, place)
		.filter((line) => isMember(line, form))
		.map((line): [string, Schema] => {
			const schema = shapes[line.shape] ?? columnsSchema(line);
			return [line.keyword, schema ? described(schema, line) : memberSchema(form, line)];
		});
	return Object.fromEntries(found);
}

function columnsSchema(line: Line): Schema | undefined {
	const { columns, columnIds } = line;
	if (columns.length === 0 || columnIds[0] === 'value') return undefined;
	const noPar: Schema = columnIds.includes('par') ? { noPar: { const: true, description: 'The shares have no par value.' } } : {};
	return object({ ...Object.fromEntries(columns.map(({ id, money }) => [id, ref(money ? 'money' : 'count')])), ...noPar });
}

function classSchema(form: Form): Schema {
	return object(
		{
			id: ref('class'),
			name: described(ref('text'), form.line('file', 'class')),
			...lineSchemas(form, 'class'),
			listed: { type: 'boolean', description: 'Listed on the Exchange.' },
			code: ref('code'),
			counters: {
				type: 'array',
				description: form.line('class', 'counter')?.help ?? '',
				items: object({ code: ref('code'), currency: { type: 'string' }, description: ref('text') }, ['code', 'currency']),
			},
		},
		['id', 'name'],
	);
}

function sectionSchema(form: Form, id: SectionId): Schema {
	const { headings, lines } = form.place(id) as Place;
	const total = lines.find(isTotal);
	const common: Schema = { applicable: { type: 'boolean', description: 'False where it is marked not applicable.' } };
	const confirmations: Schema = {
		type: 'array',
		items: object({ item: { enum: [...form.items] }, state: { enum: ['confirmed', 'amended', 'omitted'] }, text: ref('text') }, [
			'item',
			'state',
		]),
	};
	const block = (form.place(id) as Place).blocks?.opens;
	const properties: Schema = {
		...common,
		...(lines.some(isConfirmation) ? { confirmations } : {}),
		...(block ? { classes: { type: 'array', items: blockSchema(form, block) } } : {}),
		...itemSchemas(form, id),
		...(total ? { totals: { type: 'array', items: ref('money'), description: total.help } } : {}),
		...lineSchemas(form, id),
	};
	return { description: headings[0]?.en ?? '', ...object(properties, ['applicable']) };
}

function blockSchema(form: Form, place: PlaceId): Schema {
	const float: Schema = linesOf(form, place).some(({ opens }) => opens === 'float')
		? { float: object({ complied: { type: 'boolean' }, ...lineSchemas(form, 'float') }) }
		: {};
	return object({ class: ref('class'), ...lineSchemas(form, place), ...itemSchemas(form, place), ...float }, ['class']);
}

function itemSchemas(form: Form, place: PlaceId): Schema {
	const found = linesOf(form, place).flatMap((line): [string, Schema][] => {
		const name = line.opened?.plural;
		if (!line.opens || !name) return [];
		const moves: Schema = linesOf(form, line.opens).some(({ movement }) => movement)
			? { movements: { type: 'array', items: ref('movement') } }
			: {};
		return [
			[
				name,
				{
					type: 'array',
					items: object({ name: described(ref('text'), line), ...lineSchemas(form, line.opens), ...moves }, ['name']),
				},
			],
		];
	});
	return Object.fromEntries(found);
}
