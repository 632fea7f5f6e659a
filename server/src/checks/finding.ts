import * as l10n from '@vscode/l10n';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { grouped } from '../limits.js';
import type { CheckId, Severity } from './catalogue.js';

/** What is said of a return, in terms that everything speaks in. */

export type { Severity } from './catalogue.js';

export interface Settings {
	/** Severity by check; `off` turns a check off. Errors of the language itself cannot be turned off. */
	readonly severities: Readonly<Partial<Record<CheckId, Severity | 'off'>>>;
}

export interface Related {
	readonly message: string;
	readonly uri: string;
	readonly range: Range;
}

export interface Fix {
	readonly title: string;
	readonly preferred: boolean;
	/** Edits of the document the finding stands in. */
	readonly edits: readonly TextEdit[];
	/** Where in the first edit's text its writer goes on: what is said there is theirs. */
	readonly cursor?: number;
}

export interface Finding {
	readonly check: CheckId;
	readonly severity: Severity;
	readonly message: string;
	readonly range: Range;
	readonly related: readonly Related[];
	/** Best first; at most one is preferred. Worked out when asked for. */
	fixes(): readonly Fix[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** Of many findings the gravest, of those as grave the first, in the order they have; and what says of the others that they are there. */
interface Shown {
	readonly shown: readonly Finding[];
	/** At the first that is left out. */
	readonly beyond?: Pick<Finding, 'message' | 'range'>;
}

/** What is left out is never what is worst. */
export function gravestOf(findings: readonly Finding[], most: number): Shown {
	if (findings.length <= most) return { shown: findings };
	const gravest = new Set([...findings].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, most));
	const { range } = findings.find((finding) => !gravest.has(finding)) as Finding;
	const message = l10n.t('{0} more findings are not shown: the gravest {1} are.', grouped(findings.length - most), grouped(most));
	return { shown: findings.filter((finding) => gravest.has(finding)), beyond: { message, range } };
}
