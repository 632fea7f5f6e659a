import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { HintSettings } from '../service.js';

/** Hints stand at the end of their line, and never on the line being edited. */
export function inlayHintsIn(
	_snapshot: Snapshot,
	_range: Range,
	_settings: HintSettings,
	_edited: number | undefined,
): readonly InlayHint[] {
	return [];
}
