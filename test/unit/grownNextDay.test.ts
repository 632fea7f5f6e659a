import { vi } from 'vitest';
import type { LineRow } from '../../server/src/forms/form.js';
import type { Wording } from '../../server/src/forms/types.js';

/** What an edit of a next-day return's table does, and of nothing else: its lines here, and every reader of them as it is. */

const seen = (en: string): Wording => ({ en, sure: 'seen' });

vi.mock('../../server/src/forms/ff305/lines.js', async (original) => {
	const made = await original<{ readonly lines: readonly LineRow[] }>();
	const row = (place: string, keyword: string, rest: Partial<LineRow>): LineRow => ({
		place,
		keyword,
		shape: 'text',
		labels: [],
		help: `The ${keyword}.`,
		...rest,
	});
	const labels: Readonly<Record<string, string>> = {
		'file issuer': 'Name of the Listed Issuer:',
		'event price': 'Issue or selling price per share (Note 4)',
		// It stands under the same head.
		'pending price': 'Issue or selling price per share (Note 4)',
		'bought method': 'How they were repurchased (Note 1)',
		'mandate authorised': 'Number of shares that may be repurchased under the mandate',
	};
	const lines = made.lines.map((line) => {
		const label = labels[`${line.place} ${line.keyword}`];
		return label === undefined ? line : { ...line, labels: [seen(label)] };
	});
	return {
		...made,
		lines: [
			...lines,
			row('file', 'lei', { labels: [seen('Legal Entity Identifier:')] }),
			row('event', 'trustee', { labels: [seen('Trustee of the scheme')] }),
			row('event', 'vested', { shape: 'number', unit: 'shares', labels: [seen('Number of awards vested')] }),
			row('I/for', 'votes', { shape: 'number', labels: [seen('Votes per share')] }),
			row('mandate', 'broker', { labels: [seen('Name of the broker')] }),
		],
	};
});

const { ff305 } = await import('../../server/src/forms/ff305/index.js');
const { tableProperties } = await import('../support/tableProperties.js');

for (const edition of ff305.editions) tableProperties(ff305, edition);
