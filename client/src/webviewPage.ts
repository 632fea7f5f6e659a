import * as vscode from 'vscode';

export interface WebviewPage {
	readonly title: string;
	/** Its style and script are `dist/<name>.css` and `dist/<name>.js`. */
	readonly name: string;
	/** Of the body. */
	readonly className?: string;
	/** HTML; every text in it is escaped. */
	readonly body: string;
}

/** The page of a webview. Its policy lets in the extension's own style and script, and nothing else. */
export function webviewPage(
	webview: vscode.Webview,
	extension: vscode.Uri,
	{ title, name, className, body }: WebviewPage,
): string {
	const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', file)).toString();
	const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body${className === undefined ? '' : ` class="${className}"`}>
${body}
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
