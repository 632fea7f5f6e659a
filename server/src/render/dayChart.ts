import * as l10n from '@vscode/l10n';
import { curveStepAfter, line } from 'd3-shape';
import type { Day } from '../forms/calendar.js';
import { dayName, sentences } from '../localise.js';
import { type Decimal, format, isZero, sum, zero } from '../syntax/decimal.js';
import { figuresTable, rowHead } from './figures.js';
import { escapeHtml } from './html.js';
import { type Axis, type Key, type Panel, rect, round } from './panel.js';
import { numeric, type Scale } from './scale.js';
import type { DayOfClass, Prices } from './yearDays.js';

/** The days of a year: what was bought, at which prices, what waits to be cancelled and was, what is held in treasury. */

interface Options {
	/** For an editor's preview: a day leads to the `data-uri` of its return. */
	readonly interactive?: boolean;
}

/** Of more currencies the table alone says the prices. */
const mostCurrencies = 2;

export function dayPanels(days: readonly DayOfClass[], options: Options): readonly Panel[] {
	const bought = days.filter((of) => of.bought && !isZero(of.bought));
	const currencies = [...new Set(bought.flatMap(({ prices }) => prices?.currency ?? []))].slice(0, mostCurrencies);
	const standing = (of: 'pending' | 'treasury') => days.filter(({ [of]: value }) => value !== undefined);
	const waits = standing('pending').some(({ pending }) => pending && !isZero(pending));
	const holds = standing('treasury').some(({ treasury }) => treasury && !isZero(treasury));
	const cancelled = days.filter((of) => of.cancelled && !isZero(of.cancelled));
	return [
		...(bought.length > 0 ? [boughtPanel(bought, options)] : []),
		...currencies.map((currency) => pricePanel(bought, currency, options)),
		...(waits || holds || cancelled.length > 0
			? [waitingPanel({ waits: waits ? standing('pending') : [], holds: holds ? standing('treasury') : [], cancelled }, options)]
			: []),
	];
}

function opens({ uri }: DayOfClass, { interactive = false }: Options): string {
	return interactive ? ` data-uri="${escapeHtml(uri)}"` : '';
}

const widthOf = ({ day }: Axis, scale = 0.7) => Math.min(14, Math.max(1, day * scale));
const numbers = (values: readonly (Decimal | undefined)[]) => values.flatMap((value) => (value ? [numeric(value)] : []));

function boughtPanel(days: readonly DayOfClass[], options: Options): Panel {
	return {
		title: l10n.t('Shares bought, day by day'),
		height: 80,
		// Two returns of one day stand on each other.
		values: [...stackedByDay(days).values()].map(({ to }) => to),
		withZero: true,
		legend: [],
		draw: (scale, axis) => {
			const stacks = stackedByDay(days);
			return days
				.map((of) => {
					const reach = stacks.get(of);
					return reach
						? rect(
								'bought',
								opens(of, options),
								[axis.on(of.day), widthOf(axis)],
								[reach.from, reach.to],
								scale,
								`${dayName(of.day)}: ${boughtText(of)}`,
							)
						: '';
				})
				.join('');
		},
	};
}

function stackedByDay(days: readonly DayOfClass[]): Map<DayOfClass, { readonly from: number; readonly to: number }> {
	const tops = new Map<string, number>();
	return new Map(
		days.map((of) => {
			const from = tops.get(keyOf(of.day)) ?? 0;
			const to = from + numeric(of.bought ?? zero);
			tops.set(keyOf(of.day), to);
			return [of, { from, to }];
		}),
	);
}

const keyOf = ({ year, month, day }: Day) => `${year}-${month}-${day}`;

/** `12,400 at HKD 33 to 33.2, 33.1 on average`. */
function boughtText({ bought, prices }: DayOfClass): string {
	const shares = bought ? format(bought) : '';
	return prices ? l10n.t('{0} at {1}', shares, priceText(prices)) : shares;
}

function priceText({ currency, highest, lowest, average }: Prices): string {
	const [low, high] = [format(lowest), format(highest)];
	const range = low === high ? `${currency} ${low}` : l10n.t('{0} {1} to {2}', currency, low, high);
	return average && low !== high ? l10n.t('{0}, {1} on average', range, format(average)) : range;
}

/** From the lowest to the highest price of each day, with the average on it. */
function pricePanel(days: readonly DayOfClass[], currency: string, options: Options): Panel {
	const priced = days.flatMap((of) => (of.prices?.currency === currency ? [{ of, prices: of.prices }] : []));
	return {
		title: l10n.t('Price of a share, {0}', currency),
		height: 80,
		values: numbers(priced.flatMap(({ prices: { highest, lowest } }) => [highest, lowest])),
		withZero: false,
		parts: true,
		legend: [
			{
				name: l10n.t('Lowest to highest'),
				draw: (x, y) => `<line class="range" x1="${round(x + 8)}" y1="${y - 10}" x2="${round(x + 8)}" y2="${y + 2}"/>`,
			},
			{
				name: l10n.t('Average'),
				draw: (x, y) => `<circle class="average" cx="${round(x + 8)}" cy="${y - 4}" r="2.5"/>`,
			},
		],
		draw: ({ y }, axis) =>
			priced
				.map(({ of, prices: { highest, lowest, average } }) => {
					const x = round(axis.on(of.day));
					const title = `<title>${escapeHtml(`${dayName(of.day)}: ${boughtText(of)}`)}</title>`;
					const [top, bottom] = [y(numeric(highest)), y(numeric(lowest))];
					const reach = Math.max(1, bottom - top);
					const stroke = `<line class="range" x1="${x}" x2="${x}" y1="${round(top)}" y2="${round(top + reach)}">${title}</line>`;
					const size = Math.min(2.5, Math.max(1, axis.day * 0.4));
					const dot = average
						? `<circle class="average" cx="${x}" cy="${round(y(numeric(average)))}" r="${round(size)}">${title}</circle>`
						: '';
					return `<g${opens(of, options)}>${stroke}${dot}</g>`;
				})
				.join(''),
	};
}

interface Waiting {
	readonly waits: readonly DayOfClass[];
	readonly holds: readonly DayOfClass[];
	readonly cancelled: readonly DayOfClass[];
}

/** What stands at the close of each day, in steps; what was cancelled, from zero down. */
function waitingPanel({ waits, holds, cancelled }: Waiting, options: Options): Panel {
	const stroke =
		(name: string): Key['draw'] =>
		(x, y) =>
			`<line class="${name}" x1="${round(x)}" y1="${y - 4}" x2="${round(x + 16)}" y2="${y - 4}"/>`;
	const gone = (of: DayOfClass) => -numeric(of.cancelled ?? zero);
	return {
		title: l10n.t('Pending and treasury shares, day by day'),
		height: 90,
		values: [
			...numbers(waits.map(({ pending }) => pending)),
			...numbers(holds.map(({ treasury }) => treasury)),
			...cancelled.map(gone),
		],
		withZero: true,
		legend: [
			...(waits.length > 0 ? [{ name: l10n.t('Waiting to be cancelled'), draw: stroke('pending') }] : []),
			...(holds.length > 0 ? [{ name: l10n.t('Held in treasury'), draw: stroke('held') }] : []),
			...(cancelled.length > 0
				? [
						{
							name: l10n.t('Cancelled'),
							draw: (x: number, y: number) =>
								`<rect class="cancelled" x="${round(x + 2)}" y="${y - 10}" width="12" height="12"/>`,
						},
					]
				: []),
		],
		draw: (scale, axis) =>
			[
				...cancelled.map((of) =>
					rect(
						'cancelled',
						opens(of, options),
						[axis.on(of.day), widthOf(axis, 1.4)],
						[0, gone(of)],
						scale,
						`${dayName(of.day)}: ${l10n.t('Cancelled')} ${of.cancelled ? format(of.cancelled) : ''}`,
					),
				),
				steps('held', holds, (of) => of.treasury, scale, axis),
				steps('pending', waits, (of) => of.pending, scale, axis),
			].join(''),
	};
}

function steps(
	name: string,
	days: readonly DayOfClass[],
	value: (of: DayOfClass) => Decimal | undefined,
	{ y }: Scale,
	axis: Axis,
): string {
	const points = days.map((of): [number, number] => [axis.on(of.day), y(numeric(value(of) ?? zero))]);
	const last = points.at(-1);
	if (!last) return '';
	// What stands at the last day's close stands for that day too.
	const drawn = line().curve(curveStepAfter).digits(1)([...points, [last[0] + Math.max(3, axis.day), last[1]]]);
	return `<path class="${name}" d="${drawn ?? ''}"/>`;
}

/** What the panels show, in a sentence or two. */
export function saidOfDays(days: readonly DayOfClass[]): string {
	const bought = days.filter((of) => of.bought && !isZero(of.bought));
	const total = (of: 'bought' | 'cancelled') => sum(days.map(({ [of]: value }) => value ?? zero));
	const last = days.findLast(({ pending }) => pending !== undefined);
	const dates = new Set(bought.map(({ day }) => keyOf(day))).size;
	return sentences(
		dates === 1
			? l10n.t('{0} shares were bought on 1 day.', format(total('bought')))
			: dates > 1
				? l10n.t('{0} shares were bought on {1} days.', format(total('bought')), dates)
				: '',
		isZero(total('cancelled')) ? '' : l10n.t('{0} were cancelled.', format(total('cancelled'))),
		last?.pending ? l10n.t('{0} waited to be cancelled on {1}.', format(last.pending), dayName(last.day)) : '',
	);
}

/** Every figure of the days. */
export function dayTable(name: string, days: readonly DayOfClass[], { interactive = false }: Options): string {
	const currencies = [...new Set(days.flatMap(({ prices }) => prices?.currency ?? []))];
	const [only, another] = currencies;
	const priced = (label: string) => (only !== undefined && another === undefined ? l10n.t('{0} ({1})', label, only) : label);
	const money = (currency: string, value: Decimal | undefined) =>
		value === undefined ? '' : another === undefined ? format(value) : `${currency} ${format(value)}`;
	const columns: readonly { readonly head: string; readonly cell: (of: DayOfClass) => string }[] = [
		...(currencies.length > 0 || days.some(({ bought }) => bought)
			? [
					{ head: l10n.t('Bought'), cell: ({ bought }: DayOfClass) => (bought ? format(bought) : '') },
					{
						head: priced(l10n.t('Highest')),
						cell: ({ prices }: DayOfClass) => (prices ? money(prices.currency, prices.highest) : ''),
					},
					{
						head: priced(l10n.t('Lowest')),
						cell: ({ prices }: DayOfClass) => (prices ? money(prices.currency, prices.lowest) : ''),
					},
					{
						head: priced(l10n.t('Average')),
						cell: ({ prices }: DayOfClass) => (prices ? money(prices.currency, prices.average) : ''),
					},
					{
						head: priced(l10n.t('Paid')),
						cell: ({ prices }: DayOfClass) => (prices ? money(prices.currency, prices.paid) : ''),
					},
				]
			: []),
		...(['cancelled', 'pending', 'treasury'] as const)
			.filter((of) => days.some(({ [of]: value }) => value !== undefined))
			.map((of) => ({
				head: standingNames[of](),
				cell: ({ [of]: value }: DayOfClass) => (value ? format(value) : ''),
			})),
	];
	const rows = days.map((of) => {
		return `<tr>${rowHead(dayName(of.day), interactive ? of.uri : undefined)}${columns.map(({ cell }) => `<td>${escapeHtml(cell(of))}</td>`).join('')}</tr>`;
	});
	const heads = [l10n.t('Day'), ...columns.map(({ head }) => head)];
	return figuresTable(l10n.t('{0}, day by day', name), heads, rows);
}

const standingNames = {
	cancelled: () => l10n.t('Cancelled'),
	pending: () => l10n.t('Waiting to be cancelled'),
	treasury: () => l10n.t('Held in treasury'),
};
