import * as vscode from 'vscode';
import { sayError } from './say.js';

export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What was asked for and failed is said; VS Code would only log it. */
export function sayFailed(error: unknown): void {
	void sayError(vscode.l10n.t('Monthly Return: {0}', reasonOf(error)));
}
