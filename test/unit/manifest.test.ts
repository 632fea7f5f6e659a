import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIds, defaultSeverity, languageChecks } from '../../server/src/checks/catalogue.js';
import { schemesLeftAlone } from '../../server/src/lsp/schemes.js';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;
const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);
const clientSource = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(join(root, 'client/src', name), 'utf8'))
	.join('\n');

/** Every relative path in a part of the manifest. */
function paths(value: unknown): string[] {
	if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(paths) : [];
}

describe('The manifest', () => {
	it.each([...paths(contributes), manifest.icon])('has the file %s', (path) => {
		expect(existsSync(join(root, path))).toBe(true);
	});

	it('has a severity setting for each check, with its own severity as the default', () => {
		const { properties } = contributes.configuration.properties['monthlyReturn.severities'];
		expect(Object.keys(properties)).toEqual(checkIds);
		for (const id of checkIds) {
			expect(properties[id].default, id).toBe(defaultSeverity[id]);
			expect(properties[id].enum.includes('off'), id).toBe(!languageChecks.has(id));
		}
	});

	it.each(commands)('has the command %s, which the client registers', (command) => {
		expect(clientSource).toContain(`\`\${section}.${command.slice('monthlyReturn.'.length)}\``);
	});

	it.each(['editor/title', 'editor/context'])('has nothing in %s over an old version of a return', (menu) => {
		const others = `!(resourceScheme =~ /^(${[...schemesLeftAlone].join('|')})$/)`;
		for (const { command, when } of contributes.menus[menu]) expect(when, command).toContain(others);
	});

	it('wakes the extension for its language and a preview that is restored, no more', () => {
		// VS Code derives what the commands and the language need from `contributes`.
		expect(manifest.activationEvents).toEqual(['onWebviewPanel:monthlyReturn.preview']);
	});

	it('breaks no figure where a line is wrapped, and draws no small copy beside a return', () => {
		const defaults = contributes.configurationDefaults['[monthly-return]'];
		for (const sign of '.,)-') {
			expect(defaults['editor.wordWrapBreakAfterCharacters']).not.toContain(sign);
			expect(defaults['editor.wordWrapBreakBeforeCharacters']).not.toContain(sign);
		}
		expect(defaults).toMatchObject({ 'editor.wordWrap': 'on', 'editor.minimap.enabled': false });
	});

	it('leads through every step from a first return to the next month, with pictures', () => {
		const [{ steps }] = contributes.walkthroughs;
		expect(steps.map(({ id }: { id: string }) => id)).toEqual([
			...['begin', 'write', 'compute', 'clean', 'preview', 'import', 'next'],
		]);
		const shown = steps.map(({ media }: { media: { image?: string; markdown?: string } }) =>
			media.image
				? [media.image]
				: [...readFileSync(join(root, media.markdown ?? ''), 'utf8').matchAll(/!\[[^\]]+\]\(\.\.\/(.+?)\)/g)].map(
						([, path]) => `docs/${path}`,
					),
		);
		expect(shown.flat().length).toBeGreaterThan(2);
		for (const path of shown.flat()) expect(existsSync(join(root, path)), path).toBe(true);
	});

	it('bundles what it depends on', () => {
		expect(manifest.dependencies).toBeUndefined();
	});
});
