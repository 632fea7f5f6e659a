import { before, recalled, seen, since } from '../sure.js';
import type { Wording } from '../types.js';
import { type Ff301Place, type Line, newSharesToCome } from './rows.js';

/** What the groups III.A to III.D have in common: movements of what is outstanding, and the shares that come of it. */

const mayBeIssued: readonly Wording[] = [
	since(
		'1.1',
		seen('Number of shares which may be issued or transferred out of treasury pursuant thereto as at close of the month'),
	),
	before('1.0', newSharesToCome),
];

export const sumOfMovements = 'Opening and all movements together. Left out, it is computed.';

/** How the two columns and the two total lines of a group are worded. The form's column A2 leaves out "during the month", which C2 and D2 have. */
export function groupLines(
	letter: 'A' | 'B' | 'C' | 'D',
	item: Line['place'],
	sure: Wording['sure'],
	during = 'during the month ',
): readonly Line[] {
	const as = (en: string): Wording => ({ en, sure });
	const place = `III.${letter}/for` as const;
	return [
		{
			place: item,
			keyword: `${letter}1`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			counts: 'new',
			sign: 'positive',
			labels: [
				since('1.1', as(`Number of new shares issued during the month pursuant thereto (${letter}1)`)),
				before('1.0', as(`No. of new shares of issuer issued during the month pursuant thereto (${letter})`)),
			],
			help: 'The new shares issued under it this month, entered positive.',
		},
		{
			place: item,
			keyword: `${letter}2`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			counts: 'treasury',
			sign: 'positive',
			from: '1.1',
			labels: [as(`Number of treasury shares transferred out of treasury ${during}pursuant thereto (${letter}2)`)],
			help: 'The treasury shares handed over under it this month, entered positive although it lessens the treasury shares.',
		},
		{
			place: item,
			keyword: 'issuable',
			shape: 'number',
			unit: 'shares',
			labels: mayBeIssued,
			help: 'The shares that may still be issued, or transferred out of treasury, under it at the end of the month. It need not equal what is outstanding.',
		},
		{
			place,
			keyword: `${letter}${letter}1`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			labels: [
				since('1.1', as(`Increase in issued shares (excluding treasury shares): (${letter}${letter}1)`)),
				before('1.0', as(`Total ${letter}`)),
			],
			help: `The sum of the columns ${letter}1 and ${letter}2 of this class: a share that leaves treasury raises the issued shares (excluding treasury shares) as a new one does.`,
		},
		{
			place,
			keyword: `${letter}${letter}2`,
			monthly: true,
			shape: 'number',
			unit: 'shares',
			from: '1.1',
			labels: [as(`Decrease in treasury shares: (${letter}${letter}2)`)],
			help: `The sum of column ${letter}2 of this class, entered positive: it is a decrease of the treasury shares.`,
		},
	];
}

interface Movement {
	readonly keyword: string;
	readonly label: Wording;
	readonly help: string;
	readonly sign?: 'positive' | 'negative';
	readonly flags?: Line['flags'];
	readonly named?: boolean;
}

const movementKinds: readonly Movement[] = [
	{ keyword: 'granted', label: seen('Granted'), help: 'Granted during the month: an increase.', sign: 'positive' },
	{
		keyword: 'exercised',
		label: seen('Exercised'),
		help: 'Exercised during the month: a decrease, entered negative. `new` after it says that new shares are involved, `treasury` that treasury shares are.',
		sign: 'negative',
		flags: ['new', 'treasury'],
	},
	{
		keyword: 'cancelled',
		label: seen('Cancelled'),
		help: 'Cancelled during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{ keyword: 'lapsed', label: seen('Lapsed'), help: 'Lapsed during the month: a decrease, entered negative.', sign: 'negative' },
	{
		keyword: 'issued',
		label: seen('Issued'),
		help: 'Issued during the month: an increase. The form may print the kind with no amount.',
	},
	{
		keyword: 'converted',
		label: recalled('Converted'),
		help: 'Converted into shares during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'redeemed',
		label: recalled('Redeemed'),
		help: 'Redeemed during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'repurchased',
		label: recalled('Repurchased'),
		help: 'Repurchased during the month: a decrease, entered negative.',
		sign: 'negative',
	},
	{
		keyword: 'other',
		label: seen('Others'),
		named: true,
		help: 'Any other movement, signed; a text after the keyword says which.',
	},
];

/** Which kinds were seen on returns; the others of a place are recalled. */
const seenKinds: Readonly<Partial<Record<Ff301Place, readonly string[]>>> = {
	scheme: ['granted', 'exercised', 'cancelled', 'lapsed', 'other'],
	convertible: ['issued'],
};

export const movements = (place: Ff301Place, shape: 'movement-number' | 'movement-money'): Line[] =>
	movementKinds.map(({ keyword, label, help, sign, flags, named }) => ({
		place,
		keyword,
		shape,
		labels: [{ ...label, sure: seenKinds[place]?.includes(keyword) ? 'seen' : 'recalled' }],
		help,
		movement: true,
		repeats: true,
		unit: shape === 'movement-number' ? 'options' : 'securities',
		...(sign ? { sign } : {}),
		...(flags ? { flags } : {}),
		...(named ? { named } : {}),
	}));
