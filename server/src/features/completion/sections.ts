import { sectionIds } from '../../form/lines.js';
import type { SectionId } from '../../form/types.js';
import { sectionIn } from './classes.js';
import type { Spot } from './spot.js';

/** In the form's order; its grand totals stand between III and IV. */
const order: readonly (SectionId | 'totals')[] = sectionIds.flatMap((id) => (id === 'IV' ? (['totals', id] as const) : [id]));

/** The sections not written yet: those that follow the one that is open first, then those that were passed over. */
export function sectionsLeft(spot: Spot): readonly (SectionId | 'totals')[] {
	const { sections } = spot.rest.outline;
	const last = [...sections.values()].findLast(({ opener }) => opener && opener.line < spot.line)?.place;
	const here = order.indexOf((sectionIn(spot)?.place ?? last) as SectionId);
	const left = order.filter((id) => !sections.has(id));
	return [...left.filter((id) => order.indexOf(id) > here), ...left.filter((id) => order.indexOf(id) < here)];
}
