/** What stands between quotation marks in a source, and in which call. */
export interface Literal {
	/** Escapes undone as far as words go; `\0` where a template has an expression. */
	readonly text: string;
	readonly line: number;
	/** The innermost call it is an argument of, `l10n.t` or `guarded`; undefined outside one. */
	readonly call: string | undefined;
	/** The property it is the whole value of, or begins. */
	readonly property: string | undefined;
}

/** The string and template literals of TypeScript, by a scanner that knows comments, regular expressions and templates in templates. */
export function literalsOf(source: string): readonly Literal[] {
	const found: Literal[] = [];
	/** Of each bracket that is open, the call it belongs to. */
	const open: (string | undefined)[] = [];
	let at = 0;
	/** The last thing that was no space: tells a division from a regular expression, and a property from anything else. */
	let code = '';

	const lineAt = (index: number) => source.slice(0, index).split('\n').length;
	const call = () => open.findLast((name) => name !== '{' && name !== '[');
	const literal = (text: string, from: number) => {
		const property = /([\w$]+)\s*:\s*$/.exec(code)?.[1];
		found.push({ text, line: lineAt(from), call: call(), property });
		code += '""';
	};
	const quoted = (quote: string): string => {
		const from = ++at;
		while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
		return source.slice(from, at++);
	};
	const template = (): string => {
		let text = '';
		at++;
		while (at < source.length && source[at] !== '`') {
			if (source[at] === '\\') {
				text += source.slice(at, at + 2);
				at += 2;
			} else if (source.startsWith('${', at)) {
				at += 2;
				const before = code;
				code = '(';
				scan('}');
				code = before;
				text += '\0';
			} else text += source[at++];
		}
		at++;
		return text;
	};
	/** Up to a closing brace that nothing in it opened. */
	const scan = (until?: string) => {
		const depth = open.length;
		while (at < source.length) {
			const character = source[at] as string;
			const from = at;
			if (character === until && open.length === depth) {
				at++;
				return;
			}
			if (source.startsWith('//', at)) at = (source.indexOf('\n', at) + source.length + 1) % (source.length + 1);
			else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2;
			else if (character === "'" || character === '"') literal(quoted(character), from);
			else if (character === '`') {
				// Whose property it is stands before it; what is in it does not.
				const before = code;
				const text = template();
				code = before;
				literal(text, from);
			} else if (character === '/' && /(?:^|[(,=:[!&|?{};+]|\breturn|=>)\s*$/.test(code)) {
				at++;
				for (let inClass = false; at < source.length && (inClass || source[at] !== '/'); at++) {
					if (source[at] === '\\') at++;
					else if (source[at] === '[') inClass = true;
					else if (source[at] === ']') inClass = false;
				}
				at++;
				code += '/x/';
			} else {
				if (character === '(') open.push(/([\w$.]+)(?:<[^()]*>)?\s*$/.exec(code)?.[1] ?? call());
				else if (character === '{' || character === '[') open.push(character);
				else if (/[)\]}]/.test(character)) open.pop();
				code = (code + character).slice(-200);
				at++;
			}
		}
	};
	scan();
	return found;
}
