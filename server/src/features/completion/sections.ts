import { partIds } from '../../forms/ff301/lines.js';
import type { SectionId } from '../../forms/types.js';
import { sectionIn } from './classes.js';
import type { Spot } from './spot.js';

/** The sections not written yet: those that follow the one that is open first, then those that were passed over. */
export function sectionsLeft(spot: Spot): readonly (SectionId | 'totals')[] {
	const { sections } = spot.rest.outline;
	const last = [...sections.values()].findLast(({ opener }) => opener && opener.line < spot.line)?.place;
	const here = partIds.indexOf((sectionIn(spot)?.place ?? last) as SectionId);
	const left = partIds.filter((id) => !sections.has(id));
	return [...left.filter((id) => partIds.indexOf(id) > here), ...left.filter((id) => partIds.indexOf(id) < here)];
}
