import * as l10n from '@vscode/l10n';
import { inJson, inMarkdown, onOneLine } from '../../escape.js';
import type { Difference, Side as Said } from '../../features/compare.js';
import type { Colors } from '../output.js';

/** A return, or a form that was published and made a return of. */
export interface Side {
	readonly path: string;
	readonly file: string;
	readonly uri: string;
	readonly imported: boolean;
	/** What could not be read of a published form, and is therefore not compared. */
	readonly unread: readonly string[];
}

export interface Compared {
	readonly one: Side;
	readonly other: Side;
	readonly differences: readonly Difference[];
}

export interface Comparison {
	readonly compared: readonly Compared[];
	/** Filed, and of no issuer and month there is a return of. */
	readonly alone: readonly string[];
	/** Returns that nothing was compared with. */
	readonly unmatched: number;
}

/** Of a form that was published the lines are those of what was made of it, which nobody has. */
function placeOf({ path, imported }: Side, { range }: Said): string {
	return imported || !range ? path : `${path}:${range.start.line + 1}`;
}

const nameOf = ({ at, what }: Difference) => [at, what].filter((part) => part !== '').join(', ');

export function comparisonText({ compared, alone, unmatched }: Comparison, colors: Colors): string {
	const lines: string[] = [];
	for (const { one, other, differences } of compared) {
		for (const difference of differences) {
			lines.push(colors.bold(onOneLine(nameOf(difference))));
			for (const [side, said] of [
				[one, difference.first],
				[other, difference.second],
			] as const) {
				lines.push(`  ${colors.dim(onOneLine(placeOf(side, said)))}  ${onOneLine(said.said)}`);
			}
			if (difference.apart !== undefined)
				lines.push(`  ${colors.dim(l10n.t('the second less the first: {0}', difference.apart))}`);
		}
		for (const side of [one, other]) {
			for (const what of side.unread) lines.push(`${colors.yellow(onOneLine(side.path))}: ${onOneLine(what)}`);
		}
		const said =
			differences.length === 0
				? colors.green(l10n.t('nothing differs'))
				: colors.red(differences.length === 1 ? l10n.t('1 difference') : l10n.t('{0} differences', differences.length));
		lines.push(`${onOneLine(one.path)} – ${onOneLine(other.path)}: ${said}`, '');
	}
	for (const path of alone) lines.push(`${onOneLine(path)}: ${colors.red(l10n.t('there is no return of its issuer and month'))}`);
	if (unmatched > 0) lines.push(l10n.t('Returns with nothing to compare with: {0}', unmatched));
	if (compared.length > 1 || alone.length > 0) {
		const differing = compared.filter(({ differences }) => differences.length > 0).length;
		lines.push(l10n.t('Compared: {0}; with differences: {1}', compared.length, differing));
	}
	return `${lines.join('\n').trimEnd()}\n`;
}

export function comparisonJson({ compared, alone, unmatched }: Comparison): string {
	const side = ({ path, unread }: Side) => ({ path, unread });
	const said = ({ imported }: Side, { said, state, range }: Said) => ({
		said,
		state,
		line: imported || !range ? null : range.start.line + 1,
		column: imported || !range ? null : range.start.character + 1,
	});
	return `${inJson(
		JSON.stringify(
			{
				version: 1,
				compared: compared.map(({ one, other, differences }) => ({
					first: side(one),
					second: side(other),
					differences: differences.map(({ at, what, first, second, apart }) => ({
						at,
						what,
						first: said(one, first),
						second: said(other, second),
						apart: apart ?? null,
					})),
				})),
				withoutReturn: alone,
				notCompared: unmatched,
			},
			null,
			2,
		),
	)}\n`;
}

export function comparisonMarkdown({ compared, alone, unmatched }: Comparison): string {
	const lines: string[] = [];
	const cell = (text: string) => inMarkdown(onOneLine(text));
	for (const { one, other, differences } of compared) {
		lines.push(`## ${cell(one.path)} – ${cell(other.path)}`, '');
		if (differences.length === 0) lines.push(l10n.t('nothing differs'), '');
		else {
			const heads = [l10n.t('place'), cell(one.path), cell(other.path), l10n.t('the second less the first')];
			lines.push(`| ${heads.join(' | ')} |`, '| --- | --- | --- | ---: |');
			for (const each of differences) {
				const row = [nameOf(each), each.first.said, each.second.said, each.apart ?? ''].map(cell);
				lines.push(`| ${row.join(' | ')} |`);
			}
			lines.push('');
		}
		for (const side of [one, other]) for (const what of side.unread) lines.push(`- ${cell(side.path)}: ${cell(what)}`);
	}
	for (const path of alone) lines.push(`- ${cell(path)}: ${l10n.t('there is no return of its issuer and month')}`);
	if (unmatched > 0) lines.push(`- ${l10n.t('Returns with nothing to compare with: {0}', unmatched)}`);
	return `${lines.join('\n').trimEnd()}\n`;
}
