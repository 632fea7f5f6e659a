import type { BuildOptions } from 'esbuild';

export function jobs(): BuildOptions[];
