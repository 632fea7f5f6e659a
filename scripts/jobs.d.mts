import type { BuildOptions, Plugin } from 'esbuild';

export function jobs(more?: readonly Plugin[]): BuildOptions[];
