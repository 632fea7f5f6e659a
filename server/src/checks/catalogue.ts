/** How grave a finding is. */
export type Severity = 'error' | 'warning' | 'information';

/** One check. The table here has ids and severities only; the texts, as `checks`, stand in explanations/. */
export interface Check {
	readonly id: string;
	readonly severity: Severity;
	/** A few words, for lists and headings. */
	readonly title: string;
	/** What it says, for the documentation and `explain`; plain Markdown. */
	readonly what: string;
	/** Why it is checked: the form's section, the rule, the mistake it caught. */
	readonly why: string;
	/**
	 * A whole return that has this finding and no other; none where what it takes is larger than a page. Where a check compares several files, each is headed by a line
	 * `--- file NAME`, such as `--- file 2025-10.return`.
	 */
	readonly wrong?: string;
	/** The same put right: it has no finding. */
	readonly right?: string;
}

const severities = {
	capital: 'error',
	'authorised-closing': 'error',
	'authorised-total': 'error',
	'issued-closing': 'error',
	'treasury-closing': 'error',
	'shares-total': 'error',
	'options-closing': 'error',
	'warrants-closing': 'error',
	'convertibles-closing': 'error',
	'issued-sum': 'error',
	'treasury-sum': 'error',
	'total-issued': 'error',
	'total-treasury': 'error',
	'movement-issued': 'error',
	'movement-treasury': 'error',
	'receipts-closing': 'error',
	'bought-total': 'error',
	'paid-total': 'error',
	percent: 'warning',
	discount: 'error',
	'treasury-sides': 'warning',
	'price-bounds': 'error',
	'price-average': 'warning',
	'bought-events': 'warning',
	'mandate-over': 'error',
	'mandate-running': 'error',
	moratorium: 'warning',
	'last-closing': 'error',
	'pending-carried': 'warning',
	'closing-date': 'information',
	'next-day-deadline': 'warning',
	'month-events': 'error',
	'month-pending': 'warning',
	'month-closing': 'error',
	'brought-forward': 'error',
	'brought-forward-new': 'information',
	'not-carried-forward': 'warning',
	'months-missing': 'information',
	'two-returns': 'warning',
	'stale-issuable': 'information',
	'stale-movement': 'information',
	'changed-fact': 'information',
	syntax: 'error',
	'malformed-number': 'error',
	'malformed-date': 'error',
	'malformed-text': 'error',
	unchecked: 'error',
	'month-end': 'error',
	'whole-shares': 'error',
	'hidden-character': 'warning',
	'undeclared-class': 'error',
	'duplicate-class': 'error',
	'duplicate-line': 'error',
	'duplicate-section': 'error',
	edition: 'error',
	'stock-code': 'error',
	'public-float': 'warning',
	confirmations: 'error',
	'missing-section': 'warning',
	'missing-line': 'warning',
	'missing-language': 'information',
	deadline: 'warning',
	'submitted-early': 'information',
	sign: 'warning',
	'treasury-event': 'warning',
	'over-authorised': 'warning',
	'negative-balance': 'error',
	'event-date': 'warning',
	specify: 'warning',
	'exercise-kind': 'warning',
	'unused-class': 'information',
	'unknown-value': 'information',
	conversion: 'information',
	exercise: 'information',
	'class-conversion': 'information',
	registrant: 'error',
	'report-month': 'error',
	'furnished-early': 'error',
	'furnished-late': 'information',
	'note-fact': 'warning',
	'file-number': 'error',
	exhibit: 'error',
	'exhibit-findings': 'error',
	'exhibit-missing': 'information',
	'unused-allow': 'warning',
} as const satisfies Record<string, Severity>;

export type CheckId = keyof typeof severities;

/** The severity a check has unless a setting or the finding itself says otherwise. */
export const defaultSeverity: Readonly<Record<CheckId, Severity>> = severities;

export const checkIds = Object.keys(severities) as readonly CheckId[];

export function isCheckId(id: string): id is CheckId {
	return Object.hasOwn(severities, id);
}

/** Errors of the language itself: no setting turns them off. */
export const languageChecks: ReadonlySet<CheckId> = new Set([
	'syntax',
	'malformed-number',
	'malformed-date',
	'malformed-text',
	'unchecked',
]);
