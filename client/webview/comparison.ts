/** The page of a comparison: a figure leads to its place in the text. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
document.addEventListener('click', ({ target }) => {
	const button = target instanceof Element ? target.closest('button') : null;
	if (button) vscode.postMessage({ index: Number(button.dataset.index), side: button.dataset.side });
});
