import type { ReturnService } from './contract.js';
import { createService } from './core.js';
import { compareReturns } from './features/compare.js';
import { editorFeatures } from './features/editor.js';
import type { Form } from './forms/form.js';
import { allForms } from './forms/index.js';
import type { ServiceHost } from './host.js';

export type * from './contract.js';
export type * from './host.js';

/** A service with all there is. `forms`: those that a text may be, the first where it names none of them. */
export function createReturnService(host: ServiceHost = {}, forms: readonly Form[] = allForms): ReturnService {
	return createService(host, { ...editorFeatures, compareReturns }, forms);
}
