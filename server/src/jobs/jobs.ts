import type { SheetRows, Written } from '../entry/sheet.js';
import type { Imported } from '../import/index.js';
import type { Messages } from '../localise.js';
import type { FormDocument } from '../render/model.js';
import type { Break } from '../render/sheets.js';

/**
 * A job is a program that may take long: it runs in a process of its own, in a browser in a worker, which is ended when it takes too long or nobody waits for it
 * any more. It is given one request, may ask for what it lacks while it runs, and gives one result.
 */
export interface Jobs {
	readonly import: {
		readonly request: { readonly bytes: Uint8Array };
		readonly result: Imported;
		readonly questions: {
			/** A predefined CMap of Adobe's, by name. */
			cmap(name: string): Promise<Uint8Array | undefined>;
		};
	};
	readonly pdf: {
		/** `breaks`: not the PDF is wanted, but where its sheets begin, for which no font is asked. */
		readonly request: { readonly document: FormDocument; readonly breaks?: true };
		readonly result:
			| { readonly pdf: Uint8Array }
			| { readonly refused: string }
			| { readonly lacks: 'font' }
			| { readonly breaks: readonly Break[] };
		readonly questions: {
			/** A font for what the standard ones have no characters for; asked where there is such a character. */
			font(): Promise<Font | undefined>;
		};
	};
	/** The rows of a workbook. */
	readonly sheet: {
		readonly request: { readonly bytes: Uint8Array; readonly rules: Written };
		readonly result: SheetRows;
		readonly questions: Readonly<Record<never, never>>;
	};
}

export type JobName = keyof Jobs;

/** A font's file, and of a collection the name of the font in it. */
export interface Font {
	readonly bytes: Uint8Array;
	readonly name?: string;
}

/** Far above what a return of fifty pages takes on a slow machine. Memory, all of it, is limited where the host can. */
export const limits: Readonly<Record<JobName, { readonly seconds: number; readonly megabytes: number }>> = {
	import: { seconds: 30, megabytes: 1024 },
	pdf: { seconds: 60, megabytes: 1024 },
	sheet: { seconds: 30, megabytes: 1024 },
};

export type ToJob =
	| { readonly begin: unknown /** The language it speaks. */; readonly messages: Messages | undefined }
	| { readonly answered: number; readonly with: unknown };

export type FromJob =
	| { readonly asked: number; readonly name: string; readonly of: readonly unknown[] }
	| { readonly result: unknown }
	| { readonly failed: string };

/** What a job's process on Node says: what its job does, or why that is dead. */
export type FromProcess = FromJob | { readonly died: { readonly message?: string; readonly code?: string } };
