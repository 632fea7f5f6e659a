// From the December return to the Form 6-K that furnishes it, with its note, its exhibit and its preview: a click and two keys.
import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const name = 'kingsoft-cloud-2024-12.return';
const last = 'kingsoft-cloud-2024-12-05.6-K.return';
const next = 'kingsoft-cloud-2025-01-07.6-K.return';

/** The issuer's report of the month before, whose exhibit is not here. */
const report = `report 6-K

registrant  "Kingsoft Cloud Holdings Limited"  caption "Exact Name of Registrant as Specified in Its Charter"
file        001-39278
address     "Building D, Xiaomi Science and Technology Park, No. 33 Xierqi Middle Road,"
            "Haidian District"
            "Beijing, 100085, the People's Republic of China"
annual      20-F

exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"

signed "Haijian He"
  title  "Chief Financial Officer and Director"
  date   5 December 2024
`;

export async function furnish({ page, step, picture, workspace }) {
	const editor = page.locator(`.monaco-editor[data-uri$="${next}"]`);
	const line = (text) => editor.locator('.view-line').filter({ hasText: text }).first();

	await step('has the return furnished under a Form 6-K, and sees its page: a click and two keys', async () => {
		writeFileSync(path.join(workspace, last), report);
		// Whatever was open before takes no room from it.
		await page.keyboard.press('Control+K');
		await page.keyboard.press('Control+W');
		await page.getByRole('treeitem', { name, exact: true }).dblclick();
		// To the top, where the lenses of the whole return are.
		await page
			.locator('.monaco-editor')
			.filter({ has: page.locator('.view-line') })
			.first()
			.click({ position: { x: 200, y: 100 } });
		await page.keyboard.press('Control+Home');
		const lens = page.locator('.codelens-decoration a').filter({ hasText: 'New Form 6-K for this return' });
		await lens.click();
		await line('January 7, 2025').waitFor();
		await line(`from "${name}"`).waitFor();
		await page.keyboard.press('Control+Alt+M');
		await page.keyboard.press('p');
		const form = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('#form');
		await form.getByText('EXPLANATORY NOTE').waitFor();
		await form.getByText('/s/ Haijian He').waitFor();
		const text = readFileSync(path.join(workspace, next), 'utf8');
		assert.match(text, /^note {2}"We submitted a monthly return form dated January 7, 2025 /m);
		assert.match(text, /^ {2}date {3}7 January 2025$/m);
		await picture('report');
	});
}
