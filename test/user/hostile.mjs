// A return that somebody sent, whose texts would have a picture fetched and a command run: what is shown of them is text.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const server = 'a.example';
const text = `return FF301

issuer  "![name](https://${server}/name.png) [Click](command:workbench.action.quit)"
month   31 October 2026

class ORD "Ordinary shares" listed 07990

section III.A
  for ORD
    scheme "![s](https://${server}/s.png)"
      opening  12,000,000
      closing  12,000,007
`;

/** `asked`: the addresses of other machines that the page wanted something of. */
export async function readHostile({ page, step, picture, workspace, asked }) {
	await step('rests on a figure of a hostile return, and nothing is asked of the server that its texts name', async () => {
		const name = 'sent.return';
		writeFileSync(path.join(workspace, name), text);
		await page.getByRole('treeitem', { name, exact: true }).dblclick();
		const editor = page.locator(`.monaco-editor[data-uri$="${name}"]`);
		await editor.locator('.squiggly-error').first().waitFor();
		const figure = editor.locator('.view-line').filter({ hasText: '12,000,007' }).getByText('12,000,007').first();
		const card = page.locator('.monaco-hover:visible').filter({ hasText: server });
		for (let tries = 1; ; tries++) {
			await page.mouse.move(900, 700);
			await figure.hover();
			try {
				await card.first().waitFor({ timeout: 5000 });
				break;
			} catch (error) {
				if (tries === 5) throw error;
			}
		}
		await picture('hostile');
		assert.equal(
			await card.locator(`img, a[href*="${server}"], a[data-href*="${server}"], [data-href^="command:workbench"]`).count(),
			0,
		);
		// Whatever it fetched would have been asked for by now.
		await page.waitForTimeout(2000);
		assert.deepEqual(
			asked.filter((url) => url.includes(server)),
			[],
		);
	});
}
