import { describe, expect, test } from 'vitest';
import { until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { kingsoft, ofCheck } from './support/returns.js';

const { start, folder } = harness();
const uri = 'file:///returns/kingsoft.return';
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');
const severities = (severity: unknown) => ({ severities: { 'shares-total': severity } });

describe('settings the client is asked for', () => {
	test('change a severity, and at once when they change', async () => {
		let answer: unknown = severities('warning');
		const client = await start({ configuration: () => answer });
		await client.open(uri, broken);
		expect(ofCheck(await client.diagnostics(uri, 1), 'shares-total')).toMatchObject([{ severity: 2 }]);
		answer = severities('off');
		await client.notify('workspace/didChangeConfiguration', { settings: null });
		await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], 'shares-total').length === 0, 'the check to be off');
		expect(client.last(uri)?.version).toBe(1);
	});

	test('are those of the document’s folder, and asked for once', async () => {
		const [one, two] = [folder(), folder()];
		const client = await start({
			folders: [one.uri, two.uri],
			configuration: (scope) => severities(scope === one.uri ? 'information' : 'off'),
		});
		for (const each of [one, two]) {
			await client.open(each.uriOf('a.return'), broken);
			await client.diagnostics(each.uriOf('a.return'), 1);
		}
		expect(ofCheck(client.last(one.uriOf('a.return'))?.diagnostics ?? [], 'shares-total')).toMatchObject([{ severity: 3 }]);
		expect(ofCheck(client.last(two.uriOf('a.return'))?.diagnostics ?? [], 'shares-total')).toEqual([]);
		for (let i = 0; i < 5; i++)
			await client.diagnostics(one.uriOf('a.return'), await client.change(one.uriOf('a.return'), { text: broken }));
		expect(client.asked).toEqual([one.uri, two.uri]);
	});

	test('that are wrong are said once and do no harm', async () => {
		const client = await start({
			configuration: () => ({ severities: { 'shares-total': 'fatal', nonsense: 'off', syntax: 'off', deadline: 'off' } }),
		});
		await client.open(uri, `${broken}nonsense\n`);
		await client.diagnostics(uri, 1);
		await client.notify('workspace/didChangeConfiguration', { settings: null });
		await client.open('file:///returns/other.return', broken);
		await client.diagnostics('file:///returns/other.return', 1);
		expect(ofCheck(client.last(uri)?.diagnostics ?? [], 'shares-total')).toMatchObject([{ severity: 1 }]);
		expect(ofCheck(client.last(uri)?.diagnostics ?? [], 'syntax')).toHaveLength(1);
		expect(client.logged.map(({ type, message }) => [type, message])).toEqual([
			[2, expect.stringContaining('severities.shares-total: "fatal" is not a severity')],
			[2, expect.stringContaining("there is no check 'nonsense'")],
			[2, expect.stringContaining("'syntax' is an error of the language itself")],
		]);
	});

	test('that are no object, and a client that fails to answer', async () => {
		for (const answer of [7, 'off', [], { severities: [] }, { severities: 'off' }]) {
			const client = await start({ configuration: () => answer });
			await client.open(uri, broken);
			expect(ofCheck(await client.diagnostics(uri, 1), 'shares-total')).toHaveLength(1);
		}
		const client = await start({
			configuration() {
				throw new Error('no');
			},
		});
		await client.open(uri, broken);
		expect(ofCheck(await client.diagnostics(uri, 1), 'shares-total')).toHaveLength(1);
	});

	test('that come late do not keep the findings back', async () => {
		let answer = () => {};
		const asked = new Promise<void>((resolve) => {
			answer = resolve;
		});
		const client = await start({ configuration: () => severities('off') });
		client.connection.onRequest('workspace/configuration', () => asked.then(() => [severities('off')]));
		await client.open(uri, broken);
		await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], 'shares-total').length === 1, 'the findings');
		answer();
		await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], 'shares-total').length === 0, 'the settings');
	});

	test('are registered for, where that is possible', async () => {
		const workspace = {
			...usual.workspace,
			didChangeConfiguration: { dynamicRegistration: true },
			didChangeWatchedFiles: { dynamicRegistration: true },
		};
		const client = await start({ capabilities: { ...usual, workspace } });
		await until(() => client.registrations.length === 2, 'the registrations');
		expect(client.registrations.map(({ method, registerOptions }) => [method, registerOptions])).toEqual([
			['workspace/didChangeConfiguration', { section: 'monthlyReturn' }],
			[
				'workspace/didChangeWatchedFiles',
				{ watchers: [{ globPattern: '**/*.return' }, { globPattern: '**/monthly-return.json' }] },
			],
		]);
	});
});

test('a client that cannot be asked hands them over at the start, and in the notification', async () => {
	const client = await start({ initializationOptions: { settings: severities('warning') } });
	await client.open(uri, broken);
	expect(ofCheck(await client.diagnostics(uri, 1), 'shares-total')).toMatchObject([{ severity: 2 }]);
	await client.notify('workspace/didChangeConfiguration', { settings: { monthlyReturn: severities('information') } });
	await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], 'shares-total')[0]?.severity === 3, 'the new severity');
});

describe('monthly-return.json', () => {
	const changed = (client: Awaited<ReturnType<typeof start>>, of: string) =>
		client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: of, type: 2 }] });

	test('counts below the settings, the nearest of a return, and at once when it changes', async () => {
		const returns = folder({
			'monthly-return.json': JSON.stringify({ severities: { 'shares-total': 'warning', deadline: 'off' } }),
			'a/monthly-return.json': JSON.stringify(severities('information')),
		});
		const client = await start({ folders: [returns.uri], configuration: () => ({ severities: {} }) });
		for (const name of ['x.return', 'a/x.return']) {
			await client.open(returns.uriOf(name), broken);
			await client.diagnostics(returns.uriOf(name), 1);
		}
		const severity = (name: string) => ofCheck(client.last(returns.uriOf(name))?.diagnostics ?? [], 'shares-total')[0]?.severity;
		expect([severity('x.return'), severity('a/x.return')]).toEqual([2, 3]);
		returns.write('monthly-return.json', JSON.stringify(severities('off')));
		await changed(client, returns.uriOf('monthly-return.json'));
		await until(() => severity('x.return') === undefined, 'the check to be off');
		expect(severity('a/x.return')).toBe(3);
	});

	test('what the user has set stands over it', async () => {
		const returns = folder({ 'monthly-return.json': JSON.stringify(severities('off')) });
		const client = await start({ folders: [returns.uri], configuration: () => severities('warning') });
		await client.open(returns.uriOf('x.return'), broken);
		expect(ofCheck(await client.diagnostics(returns.uriOf('x.return'), 1), 'shares-total')).toMatchObject([{ severity: 2 }]);
	});

	test('what is wrong in it is a diagnostic where it stands, what is right counts, and mended it goes', async () => {
		const returns = folder({
			'monthly-return.json': '{\n  "severities": {\n    "dedline": "off",\n    "shares-total": "warning"\n  }\n}',
		});
		const client = await start({ folders: [returns.uri], configuration: () => ({ severities: {} }) });
		const of = returns.uriOf('monthly-return.json');
		await client.open(returns.uriOf('x.return'), broken);
		expect(ofCheck(await client.diagnostics(returns.uriOf('x.return'), 1), 'shares-total')).toMatchObject([{ severity: 2 }]);
		expect(client.last(of)?.diagnostics).toEqual([
			{
				range: { start: { line: 2, character: 4 }, end: { line: 2, character: 13 } },
				severity: 1,
				source: 'monthly-return',
				message: "there is no check 'dedline'; did you mean deadline?",
			},
		]);
		returns.write('monthly-return.json', '{}');
		await changed(client, of);
		await until(() => client.last(of)?.diagnostics.length === 0, 'nothing to be wrong');
		await until(
			() => ofCheck(client.last(returns.uriOf('x.return'))?.diagnostics ?? [], 'shares-total')[0]?.severity === 1,
			'the error',
		);
	});

	test('in a folder that is not trusted it turns nothing off and names no font, until it is trusted', async () => {
		const returns = folder({
			'monthly-return.json': JSON.stringify({ ...severities('off'), font: 'f.ttf', names: '{code}.{year}.{month}.return' }),
		});
		const client = await start({
			folders: [returns.uri],
			configuration: () => ({ severities: {} }),
			initializationOptions: { trusted: false },
		});
		const at = { uri: returns.uriOf('x.return') };
		await client.open(at.uri, broken);
		expect(ofCheck(await client.diagnostics(at.uri, 1), 'shares-total')).toMatchObject([{ severity: 1 }]);
		expect(await client.request('monthlyReturn/configuration', at)).toEqual({});
		expect(await client.request('monthlyReturn/roll', at)).toMatchObject({ fileName: '03896.2025.01.return' });
		await client.notify('monthlyReturn/trusted', {});
		await until(() => ofCheck(client.last(at.uri)?.diagnostics ?? [], 'shares-total').length === 0, 'the check to be off');
		expect(await client.request('monthlyReturn/configuration', at)).toEqual({ font: returns.uriOf('f.ttf') });
	});
});
