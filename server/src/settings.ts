import * as l10n from '@vscode/l10n';
import { type CheckId, checkIds, isCheckId, languageChecks } from './checks/catalogue.js';
import type { Settings, Severity } from './service.js';
import { didYouMean } from './syntax/guess.js';

/** What is wrong in settings, and where: the keys that lead to it. */
export interface SettingsProblem {
	readonly path: readonly string[];
	readonly message: string;
}

export const noSettings: Settings = { severities: {} };

const severityNames = ['error', 'warning', 'information', 'off'] as const satisfies readonly (Severity | 'off')[];

/** Reads the value of `severities`. What is right in it counts, whatever else is wrong. */
export function readSeverities(value: unknown): { settings: Settings; problems: readonly SettingsProblem[] } {
	const severities: Partial<Record<CheckId, Severity | 'off'>> = {};
	const problems: SettingsProblem[] = [];
	const wrong = (path: string[], message: string) => problems.push({ path: ['severities', ...path], message });

	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		wrong([], l10n.t('an object of checks and their severities is expected'));
	} else {
		for (const [check, severity] of Object.entries(value)) {
			if (!isCheckId(check)) {
				const meant = didYouMean(check, checkIds);
				wrong(
					[check],
					meant === undefined
						? l10n.t("there is no check '{0}'", check)
						: l10n.t("there is no check '{0}'; did you mean {1}?", check, meant),
				);
			} else if (!isSeverity(severity)) {
				wrong([check], l10n.t('{0} is not a severity: {1}', JSON.stringify(severity) ?? '', severityNames.join(', ')));
			} else if (severity === 'off' && languageChecks.has(check)) {
				wrong([check], l10n.t("'{0}' is an error of the language itself and cannot be turned off", check));
			} else severities[check] = severity;
		}
	}
	return { settings: { severities }, problems };
}

function isSeverity(value: unknown): value is Severity | 'off' {
	return severityNames.some((name) => name === value);
}
