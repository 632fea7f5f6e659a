import { expect, it } from 'vitest';
import { resolved } from '../../server/src/lsp/uris.js';

it.each([
	['file:///returns', 'a/b.return', 'file:///returns/a/b.return'],
	['file:///returns/', 'a\\b.return', 'file:///returns/a/b.return'],
	['vscode-test-web://mount', 'b.return', 'vscode-test-web://mount/b.return'],
	['memfs:/', 'b.return', 'memfs:/b.return'],
])('in %s %s is %s', (folder, path, uri) => {
	expect(resolved(folder, path)).toBe(uri);
});
