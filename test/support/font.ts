import { readFileSync } from 'node:fs';
import { chineseFont } from '../../scripts/font.mjs';
import type { Font } from '../../server/src/jobs/jobs.js';

export { chineseFont };

/** A font with the characters of Hong Kong, the same on every machine. */
export const font: Font = { bytes: new Uint8Array(readFileSync(chineseFont)) };
