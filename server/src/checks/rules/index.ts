import { ff301 } from '../../forms/ff301/index.js';
import { ff304 } from '../../forms/ff304/index.js';
import { ff305 } from '../../forms/ff305/index.js';
import type { Form } from '../../forms/form.js';
import { form6k } from '../../forms/form6k/index.js';
import { negativeDrafts } from '../arithmetic.js';
import type { Draft } from '../draft.js';
import { monthDrafts } from '../months.js';
import type { Neighbours } from '../neighbours.js';
import { chainDrafts } from '../nextDay/chain.js';
import { closingDateDrafts, nextDayDeadlineDrafts } from '../nextDay/dates.js';
import { monthOfDaysDrafts } from '../nextDay/month.js';
import { discountDrafts, percentDrafts } from '../nextDay/percents.js';
import { purchaseDrafts } from '../nextDay/purchases.js';
import type { Snapshot } from '../snapshot.js';
import { classDrafts } from './classes.js';
import { authorisedDrafts, eventDrafts } from './events.js';
import { gapDrafts } from './gaps.js';
import { headDrafts, submissionDrafts } from './header.js';
import { hiddenDrafts } from './hidden.js';
import { itemDrafts } from './items.js';
import { lineDrafts, specifyDrafts } from './lines.js';
import { exhibitDrafts, reportDrafts } from './reports.js';
import { confirmationDrafts, missingDrafts } from './sections.js';

type Rule = (snapshot: Snapshot) => readonly Draft[];
type RuleAcross = (snapshot: Snapshot, neighbours: Neighbours) => readonly Draft[];

/** The rules of a form, besides its identities. */
export interface Rules {
	/** Of one text by itself. */
	readonly own: readonly Rule[];
	/** Of a text and those beside it in time. */
	readonly across: readonly RuleAcross[];
}

/** What the table of any form says by itself. */
const general: readonly Rule[] = [hiddenDrafts, lineDrafts, missingDrafts, negativeDrafts];

/** A next-day return's. */
const nextDay: Rules = {
	own: [
		hiddenDrafts,
		classDrafts,
		lineDrafts,
		specifyDrafts,
		missingDrafts,
		confirmationDrafts,
		negativeDrafts,
		discountDrafts,
		purchaseDrafts,
		closingDateDrafts,
		nextDayDeadlineDrafts,
	],
	across: [percentDrafts, chainDrafts],
};

/** What a form asks for besides. A form that is not here has the rules of its table alone. */
const ofForm: ReadonlyMap<Form, Rules> = new Map<Form, Rules>([
	[
		ff301,
		{
			own: [
				headDrafts,
				hiddenDrafts,
				classDrafts,
				lineDrafts,
				specifyDrafts,
				missingDrafts,
				confirmationDrafts,
				eventDrafts,
				authorisedDrafts,
				itemDrafts,
				negativeDrafts,
			],
			across: [
				submissionDrafts,
				gapDrafts,
				(snapshot, { previous }) => (previous ? monthDrafts(snapshot, previous) : []),
				monthOfDaysDrafts,
			],
		},
	],
	[ff305, nextDay],
	[ff304, nextDay],
	[form6k, { own: [...general, reportDrafts], across: [exhibitDrafts] }],
]);

export function rulesOf(form: Form): Rules {
	return ofForm.get(form) ?? { own: general, across: [] };
}
