import type { Metafile } from 'esbuild';

export const noticesName: string;
export function notices(metafiles: readonly Metafile[], root: string): string;
