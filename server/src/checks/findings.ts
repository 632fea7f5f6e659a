import * as l10n from '@vscode/l10n';
import { grouped } from '../limits.js';
import { sentences, verdict, withoutMarkup } from '../localise.js';
import type { Cell } from '../model/cell.js';
import type { Decimal } from '../syntax/decimal.js';
import { didYouMean } from '../syntax/guess.js';
import { rangeOf } from '../syntax/outline.js';
import type { Allow, Statement } from '../syntax/statement.js';
import { arithmeticDrafts } from './arithmetic.js';
import { bringForward } from './bringForward.js';
import { checkIds, defaultSeverity, isCheckId, languageChecks } from './catalogue.js';
import { type Digest, digestOf } from './digest.js';
import { type Draft, fix, writeFix } from './draft.js';
import { type Finding, type Fix, gravestOf, type Settings } from './finding.js';
import { replacementOf } from './matching.js';
import type { Neighbours } from './neighbours.js';
import type { Anchors } from './repair.js';
import { rulesOf } from './rules/index.js';
import type { Snapshot } from './snapshot.js';

function faultDrafts({ outline }: Snapshot): readonly Draft[] {
	return outline.faults.map(({ check, message, range, related, fix: mend }) => ({
		check,
		message,
		range,
		...(related ? { related: [related] } : {}),
		...(mend ? { fixes: () => [fix(mend.title, mend.edits, !mend.guessed)] } : {}),
	}));
}

const ruleDrafts = new WeakMap<Snapshot, readonly Draft[]>();

/** What its neighbours in time say of a return's balances. */
export function anchorsOf(snapshot: Snapshot, { previous, next }: Neighbours): Anchors {
	const anchors = new Map<Cell, Decimal>();
	if (next) {
		for (const { closing, opening } of bringForward(snapshot, next).carried) {
			if (opening.value) anchors.set(closing, opening.value);
		}
	}
	if (previous) {
		for (const { opening, values } of bringForward(previous, snapshot).carried) {
			if (values[0]) anchors.set(opening, values[0]);
		}
	}
	return anchors;
}

/** All that there is to say of a return, in the order of its text, before settings. */
export function draftsOf(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	let own = ruleDrafts.get(snapshot);
	if (!own) {
		own = [faultDrafts, ...rulesOf(snapshot.form).own].flatMap((rule) => rule(snapshot));
		ruleDrafts.set(snapshot, own);
	}
	return [
		...own,
		...arithmeticDrafts(snapshot, () => anchorsOf(snapshot, neighbours)),
		...rulesOf(snapshot.form).across.flatMap((rule) => rule(snapshot, neighbours)),
	];
}

const noSettings: Settings = { severities: {} };
const noFixes = (): readonly Fix[] => [];

/** The one finding of a return that was not read, or that the program failed on. */
export function uncheckedFinding(message: string): Finding {
	return { check: 'unchecked', severity: 'error', message, range: rangeOf(0, { start: 0, end: 0 }), related: [], fixes: noFixes };
}

/** What is beyond the bound is said as one more, an error, for what is left out may be one. */
function bounded(findings: readonly Finding[], most: number): readonly Finding[] {
	const { shown, beyond } = gravestOf(findings, most);
	return beyond ? [...shown, { ...uncheckedFinding(beyond.message), range: beyond.range }] : shown;
}

function plainFixes({ fixes }: Draft): Finding['fixes'] {
	return fixes ? () => fixes().map((mend) => ({ ...mend, title: withoutMarkup(mend.title) })) : noFixes;
}

/** The findings, with the settings applied and what `# allow` sets aside left out. */
export function findingsOf(snapshot: Snapshot, neighbours: Neighbours, settings: Settings = noSettings): readonly Finding[] {
	const drafts = draftsOf(snapshot, neighbours);
	const replacedBy = snapshot.form.dated === 'month' ? replacementOf(digestOf(snapshot), neighbours.sameMonth ?? []) : undefined;
	const { kept, unused } = setAside(snapshot, drafts);
	const findings = [...kept, ...unused].flatMap((draft): Finding[] => {
		const { check, message, range } = draft;
		const wanted = languageChecks.has(check) ? undefined : settings.severities[check];
		if (wanted === 'off') return [];
		return [
			{
				check,
				severity: wanted ?? draft.severity ?? defaultSeverity[check],
				message: withoutMarkup(message),
				range,
				related: (draft.related ?? []).map((related) => ({
					...related,
					message: withoutMarkup(related.message),
					uri: related.uri ?? snapshot.uri,
				})),
				fixes: plainFixes(draft),
			},
		];
	});
	findings.sort(
		(a, b) =>
			a.range.start.line - b.range.start.line ||
			a.range.start.character - b.range.start.character ||
			(a.check < b.check ? -1 : 1),
	);
	const said = replacedBy ? replacedFindings(snapshot, replacedBy, findings, settings) : findings;
	return bounded(said, snapshot.source.bounds.findings);
}

/** A return that a resubmission replaces stays as it was filed. That is said once, instead of what is wrong in it. */
function replacedFindings(
	snapshot: Snapshot,
	by: Digest,
	findings: readonly Finding[],
	{ severities }: Settings,
): readonly Finding[] {
	const own = findings.filter(({ check, severity }) => severity !== 'information' && check !== 'unchecked');
	if (own.length === 0) return findings;
	const errors = own.filter(({ severity }) => severity === 'error').length;
	const left =
		errors === 0
			? undefined
			: errors === 1
				? l10n.t('1 error in it is not said: what counts is the resubmission.')
				: l10n.t('{0} errors in it are not said: what counts is the resubmission.', grouped(errors));
	const replaced: Finding = {
		check: 'two-returns',
		severity: 'information',
		message: verdict(l10n.t('A resubmission of the same month replaces this return.'), left),
		range: digestOf(snapshot).dated,
		related: [{ message: l10n.t('The resubmission'), uri: by.uri, range: by.dated }],
		fixes: noFixes,
	};
	return [...findings.filter(({ check }) => check === 'unchecked'), ...(severities['two-returns'] === 'off' ? [] : [replaced])];
}

interface SetAside {
	readonly kept: readonly Draft[];
	readonly unused: readonly Draft[];
}

/** `# allow` on the line of a finding or the line above it. */
function setAside({ source }: Snapshot, drafts: readonly Draft[]): SetAside {
	const allows = new Map<number, Allow>();
	const { statements } = source;
	for (let line = 0; line < statements.length; line += 1) {
		const { allow } = statements[line] as Statement;
		if (allow && (!allow.loose || isCheckId(allow.check))) allows.set(line, allow);
	}
	if (allows.size === 0) return { kept: drafts, unused: [] };
	const used = new Set<Allow>();
	const kept = drafts.filter(({ check, range }) => {
		const { line } = range.start;
		const isAllowed = (allow: Allow | undefined) => allow?.check === check && check !== 'unchecked' && allow.reason !== '';
		const by = [allows.get(line), allows.get(line - 1)].filter(isAllowed);
		for (const allow of by) used.add(allow as Allow);
		return by.length === 0;
	});
	const unused = [...allows].flatMap(([line, allow]) => (used.has(allow) ? [] : [unusedAllow(line, allow)]));
	return { kept, unused };
}

function unusedAllow(line: number, allow: Allow): Draft {
	const { check, checkSpan, reason } = allow;
	const known = isCheckId(check);
	const meant = known ? undefined : didYouMean(check, checkIds);
	const message = !check
		? l10n.t('Which check is allowed is missing: `# allow check: reason`.')
		: !known
			? sentences(l10n.t('There is no check called {0}.', check), meant && l10n.t('Did you mean {0}?', meant))
			: reason === ''
				? l10n.t('The reason is missing: `# allow {0}: reason`. Without one nothing is set aside.', check)
				: l10n.t('There is no finding {0} on this line or the next to set aside.', check);
	return {
		check: 'unused-allow',
		message,
		range: rangeOf(line, known || !check ? allow : checkSpan),
		...(meant ? { fixes: () => [writeFix(rangeOf(line, checkSpan), meant, true)] } : {}),
	};
}
