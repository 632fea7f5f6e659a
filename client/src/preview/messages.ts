/** What the preview's page and the extension say to one another. Positions are the LSP's. */

/** Of the form's own words. */
export type Language = 'en' | 'zh';
export type View = 'form' | 'year';

export interface Page {
	readonly id: string;
	/** Left out where it is what it was. */
	readonly html?: string;
}

export interface Position {
	readonly line: number;
	readonly character: number;
}

/** What the page keeps of itself, and is restored from. */
export interface PreviewState {
	readonly uri: string;
	readonly language: Language;
	readonly view: View;
	/** The page that was at the top, and how far it was scrolled, as a part of its height. */
	readonly place?: { readonly page: string; readonly part: number };
	/** How large the form is shown; left out, as wide as there is room for. */
	readonly zoom?: number;
}

export type ToPage =
	| {
			readonly type: 'form';
			readonly uri: string;
			readonly language: Language;
			readonly pages: readonly Page[];
			/** What there is to say of the whole, above it. */
			readonly note: string;
	  }
	| { readonly type: 'year'; readonly html: string }
	| { readonly type: 'view'; readonly view: View }
	/** The cursor in the text. */
	| { readonly type: 'cursor'; readonly at: Position }
	/** There is no form to show, and why. */
	| { readonly type: 'none'; readonly message: string };

export type FromPage =
	/** It is loaded, and has nothing yet. */
	| { readonly type: 'ready' }
	/** To the text: of a cell's value, or to the end of a line. `stay`: whoever goes from one to the next keeps the keyboard in the page. */
	| {
			readonly type: 'reveal';
			readonly line: number;
			readonly start?: number;
			readonly end?: number;
			readonly stay?: boolean;
	  }
	/** Whether there is room for pages, which are then the PDF's; else the form is set anew for reading. */
	| { readonly type: 'paged'; readonly paged: boolean }
	| { readonly type: 'view'; readonly view: View }
	| { readonly type: 'language'; readonly language: Language }
	| { readonly type: 'open'; readonly uri: string }
	| { readonly type: 'export' };
