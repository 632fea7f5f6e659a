import * as l10n from '@vscode/l10n';
import { inGeneration } from '../../forms/types.js';
import { commaList, verdict } from '../../localise.js';
import { first } from '../../model/return.js';
import { endOfLine, insertAfter, removeLines } from '../../model/write.js';
import type { Edit, Entry, Node } from '../../syntax/outline.js';
import type { Source } from '../../syntax/source.js';
import { type Draft, entryRange, fix, insertAt, spanRange, writeFix } from '../draft.js';
import type { Snapshot } from '../snapshot.js';
import { draftsOfEntries, nodesBesidesRuns, type RuleOfOne } from './ofOne.js';

export function classDrafts(snapshot: Snapshot): readonly Draft[] {
	return [
		...undeclared(snapshot),
		...unused(snapshot),
		...draftsOfEntries(snapshot, codeRule),
		...listing(snapshot),
		...publicFloat(snapshot),
	];
}

function undeclared({ outline, source }: Snapshot): readonly Draft[] {
	if (outline.headDamaged) return [];
	const drafts: Draft[] = [];
	const declared = [...outline.classes.values()];
	// All of one issuer's; of more the message names some.
	const shown = [...outline.classes.keys()].slice(0, 10);
	const named = commaList(shown.length < declared.length ? [...shown, '…'] : shown);
	for (const { classId, opener } of nodesBesidesRuns(outline)) {
		const span = opener?.field.id;
		if (classId === undefined || !opener || !span || outline.classes.has(classId)) continue;
		const last = declared.at(-1)?.lastLine ?? first(outline.root, 'submitted')?.line ?? first(outline.root, 'month')?.line ?? 0;
		const line = `class ${classId} "Ordinary shares"`;
		drafts.push({
			check: 'undeclared-class',
			message:
				declared.length > 0
					? l10n.t('No class is called {0}; declared are {1}.', classId, named)
					: l10n.t('No class is called {0}.', classId),
			range: spanRange(opener, span),
			fixes: () => [
				...[...outline.classes.keys()]
					.filter((id) => id.toLowerCase() === classId.toLowerCase())
					.map((id) => writeFix(spanRange(opener, span), id, true)),
				fix(l10n.t('Declare the class {0}', classId), [insertAfter(source, last, declared.length > 0 ? [line] : ['', line])]),
			],
		});
	}
	return drafts;
}

function unused({ outline, source }: Snapshot): readonly Draft[] {
	if (outline.damaged) return [];
	const used = new Set(nodesBesidesRuns(outline).map(({ place, classId }) => (place?.id !== 'class' ? classId : undefined)));
	return [...outline.classes].flatMap(([id, { opener }]): Draft[] =>
		!opener || used.has(id)
			? []
			: [
					{
						check: 'unused-class',
						message: l10n.t('The class {0} stands in no section.', id),
						range: entryRange(opener),
						fixes: () => {
							const node = outline.classes.get(id);
							const edits = node && used.size > 1 ? withoutLines(source, node) : [];
							return edits.length > 0 ? [fix(l10n.t('Remove the class {0}', id), edits)] : [];
						},
					},
				],
	);
}

/** The lines of an item taken away; none where a comment stands among them, which is its writer's. */
function withoutLines(source: Source, { opener, entries }: Node): readonly Edit[] {
	const own = [...(opener ? [opener] : []), ...[...entries.values()].flat()];
	const numbers = new Set(own.flatMap(({ line, more }) => [line, ...(more ?? []).map((one) => one.line)]));
	if ([...numbers].some((line) => source.statements[line]?.comment)) return [];
	return removeLines(source, numbers);
}

const codeRule: RuleOfOne<Entry> = {
	hangsOn: () => [],
	of(entry) {
		const { code, keyword } = entry.field;
		if (!code) return [];
		const digits = /^\d+$/.test(code.text) ? code.text.length : 0;
		if (digits === 5 || (keyword === 'unlisted' && digits === 6)) return [];
		const padded = digits > 0 && digits < 5 ? code.text.padStart(5, '0') : undefined;
		return [
			{
				check: 'stock-code',
				message:
					keyword === 'unlisted'
						? l10n.t('{0} is no stock code: it has five digits, or six for an A share line.', code.text)
						: l10n.t('{0} is no stock code: it has five digits, leading zeros included.', code.text),
				range: spanRange(entry, code),
				...(padded && keyword !== 'unlisted' ? { fixes: () => [writeFix(spanRange(entry, code), padded, true)] } : {}),
			},
		];
	},
};

/** A class is listed or it is not: the form has a box for each. */
function listing({ return_ }: Snapshot): readonly Draft[] {
	return return_.classes.flatMap(({ id, node, listed }): Draft[] => {
		const { opener } = node;
		const unlisted = first(node, 'unlisted');
		if (listed && unlisted) {
			return [
				{
					check: 'duplicate-line',
					message: l10n.t('A class is `listed` or `unlisted`, not both. Only `listed` counts.'),
					range: entryRange(unlisted),
				},
			];
		}
		if (listed !== undefined || node.damaged || !opener) return [];
		const { end } = opener.field;
		return [
			{
				check: 'missing-line',
				message: verdict(
					l10n.t('Whether the class {0} is listed on the Exchange is missing.', id),
					l10n.t('Write `listed` with its stock code, or `unlisted`.'),
				),
				range: entryRange(opener),
				fixes: () => [fix(l10n.t('Mark it as unlisted'), [insertAt(opener.line, end, ' unlisted')])],
			},
		];
	});
}

/** Main Board Rule 13.32D(1) and its twins: the confirmation is made for each listed class. */
function publicFloat({ outline, return_, source }: Snapshot): readonly Draft[] {
	const row = outline.form.lines.find(({ opens }) => opens === 'float');
	const section = outline.sections.get(row?.home.above?.id ?? '');
	if (!row || !inGeneration(row, return_.generation) || !return_.edition || !section || section.notApplicable) {
		return [];
	}
	return return_.classes.flatMap(({ id, listed }): Draft[] => {
		const block = section.children.find(({ classId }) => classId === id);
		if (
			!listed ||
			!block?.opener ||
			block.damaged ||
			section.damaged ||
			block.children.some(({ place }) => place?.id === 'float')
		) {
			return [];
		}
		const { opener, lastLine } = block;
		return [
			{
				check: 'public-float',
				message: verdict(
					l10n.t('The public float confirmation of {0} is missing.', id),
					l10n.t('FF301 asks for one of each class listed on the Exchange (Main Board Rule 13.32D(1) and its twins).'),
				),
				range: entryRange(opener),
				// Which of the two is so is for a person to say.
				fixes: () =>
					['public float complied', 'public float not complied'].map((line) =>
						fix(l10n.t('Add the line `{0}`', line), [
							insertAfter(source, lastLine, [`    ${line}`, '      threshold ""'], endOfLine(source)),
						]),
					),
			},
		];
	});
}
