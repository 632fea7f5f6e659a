import { confirmations } from './ff301/confirmations.js';
import { notes } from './ff301/notes.js';
import { confirmations as confirmations304 } from './ff304/confirmations.js';
import { notes as notes304 } from './ff304/notes.js';
import { confirmations as confirmations305 } from './ff305/confirmations.js';
import { notes as notes305 } from './ff305/notes.js';
import type { Form } from './form.js';
import type { Wordings } from './notes.js';

const byName: Readonly<Record<string, Omit<Wordings, 'editions'>>> = {
	FF301: { notes, confirmations },
	FF304: { notes: notes304, confirmations: confirmations304 },
	FF305: { notes: notes305, confirmations: confirmations305 },
};

/** The notes and confirmations of a form, word for word: by its name, for what is found does without them, and they are long. */
export function wordingsOf({ id, editions }: Form): Wordings {
	return { editions, ...(byName[id] ?? { notes: [], confirmations: [] }) };
}
