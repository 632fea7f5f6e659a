import * as l10n from '@vscode/l10n';
import { compareDays, endOfMonth, isBusinessDay } from '../../forms/calendar.js';
import type { Form } from '../../forms/form.js';
import { hasTreasury, type SharesGroup } from '../../forms/shares.js';
import type { Generation, PlaceId } from '../../forms/types.js';
import { matchValue } from '../../forms/values.js';
import { dayName, verdict } from '../../localise.js';
import { blockOf, first, textOf } from '../../model/return.js';
import { add, compare, type Decimal, format, isZero, zero } from '../../syntax/decimal.js';
import type { Node, Stretch } from '../../syntax/outline.js';
import { cellRange, type Draft, entryRange, spanRange } from '../draft.js';
import { keptOf } from '../keeping.js';
import type { Snapshot } from '../snapshot.js';
import { draftsOfNodes, type RuleOfOne } from './ofOne.js';

const eventRule: RuleOfOne<Node> = {
	hangsOn: ({ return_ }) => [return_.generation, return_.month],
	of: (node, snapshot) => {
		const { events } = snapshot.form.shares ?? {};
		return events && node.place?.id === events.item ? [...treasury(snapshot, events, node), ...date(snapshot, node)] : [];
	},
};

/** The events of a month against their own words, their month and each other. */
export function eventDrafts(snapshot: Snapshot): readonly Draft[] {
	const { events } = snapshot.form.shares ?? {};
	return [...draftsOfNodes(snapshot, eventRule), ...(events ? conversions(snapshot, events) : [])];
}

/** What Notes 2 and 3 say a kind of event moves, as the two columns have it. */
function treasury({ return_, form }: Snapshot, group: SharesGroup, event: Node): readonly Draft[] {
	const text = textOf(event.opener);
	const kind = text === undefined ? undefined : matchValue(form, 'event', text, return_.generation)?.event;
	if (!kind || !hasTreasury(form, return_.generation)) return [];
	const e1 = return_.cells.get(event, group.issued);
	const e2 = return_.cells.get(event, group.treasury);
	if (!e1 || !e2 || e1.state === 'unknown' || e2.state === 'unknown') return [];
	const issued = e1.value ?? zero;
	const held = e2.value ?? zero;
	const warn = (message: string, cell = e1): Draft[] => [{ check: 'treasury-event', message, range: cellRange(cell) }];
	switch (kind) {
		case 'treasury': {
			const sum = add(issued, held);
			return isZero(sum)
				? []
				: warn(
						verdict(
							l10n.t('{1} and {2} come to {0} together, should be 0.', format(sum), group.issued, group.treasury),
							l10n.t('Shares bought into treasury leave the issued shares and join the treasury shares.'),
						),
						e2.span ? e2 : e1,
					);
		}
		case 'cancelled':
			return isZero(held)
				? []
				: warn(l10n.t('{0} stays blank: shares bought back and cancelled move no treasury shares.', group.treasury), e2);
		case 'pending':
			return isZero(issued) && isZero(held)
				? []
				: warn(
						l10n.t('Shares not yet cancelled move no balance: they stand in `pending` alone (Note 3).'),
						isZero(issued) ? e2 : e1,
					);
	}
}

function date({ return_, form }: Snapshot, event: Node): readonly Draft[] {
	const entry = first(event, 'on');
	const { month } = return_;
	const kind = matchValue(form, 'event', textOf(event.opener) ?? '', return_.generation);
	const span = entry?.field.date;
	const day = span?.day;
	const pending = event.entries.has('pending') || kind?.event === 'pending';
	if (!entry || !span || !day || !month || pending) return [];
	if (day.year === month.year && day.month === month.month) {
		return kind?.traded && !isBusinessDay(day)
			? [
					{
						check: 'event-date',
						severity: 'information',
						message: verdict(
							l10n.t('The Exchange did not trade on {0}', dayName(day)),
							l10n.t('Is it the day of the purchase or sale? On another exchange it may have been made.'),
						),
						range: spanRange(entry, span),
					},
				]
			: [];
	}
	const end = endOfMonth(month);
	return [
		{
			check: 'event-date',
			message:
				compareDays(day, end) > 0
					? l10n.t('{0} is after the month of this return ({1}).', dayName(day), dayName(end))
					: l10n.t('{0} is before the month of this return ({1}).', dayName(day), dayName(end)),
			range: spanRange(entry, span),
		},
	];
}

/** An event with a day and a text of its own, that may be one in two classes. */
interface Telling {
	readonly event: Node;
	readonly says: string;
}

function tellingOf({ nodes }: Stretch, form: Form, item: PlaceId, generation: Generation): readonly Telling[] {
	return nodes.flatMap((event): Telling[] => {
		const day = first(event, 'on')?.field.date?.day;
		const text = textOf(event.opener);
		if (
			event.place?.id !== item ||
			!day ||
			text === undefined ||
			event.astray ||
			!event.parent?.classId ||
			matchValue(form, 'event', text, generation)?.event
		) {
			return [];
		}
		const says = [day.year, day.month, day.day, text, textOf(first(event, 'specify')) ?? '']
			.join('\n')
			.toLowerCase()
			.replace(/[ \t]+/g, ' ');
		return [{ event, says }];
	});
}

/** One class turned into another, one for one: what one loses the other gains. */
function conversions({ outline, return_, ledger, form }: Snapshot, { item, issued }: SharesGroup): readonly Draft[] {
	const { generation } = return_;
	const groups = new Map<string, Node[]>();
	for (const stretch of outline.stretches) {
		for (const { event, says } of keptOf(stretch, tellingOf, [form, generation], () =>
			tellingOf(stretch, form, item, generation),
		)) {
			const same = groups.get(says);
			if (same) same.push(event);
			else groups.set(says, [event]);
		}
	}
	return [...groups.values()].flatMap((group): Draft[] => {
		if (new Set(group.map(({ parent }) => parent?.classId)).size < 2) return [];
		let sum: Decimal = zero;
		for (const event of group) {
			const cell = return_.cells.get(event, issued);
			const value = cell && ledger.valueOf(cell);
			if (!value) return [];
			sum = add(sum, value);
		}
		const [opener, ...others] = group.flatMap((event) => (event.opener ? [event.opener] : []));
		if (isZero(sum) || !opener) return [];
		return [
			{
				check: 'class-conversion',
				message: verdict(
					l10n.t('The same event stands in {0} classes, and their {2} come to {1} together.', group.length, format(sum), issued),
					l10n.t('A conversion one for one comes to 0.'),
				),
				range: entryRange(opener),
				related: others.map((other) => ({ message: l10n.t('The same event here'), range: entryRange(other) })),
			},
		];
	});
}

/** Issued and treasury shares against the authorised number, where there is one. */
export function authorisedDrafts({ outline, form, return_, ledger }: Snapshot): readonly Draft[] {
	const { shares: of } = form;
	const authorised = outline.sections.get(of?.authorised ?? '');
	const issued = outline.sections.get(of?.issued ?? '');
	if (!authorised || !issued || authorised.notApplicable) return [];
	return issued.children.flatMap((block): Draft[] => {
		const other = block.classId === undefined ? undefined : blockOf(outline, of?.authorised, block.classId);
		const limit = other && return_.cells.get(other, 'closing', 'shares');
		const shares = return_.cells.get(block, 'closing', 'issued');
		const held = return_.cells.get(block, 'closing', 'treasury');
		const most = limit && ledger.valueOf(limit);
		const a = shares && ledger.valueOf(shares);
		const b = held && ledger.valueOf(held);
		if (!most || !a || !b || !limit || !shares || (limit.state === 'absent' && isZero(most)) || compare(add(a, b), most) <= 0) {
			return [];
		}
		return [
			{
				check: 'over-authorised',
				message: verdict(
					l10n.t('{0} has {1} shares in issue; authorised are {2}.', block.classId ?? '', format(add(a, b)), format(most)),
					l10n.t('Treasury shares are included.'),
				),
				range: cellRange(shares),
				related: [{ message: l10n.t('The authorised shares'), range: cellRange(limit) }],
			},
		];
	});
}
