import { TextDocument } from 'vscode-languageserver-textdocument';
import { onOneLine } from '../escape.js';
import type { WrittenFigure } from '../features/computation.js';
import type { FromDays } from '../features/monthFromDays.js';
import type { ReturnService } from '../service.js';
import { number } from './report/text.js';

export interface ComputeHow {
	readonly change: boolean;
	readonly days: boolean;
	readonly check: boolean;
}

/** What is to be written into a return. */
export interface Computed {
	readonly unchecked: string | undefined;
	/** Behind its path. */
	readonly said: string;
	/** Undefined where there is nothing to write. */
	readonly texts: { readonly before: string; readonly after: string } | undefined;
}

export function computeOne(service: ReturnService, uri: string, isFile: boolean, { change, days, check }: ComputeHow): Computed {
	const text = service.text(uri) ?? '';
	const fromDays: FromDays = days ? service.fromDays(uri) : { edits: [], added: [], days: 0 };
	const before = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, text), [...fromDays.edits]);
	if (before !== text) service.put(uri, before);
	const { filled, disagreeing } = service.computation(uri, { mend: change });
	const left = disagreeing.filter(({ changes }) => !(changes && change));
	const edits = service.compute(uri, { mend: change });
	const after = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, before), [...edits]);
	const unchecked = service.unchecked(uri);
	if (unchecked !== undefined) return { unchecked, said: '', texts: undefined };
	const unsure = fromDays.unsure === undefined ? '' : `  not all of its days: ${onOneLine(fromDays.unsure)}\n`;
	if (after === text || !isFile) return { unchecked, said: `nothing to write\n${unsure}${saidOfLeft(left)}`, texts: undefined };
	const changes = disagreeing.filter((each) => !left.includes(each));
	const figures = number(filled.length + changes.length + fromDays.added.length, 'figure');
	const lines = [
		`${figures} ${check ? 'to write' : 'written'}\n`,
		...fromDays.added.map((line) => `  ${onOneLine(line)}\n`),
		unsure,
		...filled.map(({ name, computed }) => `  ${onOneLine(name)}: ${computed}\n`),
		...changes.map(({ name, written, computed }) => `  ${onOneLine(name)}: ${computed}, was ${written}\n`),
		saidOfLeft(left),
	];
	return { unchecked, said: lines.join(''), texts: { before: text, after } };
}

/** Figures that are written and disagree: left alone, and never passed over. */
function saidOfLeft(left: readonly WrittenFigure[]): string {
	if (left.length === 0) return '';
	const [does, is] = left.length === 1 ? ['does', 'is'] : ['do', 'are'];
	const lines = left.map(({ name, range, written, computed, changes }) => {
		const why = changes ? '--change changes it' : 'the cause seems to lie elsewhere: see check';
		return `    line ${range.start.line + 1}: ${onOneLine(name)} is ${written} and comes to ${computed} (${why})\n`;
	});
	return `  ${number(left.length, 'written figure')} ${does} not add up, and ${is} left as written:\n${lines.join('')}`;
}

/** As `format` has it; undefined where it is in its layout. */
export interface Formatted {
	readonly unchecked: string | undefined;
	readonly after: string | undefined;
}

export function formatOne(service: ReturnService, uri: string, text: string): Formatted {
	const after = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, text), [...service.format(uri)]);
	const unchecked = service.unchecked(uri);
	return { unchecked, after: after === text ? undefined : after };
}
