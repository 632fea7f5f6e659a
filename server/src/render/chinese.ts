import messages from '../../../l10n/bundle.l10n.zh-tw.json' with { type: 'json' };
import type { Messages } from '../localise.js';

/** What is said in the Chinese of Hong Kong, for a page that is wanted in Chinese by someone whose editor speaks another language. */
export const chinese: Messages = messages;

/** It speaks one language. */
export function speak(_: Messages | undefined): void {}
