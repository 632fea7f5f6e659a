import { ff301 } from './ff301/index.js';
import { ff304 } from './ff304/index.js';
import { ff305 } from './ff305/index.js';
import type { Form } from './form.js';
import { form6k } from './form6k/index.js';

/** The forms a text may be; one whose first line names none of them is read as the first. */
export const allForms: readonly Form[] = [ff301, ff305, ff304, form6k];

/** The form that a text's first line of the language names; of those that begin with its word the first where it names none. */
export function formOf(lines: readonly string[], forms: readonly Form[] = allForms): Form {
	const line = lines.find((text) => !/^\s*(?:#|$)/.test(text)) ?? '';
	const [, opening, id] = /^\s*([A-Za-z]+)(?:[ \t]+([^\s"#]+))?/.exec(line) ?? [];
	const alike = forms.filter((form) => form.opening === opening?.toLowerCase());
	return alike.find((form) => form.id.toUpperCase() === id?.toUpperCase()) ?? alike[0] ?? (forms[0] as Form);
}
