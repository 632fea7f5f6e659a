import type { BuildOptions } from 'esbuild';

export function program(name: string, entry: string): BuildOptions & { entryPoints: Record<string, string> };
export const programsManifest: string;
