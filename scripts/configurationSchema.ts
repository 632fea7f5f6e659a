import { checkIds, languageChecks } from '../server/src/checks/catalogue.js';
import { keys, languages, scopes } from '../server/src/configuration/configuration.js';

/** The schema of `monthly-return.json`, which an editor of JSON completes and checks by: of draft 7, which they all know. */
export function configurationSchema(): string {
	const severity = (id: (typeof checkIds)[number]) => ({
		enum: ['error', 'warning', 'information', ...(languageChecks.has(id) ? [] : ['off'])],
	});
	const of: Readonly<Record<(typeof keys)[number], object>> = {
		$schema: { type: 'string' },
		severities: {
			description: 'How severe the findings of a check are, by its id.',
			type: 'object',
			additionalProperties: false,
			properties: Object.fromEntries(checkIds.map((id) => [id, severity(id)])),
		},
		scope: {
			description: 'Whether an editor shows the findings of returns that are open, or of all in the workspace.',
			enum: scopes,
		},
		language: { description: 'Of what the command line says.', enum: languages },
		font: {
			description: 'A file with Chinese characters, for PDFs; a path from this folder on.',
			type: 'string',
			minLength: 1,
		},
		names: {
			description: 'What new returns are called, such as {code}-{year}-{month}.return.',
			type: 'string',
			pattern: '^[^/\\\\]*\\{(code|issuer|year|month)\\}[^/\\\\]*\\.return$',
		},
		add: {
			description: 'Rules of files with movements, by names of their own.',
			type: 'object',
			additionalProperties: { $ref: 'add.schema.json' },
		},
	};
	const schema = {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'Monthly Return',
		description: 'What counts for the returns in this folder and in its folders.',
		type: 'object',
		additionalProperties: false,
		properties: Object.fromEntries(keys.map((key) => [key, of[key]])),
	};
	return `${JSON.stringify(schema, null, '\t')}\n`;
}
