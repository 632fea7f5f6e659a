import fc from 'fast-check';
import { allForms } from '../../server/src/forms/index.js';
import { pasteRows } from '../../server/src/import/paste.js';
import { type Piece, rowsOfPage } from '../../server/src/import/source/page.js';
import { importPages, importText } from '../../server/src/import/text.js';
import { pieces } from './arbitraries.js';
import { features } from './features.js';
import { excess, sizes } from './growth.js';
import { hostileClips, hostileSources } from './hostile.js';
import { growing } from './shapes.js';
import { december, smallReturn, snapshotOf, strictService, uri } from './small.js';
import { growingSources, hostilePrints } from './sources.js';
import type { Steps, Work } from './steps.js';

/** Something that there may be more and more of. */
export interface GrowthCase {
	readonly of: 'a return' | 'two months' | 'a long line' | 'what is published' | 'what nobody publishes' | 'what is pasted';
	readonly name: string;
	/** What it has in common with others: its form and how that comes, and what kind of line it is. */
	readonly group: string;
	readonly kind: string;
	/** What does more than grows with it. */
	excess(steps: Steps): readonly string[];
}

/** What each feature does on a text; the positions are the ends of a line at its beginning and of its last. */
function workOn(steps: Steps, text: string, line: number, long: number): readonly Work[] {
	const lines = text.split('\n');
	const endOf = (at: number) => ({ line: at, character: lines[at]?.length ?? 0 });
	const service = strictService();
	return Object.values(features).map((ask, index) =>
		steps.of(long, () => {
			if (index === 0) service.put(uri, text, 1);
			ask(service, endOf(line), endOf(lines.length - 2));
		}),
	);
}

const textExcess = (steps: Steps, name: string, of: (count: number) => string, line: number) =>
	excess(
		name,
		Object.keys(features),
		sizes.map((size) => workOn(steps, of(size), line, 0.7 * size)),
	);

/** Every line of every form. */
export const ofForms = allForms.flatMap((form) =>
	growing(form, form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' }).map(
		({ name, kind, of, at }): GrowthCase => ({
			of: 'a return',
			name,
			group: form.id,
			kind,
			excess: (steps) => textExcess(steps, name, of, at),
		}),
	),
);

/** Lines that begin with no word of the form: with one that people have for something of it, and with any. */
export const ofOtherWords = allForms.flatMap((form) =>
	[...new Set(['nobody', ...form.lines.flatMap(({ alsoCalled = [] }) => alsoCalled)])].map((word): GrowthCase => {
		const name = `${form.id}: ${word}`;
		const of = (count: number) => [`${form.opening} ${form.id}`, ...Array(count).fill(`${word} "Q"`), ''].join('\n');
		return { of: 'a return', name, group: form.id, kind: name, excess: (steps) => textExcess(steps, name, of, 1) };
	}),
);

const before = 'memory:///before.return';
const schemes = (count: number, name: (at: number) => string, figure: (at: number) => number) =>
	`  for ORD\n${Array.from({ length: count / 4 }, (_, at) => `    scheme "${name(at)}"\n      opening ${figure(at)}\n      closing ${figure(at)}\n      issuable 1`).join('\n')}`;
const own = (at: number) => `Scheme ${at}`;

export const ofTwoMonths = [
	{ how: 'all of them go on', name: own, figure: (at: number) => 1000 + at },
	{ how: 'all have another name', name: (at: number) => `Plan ${at}`, figure: (at: number) => 1000 + at },
	{ how: 'all have another figure', name: own, figure: (at: number) => 5000 + at },
	{ how: 'all have one name', name: () => 'One', figure: (at: number) => 1000 + at },
	{ how: 'all are new', name: (at: number) => `New ${at}`, figure: (at: number) => 2_000_000 + at },
].map(
	({ how, name, figure }): GrowthCase => ({
		of: 'two months',
		name: how,
		group: '',
		kind: how,
		excess(steps) {
			const works = sizes.map((size) => {
				const service = strictService({ [before]: smallReturn({ A: schemes(size, own, (at) => 1000 + at) }) });
				const text = smallReturn({ ...december, A: schemes(size, name, figure) });
				const at = { line: 12, character: 99 };
				const put = steps.of(0.2 * size, () => {
					service.put(uri, text, 1);
					return service.findings(uri);
				});
				const edit = steps.of(0.2 * size, () => {
					service.edit(uri, [{ range: { start: at, end: at }, text: '0' }], 2);
					return service.findings(uri);
				});
				const earlier = steps.of(0.2 * size, () => {
					service.edit(before, [{ range: { start: at, end: at }, text: '0' }], 2);
					return service.findings(uri);
				});
				return [put, edit, earlier];
			});
			return excess(how, ['findings', 'findings after an edit', 'findings after an edit of the month before'], works);
		},
	}),
);

const head = smallReturn().split('\n').slice(0, -1);
const long = (words: readonly string[]) => (count: number) =>
	[...head, Array.from({ length: count }, (_, at) => words[at % words.length]).join(' '), ''].join('\n');
const random = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 6 }), { numRuns: 40, seed: 17 });

/** Values in quotation marks, which are read once with these and once without. */
const inQuotes = [
	['opening', '"1,000"'],
	['AA2', '“curly”', 'submitted', 'repurchased'],
];

const longLine = (words: readonly string[], group: string): GrowthCase => {
	const name = JSON.stringify(words.join(' '));
	return { of: 'a long line', name, group, kind: name, excess: (steps) => textExcess(steps, name, long(words), head.length) };
};

/** A line has 10,000 words at most. */
export const ofLongLines = [
	...[...pieces.map((piece) => [piece]), ...random].map((words) => longLine(words, '')),
	...inQuotes.map((words, at) => longLine(words, `in quotation marks ${at}`)),
];

/** Each of the form's labels is looked for, in all of what there is. */
const labels = 400;

/** The page of a PDF: each word where it stands, so many characters to the right and lines down. */
function piecesOf(text: string): readonly Piece[] {
	return text.split('\n').flatMap((line, index) =>
		[...line.matchAll(/\S+/g)].map(({ 0: word, index: at }) => ({
			text: word,
			x: 4.5 * at,
			y: -12 * index,
			width: 4.5 * word.length,
			height: 9,
		})),
	);
}

const readers = {
	text: importText,
	html: importText,
	markdown: importText,
	pdf: (text: string) => importPages(rowsOfPage(piecesOf(text), 1), []),
};

function readingExcess(steps: Steps, name: string, of: (count: number) => string, read: (text: string) => unknown) {
	const works = sizes.map((size) => {
		const text = of(size);
		return [steps.of(0.7 * size, () => read(text))];
	});
	return excess(name, ['import'], works, labels);
}

/** Every shape of line of what is published, as each reader has it. */
export const ofPublished = allForms
	.filter(({ kind }) => kind !== 'cover')
	.flatMap((form) =>
		(['text', 'html', 'markdown', 'pdf'] as const).flatMap((kind) =>
			growingSources(form, kind === 'pdf' ? 'text' : kind).map(
				({ name, of }): GrowthCase => ({
					of: 'what is published',
					name: `${form.id}, ${kind}: ${name}`,
					group: `${form.id} ${kind}`,
					kind: name,
					excess: (steps) => readingExcess(steps, name, of, readers[kind]),
				}),
			),
		),
	);

const printed = allForms.filter(({ kind }) => kind !== 'cover').map(hostilePrints);

export const ofNobody = Object.entries(Object.assign({}, hostileSources, ...printed) as typeof hostileSources).map(
	([name, of]): GrowthCase => ({
		of: 'what nobody publishes',
		name,
		group: '',
		kind: name,
		excess: (steps) => [
			...readingExcess(steps, name, of, importText),
			...readingExcess(steps, `${name}, as a PDF`, of, readers.pdf),
		],
	}),
);

const pastedInto = smallReturn({ A: '  for ORD\n    scheme "One"\n      opening 1', V: '  confirm (i)' });
export const pastedInSections = snapshotOf(pastedInto).outline.sections.size;

export const ofPasted = Object.entries(hostileClips).map(
	([name, of]): GrowthCase => ({
		of: 'what is pasted',
		name,
		group: '',
		kind: name,
		excess(steps) {
			const snapshot = snapshotOf(pastedInto);
			const lines = pastedInto.split('\n');
			return lines.flatMap((line, index) => {
				if (!line.startsWith('section')) return [];
				const at = { line: index + 1, character: 0 };
				const paste = (clip: string) => pasteRows(clip, { start: at, end: at }, snapshot);
				return readingExcess(steps, `${name} in ${line}`, of, paste);
			});
		},
	}),
);
