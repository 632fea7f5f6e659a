import { expect } from 'vitest';
import { analyse } from '../../../server/src/checks/snapshot.js';
import type { Imported, Made } from '../../../server/src/import/imported.js';
import { readSource } from '../../../server/src/syntax/source.js';

/** Either a reason or a return, a report or both, whose every comment is a problem; nothing else may come out of anything. */
export function isAnswer(imported: Imported): void {
	if ('refused' in imported) {
		expect(imported.refused).not.toBe('');
		expect(imported.refused.length).toBeLessThan(400);
		return;
	}
	isWritten(imported);
	expect(imported.text).toMatch(imported.report ? /^return FF301/ : /^(?:return FF301|report 6-K)/);
	if (imported.report) {
		isWritten(imported.report);
		expect(imported.report.text).toMatch(/^report 6-K/);
	}
}

function isWritten({ text, problems }: Pick<Made, 'text' | 'problems'>): void {
	expect(problems.length).toBe(text.split('\n').filter((line) => line.trimStart().startsWith('# not read: ')).length);
	// What is written is of the language: none of its lines has an error of syntax.
	const { outline } = analyse('test:/a.return', readSource(text));
	const syntax = outline.faults.filter(({ check }) => check === 'syntax' || check.startsWith('malformed'));
	expect(syntax.map(({ message, range }) => `${range.start.line}: ${message}`)).toEqual([]);
}
