import type { BuildOptions } from 'esbuild';

export const targets: readonly BuildOptions[];
export function copyBeside(folder: string): void;
