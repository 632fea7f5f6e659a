/** Ways in which a line of a return comes to be broken: by typing, pasting, cutting, merging. Undefined where one does not apply. */
export interface Breakage {
	readonly name: string;
	readonly apply: (line: string, index: number) => string | undefined;
}

const replace = (name: string, pattern: RegExp, by: string): Breakage => ({
	name,
	apply: (line) => (pattern.test(line) ? line.replace(pattern, by) : undefined),
});
const instead = (name: string, text: string): Breakage => ({ name, apply: () => text });
const append = (name: string, text: string): Breakage => ({ name, apply: (line) => `${line}${text}` });

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const onDate = (name: string, write: (day: number, month: number, year: number) => string): Breakage => ({
	name,
	apply: (line) =>
		/\d{1,2} [A-Z][a-z]{2}[a-z]* \d{4}/.test(line)
			? line.replace(/(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/, (_, day, month, year) =>
					write(Number(day), names.indexOf(month) + 1, Number(year)),
				)
			: undefined,
});

export const breakages: readonly Breakage[] = [
	instead('an unknown word', '  flurb 1,000'),
	instead('an unknown word with text', 'flurb "Ordinary shares" 5'),
	instead('junk', '@@ !! ~~'),
	instead('a lone bracket', '('),
	instead('a lone quotation mark', '"'),
	instead('a number', '1,234'),
	instead('an operator', '='),
	instead('a date', '31 January 2026'),
	instead('a currency and amount', 'HKD 5,000'),
	instead('an item', '(iv)'),
	instead('conflict: ours', '<<<<<<< HEAD'),
	instead('conflict: middle', '======='),
	instead('conflict: theirs', '>>>>>>> topic'),
	instead('a line of prose', 'The shares were issued on Monday.'),
	instead('Chinese prose', '本月底結存'),
	instead('full-width', '　ｏｐｅｎｉｎｇ　１２３'),
	instead('an emoji', '😀 5'),
	instead('a JSON line', '{ "opening": 5 }'),
	instead('a YAML line', '- opening: 5'),
	instead('a table row', '| opening | 5 | 6 |'),
	instead('a control character', '\u0000\u0001'),
	instead('a very long word', 'x'.repeat(5000)),
	instead('a section that is none', 'section VI'),
	instead('half a section', 'section'),
	instead('section III with no part', 'section III'),
	instead('a class without an id', 'class "Ordinary shares"'),
	instead('for without an id', '  for'),
	{
		name: 'a line from another section: mandate',
		apply: (line) => (/scheme|^\s+\w/.test(line) && !/^\s{6}/.test(line) ? '      mandate 5' : undefined),
	},
	{
		name: 'a line from another section: threshold',
		apply: (line) => (/threshold|public/.test(line) ? undefined : '      threshold "x"'),
	},
	{ name: 'a line from another section: DD1', apply: (_line, index) => (index < 3 ? '    DD1 5' : undefined) },
	{ name: 'the keyword misspelt', apply: (line) => misspell(line) },
	{
		name: 'the keyword cut',
		apply: (line) => line.replace(/[a-z]+/i, (word) => (word.length > 3 ? word.slice(0, 2) : `${word}qq`)),
	},
	{ name: 'the keyword gone', apply: (line) => line.replace(/^(\s*)\S+\s*/, '$1') || undefined },
	{ name: 'the keyword doubled by a letter', apply: (line) => line.replace(/^(\s*)([a-z])/i, '$1$2$2q') },
	{
		name: 'half a line',
		apply: (line) => (line.trim().length > 8 ? line.slice(0, Math.ceil(line.trimEnd().length / 2)) : undefined),
	},
	{
		name: 'the second half of a line',
		apply: (line) => (line.trim().length > 8 ? line.slice(Math.ceil(line.trimEnd().length / 2)) : undefined),
	},
	replace('a text unclosed', /"$/, ''),
	replace('a text unopened', /"/, ''),
	replace('a number missing', /-?\d[\d,.]*/, ''),
	{ name: 'the last number missing', apply: (line) => (/\d/.test(line) ? line.replace(/-?\d[\d,.]*(?!.*\d)/, '') : undefined) },
	replace('separators not in threes', /\d{1,3},\d{3}/, '1,23'),
	replace('a letter in a number', /\d(?=\d)/, '$&O'),
	replace('a Unicode minus', /-(?=\d)/, '−'),
	replace('an en dash for a minus', /-(?=\d)/, '–'),
	replace('a number in parentheses', /-(\d[\d,]*)/, '($1)'),
	{
		name: 'full-width digits',
		apply: (line) => line.replace(/\d(?=[\d,]*\d)/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
	},
	replace('a no-break space', / (?=\S)/, '\u00a0'),
	replace('an ideographic space', / (?=\S)/, '\u3000'),
	replace('curly quotation marks', /"([^"]*)"/, '“$1”'),
	replace('a multiplication sign', / x /, ' × '),
	replace('an asterisk for x', / x /, ' * '),
	replace('HK$', /HKD /, 'HK$'),
	replace('US$', /USD /, 'US$'),
	replace('the sign before the currency', /([A-Z]{3}) -(\d)/, '-$1 $2'),
	onDate('a date with slashes', (day, month, year) => `${day}/${month}/${year}`),
	onDate('a date with a short month', (day, month, year) => `${day} ${names[month - 1]} ${year}`),
	onDate('a Chinese date', (day, month, year) => `${year}年${month}月${day}日`),
	onDate('an American date', (day, month, year) => `${names[month - 1]} ${day}, ${year}`),
	replace('a day that does not exist', /\d{1,2} [A-Z][a-z]+ (\d{4})/, '31 February $1'),
	replace('an equals sign gone', / = /, ' '),
	replace('an operator doubled', / \+ /, ' + + '),
	append('junk behind', ' ???'),
	append('a word behind', ' flurb'),
	append('a number behind', ' 77'),
	append('an operator behind', ' ='),
	append('a text behind', ' "what"'),
	append('an unclosed text behind', ' "what'),
	append('a section behind', ' section II'),
];

/** Two neighbouring letters of the keyword, swapped. */
function misspell(line: string): string | undefined {
	const [word] = /[a-z]{4,}/i.exec(line) ?? [];
	return word && line.trimStart().startsWith(word)
		? line.replace(word, `${word[0]}${word[2]}${word[1]}z${word.slice(3)}`)
		: undefined;
}
