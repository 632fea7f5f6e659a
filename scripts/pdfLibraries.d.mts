import type { Plugin } from 'esbuild';

export declare const pdfLibraries: Plugin;
