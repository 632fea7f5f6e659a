import type { Shares, SharesGroup } from '../shares.js';

const group = (letter: string, item: string, cause?: SharesGroup['cause']): SharesGroup => ({
	section: `III.${letter}`,
	item,
	issued: `${letter}1`,
	treasury: `${letter}2`,
	sums: { issued: `${letter}${letter}1`, treasury: `${letter}${letter}2` },
	...(cause && { cause }),
});

export const shares: Shares = {
	authorised: 'I',
	issued: 'II',
	groups: [
		group('A', 'scheme', 'options'),
		group('B', 'warrant', 'warrants'),
		group('C', 'convertible', 'convertibles'),
		group('D', 'agreement', 'agreements'),
	],
	events: group('E', 'event'),
};
