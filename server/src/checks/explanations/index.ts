import { type Check, type CheckId, checkIds, defaultSeverity } from '../catalogue.js';
import { type Explanation, file, unchanged } from './example.js';
import { facts } from './facts.js';
import { language } from './language.js';
import { otherMonths } from './months.js';
import { nextDayExplanations } from './nextDay.js';
import { reportExplanations } from './report.js';
import { sums } from './sums.js';

/**
 * What each check says, why, and an example of it wrong and right. Apart from the catalogue, so that the language server, which
 * links to the pages made from this, need not carry the texts: only the command line and the documentation import it.
 */

const explanations: Readonly<Record<CheckId, Explanation>> = {
	...sums,
	...otherMonths,
	...language,
	...facts,
	...nextDayExplanations,
	...reportExplanations(
		file({ II: unchanged }),
		file({ month: 'month      31 October 2025', head: 'submitted  4 November 2025' }),
		file({ totals: '    issued  5   # nothing moved' }),
	),
};

/** Every check in the order of the catalogue, with its severity from there. */
export const checks: readonly Check[] = checkIds.map((id) => ({ id, severity: defaultSeverity[id], ...explanations[id] }));
