import { githubReport } from './github.js';
import { gitlabReport } from './gitlab.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';
import type { Statistic } from './statistics.js';

type Writing = (report: Report, statistics?: readonly Statistic[]) => string;

/** What `check` writes for other programs, by its format. */
export const writings = {
	json: jsonReport,
	sarif: sarifReport,
	github: githubReport,
	gitlab: gitlabReport,
	junit: junitReport,
} as const satisfies Readonly<Record<string, Writing>>;
