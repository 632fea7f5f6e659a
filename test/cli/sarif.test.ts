import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { checkIds } from '../../server/src/checks/catalogue.js';
import { harness } from '../lsp/support/harness.js';
import { kingsoft, october, small } from '../lsp/support/returns.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');

/** The schema says nothing that the drafts of JSON Schema see differently but what it calls its own address. */
function validator() {
	const { $schema, id, ...schema } = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
	const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats.default(ajv);
	return ajv.compile(schema);
}

test('validates against the schema of SARIF 2.1.0, whatever is found', async () => {
	const validate = validator();
	const returns = folder({
		'broken 金山.return': broken,
		'october.return': small(october),
		'november.return': small({ opening: '1,000,000,009', submitted: '30 December 2025' }),
		'nonsense.return': 'nonsense\n"unclosed\n',
		'clean/a.return': small({ issuer: 'Peak Ferry Limited' }).replace('07999', '07998'),
		'bad.return': new Uint8Array([0xff]),
	});
	for (const [cwd, args] of [
		[returns.path, ['.']],
		[returns.path, ['clean']],
		[returns.file('clean'), ['../broken 金山.return']],
	] as const) {
		const { stdout } = await run(['check', '--format', 'sarif', ...args], { cwd });
		const valid = validate(JSON.parse(stdout));
		expect(validate.errors ?? []).toEqual([]);
		expect(valid).toBe(true);
	}
	const { stdout } = await run(['check', '--format', 'sarif', '-'], { stdin: broken });
	expect(validate(JSON.parse(stdout))).toBe(true);
	expect(validate({ version: '2.0.0' })).toBe(false);
});

test('says the rules, and for each finding its rule, level, places and fixes', async () => {
	const returns = folder({
		'in here/broken.return': broken,
		'late.return': small({ submitted: '30 December 2025' }),
		'bad.return': new Uint8Array([0xff]),
	});
	const { code, stdout } = await run(['check', '--format', 'sarif', '.'], { cwd: returns.path });
	expect(code).toBe(2);
	const [sarif] = (JSON.parse(stdout) as Log).runs;
	const rules = sarif?.tool.driver.rules ?? [];
	expect(rules.map(({ id }) => id)).toEqual(checkIds);
	for (const { shortDescription, fullDescription, help } of rules)
		for (const text of [shortDescription, fullDescription, help]) expect(text?.text).toBeTruthy();
	expect(sarif?.columnKind).toBe('utf16CodeUnits');
	expect(sarif?.invocations).toMatchObject([
		{
			executionSuccessful: false,
			toolExecutionNotifications: [{ message: { text: expect.stringContaining('bad.return: not UTF-8') } }],
		},
	]);

	const found = sarif?.results?.find(({ ruleId }) => ruleId === 'shares-total');
	expect(found).toMatchObject({ level: 'error', ruleIndex: checkIds.indexOf('shares-total') });
	expect(found?.locations?.[0]?.physicalLocation).toMatchObject({
		artifactLocation: { uri: 'in%20here/broken.return', uriBaseId: '%SRCROOT%' },
		region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
	});
	const { startLine = 0, startColumn = 0, endColumn = 0 } = found?.locations?.[0]?.physicalLocation?.region ?? {};
	expect(broken.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1)).toBe('3,805,284,802');
	expect(found?.relatedLocations?.length).toBeGreaterThan(0);
	expect(found?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBeTruthy();
	expect(sarif?.results?.find(({ ruleId }) => ruleId === 'deadline')).toMatchObject({ level: 'warning' });
});

test('information is a note', async () => {
	const returns = folder({
		'late.return': small({ submitted: '30 December 2025' }),
		'c.json': '{"severities": {"deadline": "information"}}',
	});
	const { stdout } = await run(['check', '--format', 'sarif', '--config', 'c.json', '.'], { cwd: returns.path });
	expect((JSON.parse(stdout) as Log).runs[0]?.results).toMatchObject([{ ruleId: 'deadline', level: 'note' }]);
});
