import type { BuildOptions, BuildResult } from 'esbuild';

export const targets: readonly BuildOptions[];
export function copyBeside(folder: string): void;
export function writeNotices(folder: string, built: readonly BuildResult<{ metafile: true }>[]): void;
