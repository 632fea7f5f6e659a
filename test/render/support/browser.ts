import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withChineseFont } from '../../../scripts/font.mjs';
import { root } from '../../support/bundles.js';

/** As much of playwright-core as is in use. */
export interface Page {
	setContent(html: string): Promise<void>;
	evaluate<T>(what: string): Promise<T>;
	pdf(options?: object): Promise<Uint8Array>;
	close(): Promise<void>;
}

export interface Browser {
	newPage(options?: object): Promise<Page>;
	close(): Promise<void>;
}

/** A browser, or why there is none here. */
export async function browser(): Promise<Browser | { readonly missing: string }> {
	try {
		const { chromium } = await import(join(root, 'test/offline/setup.mjs'));
		const playwright = createRequire(join(root, 'test/offline/package.json'))('playwright-core');
		return await playwright.chromium.launch({
			executablePath: chromium(),
			args: ['--no-sandbox'],
			env: withChineseFont(join(root, 'out/fonts')),
		});
	} catch (error) {
		return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
	}
}
