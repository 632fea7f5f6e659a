import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { report } from '../support/form6k.js';
import { until } from './support/client.js';
import { harness } from './support/harness.js';
import { kingsoft, october, ofCheck, small } from './support/returns.js';

const { start, folder } = harness();
const broughtForward = 'brought-forward';

test('a return is checked against the month before in another folder, which is not open', async () => {
	const returns = folder({ '2025/october/ff301 (1).return': small({ ...october, closing: '1,000,000,000' }) });
	const other = folder();
	const client = await start({ folders: [other.uri, returns.uri] });
	const uri = other.uriOf('november.return');
	await client.open(uri, small({ opening: '1,000,000,009' }));
	await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward).length > 0, broughtForward);
	const [finding] = ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward);
	expect(finding?.relatedInformation?.map(({ location }) => location.uri)).toContain(
		returns.uriOf('2025/october/ff301 (1).return'),
	);
});

test('an edit of one month tells the next, in the client’s own spelling of its address', async () => {
	const client = await start();
	const [before, after] = ['file:///returns/(a)%20october.return', 'file:///returns/november.return'];
	await client.open(before, small(october));
	await client.open(after, small());
	expect(ofCheck(await client.diagnostics(after, 1), broughtForward)).toEqual([]);
	await client.change(before, { text: small({ ...october, opening: '1,000,000,009' }) });
	await until(() => ofCheck(client.last(after)?.diagnostics ?? [], broughtForward).length > 0, broughtForward);
	expect(client.last(after)?.version).toBe(1);
	const [finding] = ofCheck(client.last(after)?.diagnostics ?? [], broughtForward);
	expect(finding?.relatedInformation?.[0]?.location.uri).toBe(before);

	// Another issuer's return has no say: the finding goes with the name.
	await client.change(before, {
		text: small({ ...october, opening: '1,000,000,009', issuer: 'Peak Ferry Limited' }).replace('07999', '07998'),
	});
	await until(() => ofCheck(client.last(after)?.diagnostics ?? [], broughtForward).length === 0, 'the finding to go');
});

test('one file has one address, however it is spelt', async () => {
	const returns = folder({ 'october (1).return': small({ ...october, opening: '1,000,000,009' }) });
	const client = await start({ folders: [returns.uri] });
	// vscode-uri writes %28; other clients do not.
	const plain = `${returns.uri}/october%20(1).return`;
	await client.open(plain, small(october));
	const november = returns.uriOf('november.return');
	await client.open(november, small());
	await client.diagnostics(november, 1);
	await client.quiet();
	expect(client.last(november)?.diagnostics).toEqual([]);
	expect(client.last(plain)?.uri).toBe(plain);
});

test('what changes on disk, comes and goes is followed', async () => {
	const returns = folder({ 'october.return': small(october) });
	const client = await start({ folders: [returns.uri] });
	const uri = returns.uriOf('november.return');
	const count = () => ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward).length;
	await client.open(uri, small({ opening: '1,000,000,009' }));
	await until(() => count() > 0, 'the finding');

	const changed = (type: number) =>
		client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: returns.uriOf('october.return'), type }] });
	returns.write('october.return', small({ ...october, opening: '1,000,000,009' }));
	await changed(2);
	await until(() => count() === 0, 'the finding to go');
	returns.write('october.return', small(october));
	await changed(2);
	await until(() => count() > 0, 'the finding to come back');
	rmSync(returns.file('october.return'));
	await changed(3);
	await until(() => count() === 0, 'the finding to go with the file');
	returns.write('october.return', small(october));
	await changed(1);
	await until(() => count() > 0, 'the finding to come with the file');
	returns.write('october.return', new Uint8Array([0xff, 0xfe, 0x00]));
	await changed(2);
	await until(() => count() === 0, 'the finding to go with the unreadable file');
	expect(client.logged.map(({ message }) => message).join()).toContain('UTF-8');
});

test('a report is told when its exhibit, which nobody opens, changes on disk, goes and comes', async () => {
	const name = 'kingsoft-cloud-2024-12.return';
	const returns = folder({ [name]: kingsoft });
	const client = await start({ folders: [returns.uri] });
	const uri = returns.uriOf('a.6-K.return');
	const has = (check: string) => ofCheck(client.last(uri)?.diagnostics ?? [], check).length > 0;
	const changed = (type: number) =>
		client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: returns.uriOf(name), type }] });
	await client.open(uri, report);
	await until(() => has('exhibit-findings') && !has('furnished-early'), 'the warnings of the exhibit');
	returns.write(name, kingsoft.replace('7 January 2025', '8 January 2025'));
	await changed(2);
	await until(() => has('furnished-early') && has('note-fact'), 'what is said of its day');
	rmSync(returns.file(name));
	await changed(3);
	await until(() => has('exhibit') && !has('furnished-early'), 'that it is not there');
	returns.write(name, kingsoft);
	await changed(1);
	await until(() => !has('exhibit') && has('exhibit-findings'), 'that it is there again');
});

test('a document that closes goes back to the disk’s text, or goes', async () => {
	const returns = folder({ 'october.return': small(october) });
	const client = await start({ folders: [returns.uri] });
	const uri = returns.uriOf('november.return');
	const count = () => ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward).length;
	await client.open(uri, small());
	await client.open(returns.uriOf('october.return'), small({ ...october, opening: '1,000,000,009' }));
	await until(() => count() > 0, 'the finding');
	await client.close(returns.uriOf('october.return'));
	await until(() => count() === 0, 'the disk’s text');

	await client.open('untitled:october', small({ ...october, submitted: '5 November 2025', opening: '1,000,000,009' }));
	await until(() => count() > 0, 'the later submitted one');
	await client.close('untitled:october');
	await until(() => count() === 0, 'it to be forgotten');
});

test('an open document is not overwritten by the disk', async () => {
	const returns = folder({ 'october.return': small({ ...october, opening: '1,000,000,009' }) });
	const client = await start({ folders: [returns.uri] });
	const [before, uri] = [returns.uriOf('october.return'), returns.uriOf('november.return')];
	await client.open(before, small(october));
	await client.open(uri, small());
	await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: before, type: 2 }] });
	await client.diagnostics(uri, 1);
	await client.quiet();
	expect(client.last(uri)?.diagnostics).toEqual([]);
});

test('folders come and go', async () => {
	const [one, two] = [folder({ 'october.return': small(october) }), folder()];
	const client = await start({ folders: [two.uri] });
	const uri = two.uriOf('november.return');
	const count = () => ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward).length;
	await client.open(uri, small({ opening: '1,000,000,009' }));
	await client.diagnostics(uri, 1);
	const added = [{ uri: one.uri, name: 'one' }];
	await client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
	await until(() => count() > 0, 'the finding');
	await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: added } });
	await until(() => count() === 0, 'the finding to go');
});

test('a return opened without a folder is checked against those that lie beside it, as long as one of them is open', async () => {
	const returns = folder({
		'october.return': small({ ...october, closing: '1,000,000,000' }),
		'below/december.return': small({ month: '31 December 2025', opening: '7', closing: '7' }),
	});
	const client = await start();
	const uri = returns.uriOf('november.return');
	await client.open(uri, small({ opening: '1,000,000,009' }));
	const found = () => ofCheck(client.last(uri)?.diagnostics ?? [], broughtForward);
	await until(() => found().length > 0, broughtForward);
	expect(found()[0]?.relatedInformation?.map(({ location }) => location.uri)).toContain(returns.uriOf('october.return'));

	// Another issuer's file elsewhere takes nothing of it away; its own, closed, is forgotten with its neighbours.
	const other = 'file:///elsewhere/november.return';
	await client.open(other, kingsoft);
	await client.notify('textDocument/didClose', { textDocument: { uri } });
	await client.quiet();
	const again = 'file:///elsewhere/november-2.return';
	await client.open(again, small({ opening: '1,000,000,009' }));
	expect(ofCheck(await client.diagnostics(again, 1), broughtForward)).toEqual([]);
});
