import * as l10n from '@vscode/l10n';

/**
 * The rules of EDGAR for what is sent to it: each with its source and how sure it is. Not all that EDGAR asks: what is known here.
 */

export type Sure = 'seen' | 'recalled';

export interface EdgarRule {
	readonly id: string;
	readonly source: string;
	readonly sure: Sure;
}

const manual = 'EDGAR Filer Manual, volume II, chapter 5';

const edgarRules = {
	'file-name': { id: 'file-name', source: manual, sure: 'seen' },
	ascii: { id: 'ascii', source: manual, sure: 'seen' },
	'active-content': { id: 'active-content', source: manual, sure: 'seen' },
	'style-sheet': { id: 'style-sheet', source: manual, sure: 'seen' },
	link: { id: 'link', source: manual, sure: 'seen' },
	tag: { id: 'tag', source: `${manual}: the subset of HTML 3.2/4.0`, sure: 'recalled' },
	attribute: { id: 'attribute', source: `${manual}: the subset of HTML 3.2/4.0`, sure: 'recalled' },
	'nested-table': { id: 'nested-table', source: manual, sure: 'recalled' },
	'line-length': { id: 'line-length', source: manual, sure: 'seen' },
	'unofficial-copy': { id: 'unofficial-copy', source: manual, sure: 'seen' },
} as const satisfies Record<string, EdgarRule>;

export interface EdgarProblem {
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly rule: EdgarRule;
	readonly message: string;
	/** Worth a word, and no ground for refusing the submission. */
	readonly isHint: boolean;
}

export interface EdgarFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const tags = new Set(
	'html head title body a b br center div font h1 h2 h3 h4 h5 h6 hr i img li ol p pre small sub sup table tr td th u ul'.split(
		' ',
	),
);
const attributes = new Set(
	'align valign width border cellpadding cellspacing colspan rowspan style href name src alt height size color face bgcolor'.split(
		' ',
	),
);
const active = new Set(
	'script form frame frameset iframe object applet embed input button select textarea noscript meta'.split(' '),
);

/** More of one file are not said. */
const most = 200;

/** Files that are one submission: links between them lead somewhere. */
export function edgarCheck(files: readonly EdgarFile[]): readonly EdgarProblem[] {
	const names = new Set(files.map(({ name }) => name));
	return files.flatMap((file) => new FileCheck(file, names).problems().slice(0, most));
}

class FileCheck {
	readonly #found: EdgarProblem[] = [];
	readonly #text: string;
	readonly #starts: number[] = [0];

	constructor(
		private readonly file: EdgarFile,
		private readonly names: ReadonlySet<string>,
	) {
		const text = Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join('');
		this.#text = text;
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
	}

	problems(): readonly EdgarProblem[] {
		const { name } = this.file;
		this.#fileName();
		if (/\.pdf$/i.test(name)) {
			this.#say('unofficial-copy', 0, l10n.t('A PDF is an unofficial copy only.'), true);
			return this.#found;
		}
		if (/\.(?:jpg|gif)$/i.test(name)) return this.#found;
		this.#ascii();
		if (/\.html?$/i.test(name)) this.#html();
		else this.#lines();
		return this.#found;
	}

	#say(rule: keyof typeof edgarRules, at: number, message: string, isHint = false): void {
		if (this.#found.length <= most) {
			this.#found.push({ file: this.file.name, line: this.#lineOf(at), rule: edgarRules[rule], message, isHint });
		}
	}

	#lineOf(at: number): number {
		let [low, high] = [0, this.#starts.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#starts[middle] as number) <= at) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#fileName(): void {
		const { name } = this.file;
		if (name.length > 32) {
			this.#say('file-name', 0, l10n.t('The file name has {0} characters, of at most 32.', name.length));
		}
		if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
			this.#say('file-name', 0, l10n.t('A file name has letters, digits, `.`, `-` and `_` alone, the first a letter or digit.'));
		}
		if (!/\.(?:htm|txt|pdf|jpg|gif)$/i.test(name)) {
			this.#say('file-name', 0, l10n.t('A file name ends in .htm, .txt, .pdf, .jpg or .gif.'));
		}
		if (/[A-Z]/.test(name)) {
			this.#say('file-name', 0, l10n.t('Older manuals ask for file names in small letters.'), true);
		}
	}

	#ascii(): void {
		let line = -1;
		for (let at = 0; at < this.#text.length; at += 1) {
			const code = this.#text.charCodeAt(at);
			if ((code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x09) continue;
			// Once a line.
			const of = this.#lineOf(at);
			if (of !== line) {
				this.#say('ascii', at, l10n.t('A character is not ASCII: it is written as a character reference, such as `&#8217;`.'));
			}
			line = of;
		}
	}

	#lines(): void {
		let inTable = false;
		for (const [index, start] of this.#starts.entries()) {
			const end = (this.#starts[index + 1] ?? this.#text.length + 1) - 1;
			const line = this.#text.slice(start, end).replace(/\r$/, '');
			if (/<TABLE>/i.test(line)) inTable = true;
			const limit = inTable ? 132 : 80;
			if (line.length > limit) {
				this.#say('line-length', start, l10n.t('The line has {0} characters, of at most {1}.', line.length, limit));
			}
			if (/<\/TABLE>/i.test(line)) inTable = false;
		}
	}

	#html(): void {
		let tables = 0;
		for (const { name, closes, attributes: written, at, whole } of tagsIn(this.#text)) {
			if (!whole) this.#say('tag', at, l10n.t('A tag is not closed by `>`.'));
			if (active.has(name)) {
				this.#say('active-content', at, l10n.t('`<{0}>`: active content suspends the submission.', name));
				continue;
			}
			if (name === 'style' || name === 'link') {
				this.#say('style-sheet', at, l10n.t('`<{0}>`: style sheets are not taken.', name));
				continue;
			}
			if (!tags.has(name)) {
				this.#say('tag', at, l10n.t('`<{0}>` is none of the tags that are known to be taken.', shown(name)));
				continue;
			}
			if (name === 'table') {
				tables = Math.max(0, tables + (closes ? -1 : 1));
				if (tables > 1 && !closes) this.#say('nested-table', at, l10n.t('A table stands in a table.'));
			}
			for (const [attribute, value] of written) this.#attribute(name, attribute, value, at);
		}
	}

	#attribute(tag: string, attribute: string, value: string, at: number): void {
		if (attribute.startsWith('on') || /^\s*(?:javascript|vbscript|data):/i.test(value)) {
			this.#say('active-content', at, l10n.t('`{0}` of `<{1}>`: active content suspends the submission.', shown(attribute), tag));
		} else if (attribute === 'style' && /url\s*\(|expression\s*\(|@import/i.test(value)) {
			this.#say('style-sheet', at, l10n.t('A style refers to something elsewhere.'));
		} else if (attribute === 'href' || attribute === 'src') {
			this.#link(attribute, value, at);
		} else if (!attributes.has(attribute)) {
			this.#say('attribute', at, l10n.t('`{0}` is none of the attributes that are known to be taken.', shown(attribute)));
		}
	}

	#link(attribute: string, value: string, at: number): void {
		const target = value.trim().split('#', 1)[0] as string;
		if (target === '' && attribute === 'href') return;
		if (this.names.has(target)) {
			if (attribute === 'src' && !/\.(?:jpg|gif)$/i.test(target)) {
				this.#say('link', at, l10n.t('A picture is a .jpg or a .gif.'));
			}
			return;
		}
		if (attribute === 'href' && /^https?:\/\/www\.sec\.gov\/Archives\//i.test(target)) return;
		this.#say('link', at, l10n.t('"{0}" is no document of this submission, nor of the Commission’s archive.', shown(target)));
	}
}

function shown(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

interface Tag {
	readonly name: string;
	readonly closes: boolean;
	readonly attributes: readonly (readonly [string, string])[];
	readonly at: number;
	readonly whole: boolean;
}

/** The tags of a page, read as a browser does: once over the text. */
function* tagsIn(text: string): Generator<Tag> {
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
		if (text.startsWith('<!--', at)) {
			const end = text.indexOf('-->', at + 4);
			if (end < 0) return;
			at = end;
			continue;
		}
		if (text[at + 1] === '!' || text[at + 1] === '?') continue;
		const closes = text[at + 1] === '/';
		let index = at + (closes ? 2 : 1);
		const begin = index;
		if (!/[a-z]/i.test(text[begin] ?? '')) continue;
		while (index < text.length && !/[\s/>]/.test(text[index] as string)) index += 1;
		const name = text.slice(begin, index).toLowerCase();
		const found: (readonly [string, string])[] = [];
		while (index < text.length && text[index] !== '>') {
			if (/[\s/]/.test(text[index] as string)) {
				index += 1;
				continue;
			}
			const from = index;
			while (index < text.length && !/[\s=>/]/.test(text[index] as string)) index += 1;
			const attribute = text.slice(from, index).toLowerCase();
			while (index < text.length && /\s/.test(text[index] as string)) index += 1;
			let value = '';
			if (text[index] === '=') {
				index += 1;
				while (index < text.length && /\s/.test(text[index] as string)) index += 1;
				const quote = text[index];
				if (quote === '"' || quote === "'") {
					const end = text.indexOf(quote, index + 1);
					value = text.slice(index + 1, end < 0 ? text.length : end);
					index = end < 0 ? text.length : end + 1;
				} else {
					const start = index;
					while (index < text.length && !/[\s>]/.test(text[index] as string)) index += 1;
					value = text.slice(start, index);
				}
			} else if (index === from) {
				index += 1;
			}
			if (attribute !== '') found.push([attribute, value]);
		}
		yield { name, closes, attributes: found, at, whole: index < text.length };
		at = Math.max(at, index - 1);
	}
}
