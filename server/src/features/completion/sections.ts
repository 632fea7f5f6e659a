import type { Place } from '../../forms/form.js';
import { sectionIn } from './classes.js';
import type { Spot } from './spot.js';

/** The sections not written yet: those that follow the one that is open first, then those that were passed over. */
export function sectionsLeft(spot: Spot): readonly Place[] {
	const { sections, form } = spot.rest.outline;
	const { parts } = form;
	const last = [...sections.values()].findLast(({ opener }) => opener && opener.line < spot.line)?.place;
	const here = parts.indexOf((sectionIn(spot)?.place ?? last) as Place);
	const left = parts.filter(({ id }) => !sections.has(id));
	return [...left.filter((place) => parts.indexOf(place) > here), ...left.filter((place) => parts.indexOf(place) < here)];
}
