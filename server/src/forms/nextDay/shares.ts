import type { Shares } from '../shares.js';

export const shares: Shares = { issued: 'I', groups: [], purchases: 'II' };
