import * as l10n from '@vscode/l10n';

/** Lines that stand there as comments, for a person to take up or not. */
export function asComments(lines: readonly string[]): readonly string[] {
	return lines.map((line, at) => `# ${at > 0 ? '  ' : ''}${line}`);
}

/** Over them, where they confirm something. */
export function confirmHere(): string {
	return `# ${l10n.t('Confirm here what is so, or amend or omit it:')}`;
}
