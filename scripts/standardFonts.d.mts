import type { Plugin } from 'esbuild';

export declare const standardFonts: Plugin;
