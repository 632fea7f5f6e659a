import * as l10n from '@vscode/l10n';
import type { Finding, Settings } from '../checks/finding.js';
import type { Desk, DeskIssuer } from './desk.js';
import type { Rolled } from './rolled.js';

/** What becomes of one issuer's return when a month is begun for all. */
export type Beginning = { readonly row: DeskIssuer } & (
	| { readonly state: 'there'; readonly uri: string }
	| { readonly state: 'begins'; readonly from: string; readonly rolled: Rolled }
	/** `from`: the return of the month before, where there is one. */
	| { readonly state: 'skipped'; readonly from: string | undefined; readonly reason: string }
	| { readonly state: 'unchecked'; readonly from: string; readonly reason: string }
);

/** What of the service is needed, with what the folder of a return says. */
export interface Beginner {
	desk(question: { readonly month: string; readonly errors: false }): Desk;
	findings(uri: string, settings?: Settings): readonly Finding[];
	roll(uri: string, options?: { readonly names?: string | undefined }): Rolled | { readonly refused: string };
	unchecked(uri: string): string | undefined;
	settingsOf(uri: string): Promise<Settings & { readonly names?: string | undefined }>;
}

/** A month for every issuer: from the return of the month before that counts, and has no error. */
export async function* beginnings(month: string, of: Beginner): AsyncGenerator<Beginning> {
	const before = monthBefore(month);
	// The month itself is asked for: an issuer that has none of either is told apart from one that begins later.
	for (const row of of.desk({ month, errors: false }).issuers) {
		const at = (wanted: string) => row.months.find(({ month }) => month === wanted)?.uri;
		const [there, from] = [at(month), at(before)];
		if (there !== undefined) yield { row, state: 'there', uri: there };
		else if (from === undefined) yield { row, state: 'skipped', from, reason: noneBefore(row, before) };
		else yield { row, ...(await beginningFrom(from, of)) };
	}
}

type FromOne =
	| { readonly state: 'begins'; readonly from: string; readonly rolled: Rolled }
	| { readonly state: 'skipped' | 'unchecked'; readonly from: string; readonly reason: string };

async function beginningFrom(from: string, of: Beginner): Promise<FromOne> {
	const settings = await of.settingsOf(from);
	const errors = of.findings(from, settings).filter(({ severity }) => severity === 'error');
	const rolled = of.roll(from, settings);
	const unchecked = of.unchecked(from);
	if (unchecked !== undefined) return { state: 'unchecked', from, reason: unchecked };
	if ('refused' in rolled) return { state: 'skipped', from, reason: rolled.refused };
	const [first] = errors;
	if (!first) return { state: 'begins', from, rolled };
	const [verdict = ''] = first.message.split('\n');
	const line = first.range.start.line + 1;
	const reason =
		errors.length === 1
			? l10n.t('it has 1 error; line {0}: {1}', line, verdict)
			: l10n.t('it has {0} errors; line {1}: {2}', errors.length, line, verdict);
	return { state: 'skipped', from, reason };
}

function noneBefore({ months }: DeskIssuer, before: string): string {
	const newest = months.find(({ uri, month }) => uri !== undefined && month < before);
	return newest
		? l10n.t('there is no return of {0}; the newest is of {1}', before, newest.month)
		: l10n.t('there is no return of {0}', before);
}

export function monthBefore(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
