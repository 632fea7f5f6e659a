import type { ConfirmationId } from './types.js';

/** What an issuer may confirm, in the forms' order. */
export const confirmationIds: readonly ConfirmationId[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];
