import type { Form, Line, Place } from '../forms/form.js';
import type { Part } from '../forms/shapes.js';
import type { PlaceId } from '../forms/types.js';
import { type Json, jsonVersion } from './jsonValues.js';
import { isList, linesInJson } from './tableJson.js';

export type Schema = { readonly [key: string]: Json };

export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

export function object(properties: Schema, required: readonly string[] = []): Schema {
	return { type: 'object', additionalProperties: false, ...(required.length > 0 ? { required } : {}), properties };
}

const number: Schema = {
	value: {
		description: 'Digits with a minus and a decimal point if any; null where something stands that cannot be read.',
		type: ['string', 'null'],
		pattern: '^-?\\d+(\\.\\d+)?$',
	},
	computed: { const: true, description: 'Left out in the text, worked out from the other figures.' },
};
const currency: Schema = { currency: { type: 'string', pattern: '^[A-Z]{3}$' } };

/** What stands again and again, under the names that `ref` takes. */
export const definitions = {
	text: {
		description: 'A text, paragraphs parted by line breaks, and its Chinese where that is there.',
		...object({ text: { type: 'string' }, zh: { type: 'string' } }),
		minProperties: 1,
	},
	count: { ...object(number, ['value']), description: 'A number of shares, options or the like.' },
	money: { ...object({ ...number, ...currency }, ['value']), description: 'An amount of money with its currency.' },
	date: { type: ['string', 'null'], format: 'date', description: 'A day, YYYY-MM-DD; null where it cannot be read.' },
} as const satisfies Schema;

/** What the JSON of every form begins with. */
export function headSchema(id: string): Schema {
	return {
		version: { const: jsonVersion, description: 'Of this schema.' },
		form: { const: id },
		counts: { type: 'boolean', description: 'False where another return of the same issuer and month counts in its stead.' },
	};
}

/** The JSON Schema of a form that is written by its table alone. */
export function tableSchema(form: Form, head: Schema): Schema {
	const members = membersOf(form, form.root);
	const sections = form.parts.map((place): [string, Schema] => [
		place.id,
		{
			description: place.headings[0]?.en ?? place.name,
			...object({ applicable: { type: 'boolean' }, ...membersOf(form, place) }, ['applicable']),
		},
	]);
	const { counts, ...ofAll } = headSchema(form.id);
	const isCover = form.kind === 'cover';
	return {
		...head,
		...object(
			{
				...ofAll,
				...(isCover ? {} : { counts }),
				edition: { type: 'string', description: 'The edition written, else the one in force.' },
				...members,
				...(sections.length > 0 ? { sections: object(Object.fromEntries(sections)) } : {}),
			},
			['version', 'form', ...(isCover ? [] : ['counts'])],
		),
		$defs: definitions,
	};
}

function membersOf(form: Form, place: Place): Schema {
	return Object.fromEntries(
		linesInJson(place.lines, form.opening).map((line): [string, Schema] => [line.keyword, memberSchema(form, line)]),
	);
}

/** What a line says, as `TableWriter` writes it. */
export function memberSchema(form: Form, line: Line): Schema {
	const one = line.role === 'field' ? valueSchema(line) : anyOf(openedBy(line).map((place) => openedSchema(form, line, place)));
	return { description: line.help, ...(isList(line) ? { type: 'array', items: one } : one) };
}

function openedBy({ opens, opensAt }: Line): readonly PlaceId[] {
	return [...(opens === undefined ? [] : [opens]), ...Object.values(opensAt ?? {})];
}

function openedSchema(form: Form, line: Line, id: PlaceId): Schema {
	const place = form.place(id);
	return object({ ...(line.takes.parts.length > 0 ? { is: valueSchema(line) } : {}), ...(place ? membersOf(form, place) : {}) });
}

function anyOf(schemas: readonly Schema[]): Schema {
	return schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas };
}

function valueSchema(line: Line): Schema {
	const { parts, wants } = line.takes;
	const alone: readonly Schema[] = parts.length === 0 || wants?.some((all) => all.length === 0) ? [{ const: true }] : [];
	const [part] = parts;
	const said =
		parts.length === 1 && part
			? [partSchema(line, part)]
			: parts.length === 0
				? []
				: [object(Object.fromEntries(parts.map((one) => [one, partSchema(line, one)])))];
	return anyOf([...said, ...alone]);
}

function partSchema(line: Line, part: Part): Schema {
	switch (part) {
		case 'text':
		case 'date':
			return ref(part);
		case 'month':
			return {
				type: ['string', 'null'],
				pattern: '^\\d{4,}-\\d{2}(-\\d{2})?$',
				description: 'A month, YYYY-MM, or a day in its place, YYYY-MM-DD.',
			};
		case 'items':
			return { type: 'array', items: { type: 'string' } };
		case 'amount':
			return amountSchema(line);
		default:
			return { type: 'string' };
	}
}

function amountSchema({ columns, flags }: Line): Schema {
	const besides: Schema = {
		...(columns.some(({ id }) => id === 'par') ? { noPar: { const: true, description: 'There is no par value.' } } : {}),
		...(flags ? { flag: { enum: [...flags] } } : {}),
	};
	const [column] = columns;
	if (columns.length !== 1 || !column) {
		return object({ ...Object.fromEntries(columns.map(({ id, money }) => [id, ref(money ? 'money' : 'count')])), ...besides });
	}
	if (!flags) return ref(column.money ? 'money' : 'count');
	return object({ ...number, ...(column.money ? currency : {}), ...besides });
}
