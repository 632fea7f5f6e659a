import { sectionIds } from '../forms/ff301/lines.js';
import type { SectionId } from '../forms/types.js';

const names: ReadonlyMap<string, SectionId> = new Map(
	sectionIds.flatMap((id): [string, SectionId][] => [
		[id, id],
		[id.replace(/\.(.)$/, '($1)'), id],
	]),
);

/** `III(A)`, `iii.a` → `III.A`. */
export function sectionOf(name: string): SectionId | undefined {
	return names.get(name.toUpperCase().replace(/\s/g, '').replace('（', '(').replace('）', ')'));
}
