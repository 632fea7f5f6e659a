import type { Json } from '../../../server/src/render/index.js';
import { saidOnPaper } from './said.js';

type Said = Record<string, Json> & { readonly sections: Record<string, Json> };

/** What a return says on paper without III, V and the totals, which hang on III. */
export function plainPart(text: string): Json {
	const { sections, totals: _, ...rest } = saidOnPaper(text) as Said;
	return { ...rest, I: sections.I ?? null, II: sections.II ?? null } as Json;
}
