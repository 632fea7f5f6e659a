import { applySection } from './applySection.js';
import { codeLensesOf } from './codeLenses.js';
import type { compareReturns } from './compare.js';
import { completionsAt } from './completion.js';
import { figureEdits, inLayout, writingEdits } from './computing.js';
import { dayActions } from './dayActions.js';
import { deskOf } from './desk.js';
import { foldingRangesOf } from './folding.js';
import { formatEdits, formatOnTypeEdits } from './formatting.js';
import { furnishActions, newReport, nextReport } from './furnish.js';
import { figureAt } from './grouping.js';
import { hoverAt } from './hover.js';
import { inlayHintsIn } from './inlayHints.js';
import { documentLinksOf } from './links.js';
import { monthFromDays } from './monthFromDays.js';
import { followMoves } from './movedFiles.js';
import { definitionAt, highlightsAt, referencesAt, renameableAt, renameEdits } from './references.js';
import { newReturn, resubmit, rollForward } from './roll.js';
import { beginDay } from './rollDay.js';
import { selectionRangesAt } from './selection.js';
import { semanticTokensOf } from './semanticTokens.js';
import { signatureHelpAt } from './signature.js';
import { documentSymbolsOf, symbolsIn, workspaceSymbolsOf } from './symbols.js';
import { isOfferedAt, takingUp } from './takingUp.js';

/**
 * What an editor asks for besides findings, hovers and actions. The server loads it with the first such request, so that it is not
 * waited for before the first finding stands.
 */
export const editorFeatures = {
	beginDay,
	applySection,
	codeLensesOf,
	completionsAt,
	dayActions,
	definitionAt,
	deskOf,
	documentLinksOf,
	documentSymbolsOf,
	figureAt,
	figureEdits,
	foldingRangesOf,
	followMoves,
	formatEdits,
	formatOnTypeEdits,
	furnishActions,
	highlightsAt,
	hoverAt,
	inLayout,
	inlayHintsIn,
	isOfferedAt,
	monthFromDays,
	newReport,
	newReturn,
	nextReport,
	referencesAt,
	renameableAt,
	renameEdits,
	resubmit,
	rollForward,
	selectionRangesAt,
	semanticTokensOf,
	signatureHelpAt,
	symbolsIn,
	takingUp,
	workspaceSymbolsOf,
	writingEdits,
};

/** What only the command line asks for is handed in beside them. */
export type EditorFeatures = typeof editorFeatures & { readonly compareReturns?: typeof compareReturns };
