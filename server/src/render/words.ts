import * as l10n from '@vscode/l10n';
import type { Sureness } from '../forms/types.js';
import type { Confirmation, FormDocument, Mark, Severity, Value } from './model.js';

/** What the page says that is not the form's own: in the user's language, whichever the form's is. */

const sureness: Readonly<Partial<Record<Sureness, () => string>>> = {
	inferred: () => l10n.t('This wording is inferred, not seen on a published form.'),
	recalled: () => l10n.t('This wording is recalled, not seen on a published form.'),
};

const states: Readonly<Partial<Record<Value['state'], () => string>>> = {
	computed: () => l10n.t('Left out in the text, computed from the other figures.'),
	unreadable: () => l10n.t('This stands in the text and cannot be read.'),
};

const confirmations: Readonly<Partial<Record<Confirmation['state'], () => string>>> = {
	omitted: () => l10n.t('Left out: not printed.'),
	missing: () => l10n.t('Neither confirmed, amended nor omitted.'),
};

const severities: Readonly<Record<Severity, () => string>> = {
	error: () => l10n.t('error'),
	warning: () => l10n.t('warning'),
	information: () => l10n.t('information'),
};

/** Of a wording that was not seen. */
export function surenessText(sure: Sureness | undefined): string | undefined {
	return sure && sureness[sure]?.();
}

export function stateText(state: Value['state']): string | undefined {
	return states[state]?.();
}

export function confirmationText(state: Confirmation['state']): string | undefined {
	return confirmations[state]?.();
}

export function findingText({ severity, message, check, line }: Pick<Mark, 'severity' | 'message' | 'check' | 'line'>): string {
	return l10n.t('{0}: {1} ({2}, line {3})', severities[severity](), message, check, line + 1);
}

/** Of the form in Chinese. */
export function englishText({ labels, english }: { readonly labels: number; readonly english: number }): string {
	return english === 1
		? l10n.t('1 of the {0} labels of the form has no known Chinese and stands in English.', labels)
		: l10n.t('{0} of the {1} labels of the form have no known Chinese and stand in English.', english, labels);
}

export function review(): FormDocument['review'] {
	return {
		title: l10n.t('Findings'),
		note: l10n.t('This is a draft: what is listed here is still to be mended or explained. This page is no part of the form.'),
	};
}
