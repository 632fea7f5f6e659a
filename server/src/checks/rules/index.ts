import type { Form } from '../../forms/form.js';
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

/** Of what issuers return of their shares. */
const ofShares: readonly Rule[] = [hiddenDrafts, classDrafts, lineDrafts, specifyDrafts, missingDrafts, confirmationDrafts];

/** What a form asks for besides, by what it is of. A form that does not say has the rules of its table alone. */
const ofKind: Readonly<Record<NonNullable<Form['kind']>, Rules>> = {
	month: {
		own: [headDrafts, ...ofShares, eventDrafts, authorisedDrafts, itemDrafts, negativeDrafts],
		across: [
			submissionDrafts,
			gapDrafts,
			(snapshot, { previous }) => (previous ? monthDrafts(snapshot, previous) : []),
			monthOfDaysDrafts,
		],
	},
	day: {
		own: [...ofShares, negativeDrafts, discountDrafts, purchaseDrafts, closingDateDrafts, nextDayDeadlineDrafts],
		across: [percentDrafts, chainDrafts],
	},
	cover: { own: [hiddenDrafts, lineDrafts, negativeDrafts, reportDrafts], across: [exhibitDrafts] },
};

export function rulesOf({ kind }: Form): Rules {
	return kind ? ofKind[kind] : { own: general, across: [] };
}
