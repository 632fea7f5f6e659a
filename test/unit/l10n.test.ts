import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allForms } from '../../server/src/forms/index.js';
import { months } from '../../server/src/forms/months.js';
import { capitalised, commaList, dayName, languageOf, orList, sentences, speak } from '../../server/src/localise.js';
import { createReturnService } from '../../server/src/service.js';
import { keysOf, keysOfTables, languages, readJson, root, type SourceFile, sourcesOf } from '../support/l10n.js';
import { literalsOf } from '../support/literals.js';

const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
const code = (text: string) => [...new Set(text.match(/`[^`]*`/g))].sort();
/** What a Chinese text that is none has: no character of its own but figures, signs, placeholders and the language's words. */
const hasChinese = (text: string) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text);

let keys: readonly string[] = [];
beforeAll(async () => {
	keys = [...(await keysOf([...sourcesOf('server/src'), ...sourcesOf('client/src')])), ...keysOfTables()];
});

describe.each(languages)('the messages in %s', (language) => {
	const bundle = readJson(`l10n/bundle.l10n.${language}.json`);

	it('are there for all that is said', () => {
		expect(keys.filter((key) => !bundle[key])).toEqual([]);
	});

	it('are there for nothing else', () => {
		expect(Object.keys(bundle).filter((key) => !keys.includes(key))).toEqual([]);
	});

	it('have the placeholders of the English, and its words of the language', () => {
		for (const [english, text] of Object.entries(bundle)) {
			expect(placeholders(text), english).toEqual(placeholders(english));
			expect(code(text), english).toEqual(code(english));
		}
	});

	it('are Chinese', () => {
		const words = (text: string) => text.replace(/`[^`]*`|\{\d+\}/g, '');
		const not = Object.entries(bundle).filter(([english, text]) => /[A-Za-z]{3}/.test(words(english)) && !hasChinese(text));
		expect(not).toEqual([]);
	});
});

/** What VS Code shows of the extension is no Markdown, and begins with what matters. */
it('what the extension says is plain, and does not begin with where something is not', async () => {
	const said = await keysOf(sourcesOf('client/src'));
	expect(said.length).toBeGreaterThan(150);
	for (const bundle of [undefined, ...languages.map((language) => readJson(`l10n/bundle.l10n.${language}.json`))]) {
		const texts = said.map((key) => bundle?.[key] ?? key);
		expect(texts.filter((text) => text.includes('`'))).toEqual([]);
	}
	expect(said.filter((text) => /^(?:There (?:is|are)|This return has|Monthly Return:)/.test(text))).toEqual([]);
});

it('the two Chinese are two', () => {
	const [traditional, simplified] = languages.map((language) => readJson(`l10n/bundle.l10n.${language}.json`));
	const onlyTraditional = /[們個條證發開關點無國際類構報權註銷庫轉換變動數據檢]/;
	const onlySimplified = /[们个条证发开关点无国际类构报权注销库转换变动数据检]/;
	const wrong = (bundle: Record<string, string> | undefined, other: RegExp, own: RegExp) =>
		Object.entries(bundle ?? {}).filter(([, text]) =>
			[...text].some((character) => other.test(character) && !own.test(character)),
		);
	expect(wrong(traditional, onlySimplified, onlyTraditional)).toEqual([]);
	expect(wrong(simplified, onlyTraditional, onlySimplified)).toEqual([]);
});

describe('the manifest', () => {
	const manifest = readFileSync(join(root, 'package.json'), 'utf8');
	const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key as string))];

	it.each(['', '.zh-tw', '.zh-cn'])('has each of its words in package.nls%s.json, and no other', (language) => {
		expect(Object.keys(readJson(`package.nls${language}.json`)).sort()).toEqual(used.toSorted());
	});

	it.each(languages)('keeps its code and links in %s', (language) => {
		const english = readJson('package.nls.json');
		const markup = (text = '') => [...(text.match(/`[^`]*`|\]\([^)]*\)|\*[^*]+\*|\$\([^)]*\)/g) ?? [])].sort();
		for (const [key, text] of Object.entries(readJson(`package.nls.${language}.json`))) {
			expect(hasChinese(text), key).toBe(true);
			expect(markup(text), key).toEqual(markup(english[key]));
		}
	});

	it.each(languages)('has the pages of its walkthrough in %s, with the same examples', (language) => {
		const pages = [...manifest.matchAll(/"markdown": "([^"]+)\.md"/g)].map(([, page]) => page as string);
		expect(pages.length).toBeGreaterThan(0);
		const read = (path: string) => readFileSync(join(root, path), 'utf8');
		const examples = (text: string) => text.match(/```[\s\S]*?```|`[^`\n]+`/g);
		for (const page of pages) {
			// Where VS Code looks for them.
			const translated = read(`${page}.nls.${language}.md`);
			expect(hasChinese(translated), page).toBe(true);
			expect(examples(translated), page).toEqual(examples(read(`${page}.md`)));
		}
	});

	it('shows nothing that is not looked up', () => {
		const shown = [
			'title',
			'shortTitle',
			'description',
			'markdownDescription',
			'deprecationMessage',
			'altText',
			'contents',
			'label',
		];
		const brand = ['Monthly Return'];
		const literal: string[] = [];
		const look = (value: unknown, key: string) => {
			if (Array.isArray(value)) for (const each of value) look(each, key === 'enumDescriptions' ? 'description' : '');
			else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) look(each, name);
			else if (typeof value === 'string' && shown.includes(key) && !/^%[^%]+%$/.test(value) && !brand.includes(value))
				literal.push(value);
		};
		look(JSON.parse(manifest).contributes, '');
		expect(literal).toEqual([]);
	});
});

describe('what is said', () => {
	/** Words that are text of a return, written into it and not said of it. */
	const language = new Set(
		[
			...allForms.flatMap(({ keywords }) => keywords),
			...months,
			'total',
			'see part b',
			'FF301',
			'not',
			'applicable',
			'float',
			'complied',
			'no',
			'par',
			'new',
			'zh',
			'allow',
		].map((word) => word.toLowerCase()),
	);
	/** What goes to a log or to another program. */
	const unsaid =
		/(?:^|\.)(?:Error|TypeError|RangeError|ResponseError|log|warn|error|guarded|from|fromEditor|failed|attempt|request|notification)$/;
	/** What is put together for the log. */
	const logged = ['\0 failed: \0', 'Setting \0.\0: \0.', 'over 5 MB, which no return is', 'not UTF-8: save it as UTF-8'];
	/** Names: of states, of boards, of tags, of what is no language's. */
	const names = [
		'before initialize',
		'shut down',
		'Main Board',
		'Monthly Return',
		'Harbour Lights Holdings Limited',
		'# not read: ',
		...[
			'Type of convertibles',
			'Currency of nominal value',
			'At price (if applicable) Currency',
			'At price (if applicable) Amount',
		],
	];
	/** What asks in a return, in whichever language it was begun, and is looked for in it. */
	const asking = [
		'Confirm here what is so, or amend or omit it:',
		'Confirm the public float here, with the threshold that applies:',
		'As on {0}: does it still hold on {1}?',
	];
	/** The form's own words, which an import looks for. */
	const ofForm = join(root, 'server/src/forms/ff301');
	const printed = readdirSync(ofForm, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(ofForm, name), 'utf8'))
		.join('\n');
	const isOfForm = (path: string, text: string) =>
		path.startsWith('server/src/import/') && (printed.includes(`'${text}`) || /^(?:[a-z0-9]+ ){20}/.test(text));

	function unwrapped({ path, contents }: SourceFile): readonly string[] {
		return literalsOf(contents).flatMap(({ text, line, call, property }) => {
			const own = text
				.replace(/<[^<>]*>/g, '')
				.replace(/"[^"]*"/g, '"')
				.replace(/\\./g, ' ');
			const words = own.match(/[A-Za-z][A-Za-z0-9]+/g) ?? [];
			const sentence = /[A-Za-z]{2,}[,;:.]? (?:[A-Za-z]{2,}|\0)|\0[,;:.]? [A-Za-z]{2,}/.test(own);
			const shown =
				property !== undefined &&
				/^(?:message|title|tooltip|detail|documentation|words|why|refused)$/.test(property) &&
				words.length > 0;
			const ours = call !== undefined && (/(?:^|\.)l10n\.t$/.test(call) || unsaid.test(call));
			const written =
				words.every((word) => language.has(word.toLowerCase()) || /^[A-Z]+$/.test(word)) &&
				property !== 'message' &&
				property !== 'title';
			return (sentence || shown) && !ours && !written && !isOfForm(path, text) && ![...names, ...logged, ...asking].includes(text)
				? [`${path}:${line}: ${text.replaceAll('\0', '…')}`]
				: [];
		});
	}

	it('is looked up, all of it', () => {
		const tables = ['server/src/checks/explanations/', 'server/src/checks/catalogue.ts'];
		const sources = ['syntax', 'checks', 'features', 'lsp', 'import', 'jobs'].flatMap((room) => sourcesOf(`server/src/${room}`));
		const rest = sourcesOf('server/src').filter(({ path }) => ['server/src/service.ts', 'server/src/core.ts'].includes(path));
		const all = [...sources, ...rest, ...sourcesOf('client/src')].filter(
			({ path }) => !tables.some((table) => path.startsWith(table)),
		);
		expect(all.length).toBeGreaterThan(60);
		expect(all.flatMap(unwrapped)).toEqual([]);
	});

	it.each([
		["const a = { message: 'Missing' };", 1],
		["fix('Add the Chinese', []);", 1],
		['push({ message: `The class §{id} stands in no section.` });', 1],
		['const title = `Write §{meant}`;', 1],
		["const text = cond ? 'too low' : `too §{x} high`;", 2],
		["return [`Found §{l10n.t('x y')}`, `§{f('nothing entered')} more`];", 3],
		["fix(l10n.t('Add the Chinese'), [insert(`section §{id} not applicable`)]);", 0],
		["l10n.t('{0} of {1}', cond ? a : b, `§{unit} §{x}`);", 0],
		["// it's not a literal\nconst a = /['\"]two words/; /* `nor this one` */", 0],
		["connection.console.warn('a word for the log');", 0],
	])('%s', (contents, found) => {
		expect(unwrapped({ path: 'x', contents: contents.replaceAll('§', '$') })).toHaveLength(found);
	});
});

describe('in the language that is spoken', () => {
	afterEach(() => speak(undefined));

	function said(language: (typeof languages)[number] | undefined): {
		messages: readonly string[];
		titles: readonly string[];
		hover: string;
	} {
		speak(language && readJson(`l10n/bundle.l10n.${language}.json`));
		const service = createReturnService();
		service.put(
			'file:///a.return',
			'return FF301\nmonth 30 June 2025\nclass A "Ordinary shares" listed 700\nsection II\n  for A\n    opening 10 + 0 = 11\n',
		);
		const findings = service
			.findings('file:///a.return')
			.filter(({ check }) => ['month-end', 'shares-total', 'stock-code', 'missing-section'].includes(check));
		const hover = service.hover('file:///a.return', { line: 5, character: 6 })?.contents as { value: string };
		return {
			messages: findings.map(({ message }) => message),
			titles: findings.flatMap((finding) => finding.fixes().map(({ title }) => title)),
			hover: hover.value,
		};
	}

	it('English is English, before and after', () => {
		const before = said(undefined);
		expect(before.messages.join('\n')).toContain('opening total is 1 too high: 11, should be 10\n10 (opening issued) = 10');
		expect(before.messages.join('\n') + before.titles.join('\n') + before.hover.replace(/ · .*/g, '')).not.toMatch(
			/[\u3400-\u9fff]/,
		);
		said('zh-tw');
		expect(said(undefined)).toEqual(before);
	});

	it('findings, fixes and hovers are in Traditional Chinese', () => {
		const { messages, titles, hover } = said('zh-tw');
		expect(messages.join('\n')).toContain('opening 總數 多了 1：現為 11，應為 10\n10（opening 已發行股份） = 10');
		expect([...messages, ...titles].every(hasChinese)).toBe(true);
		expect(titles).toContain('加上「section I not applicable」');
		expect(hover).toContain('上月底的股份：已發行股份（不包括庫存股份）+ 庫存股份 = 已發行股份總數。');
	});

	it('and in Simplified Chinese', () => {
		const { messages, titles, hover } = said('zh-cn');
		expect([...messages, ...titles].every(hasChinese)).toBe(true);
		expect(titles).toContain('添加“section I not applicable”');
		expect(hover).toContain('上月底的股份：已发行股份（不包括库存股份）+ 库存股份 = 已发行股份总数。');
	});

	it('sentences, lists and days are put together as each has them', () => {
		const all = () => [
			sentences('a', undefined, '', 'b'),
			orList(['a', 'b', 'c']),
			orList(['a']),
			commaList(['a', 'b']),
			dayName({ year: 2026, month: 1, day: 31 }),
			capitalised('a'),
		];
		expect(all()).toEqual(['a b', 'a, b or c', 'a', 'a, b', '31 January 2026', 'A']);
		speak(readJson('l10n/bundle.l10n.zh-tw.json'));
		expect(all()).toEqual(['ab', 'a、b 或 c', 'a', 'a、b', '2026年1月31日', 'a']);
		expect(capitalised('closing 總數')).toBe('closing 總數');
	});

	it('what a translation lacks is said in English', () => {
		speak({ 'Add {0}': '加上 {0}' });
		expect(l10n.t('Add {0}', 'x')).toBe('加上 x');
		expect(l10n.t('Remove {0}', '{0}')).toBe('Remove {0}');
	});
});

it.each([
	['zh-tw', 'zh-tw'],
	['zh-Hant', 'zh-tw'],
	['zh-HK', 'zh-tw'],
	['zh_HK.UTF-8', 'zh-tw'],
	['zh_TW.UTF-8@stroke', 'zh-tw'],
	['zh-Hant-MO', 'zh-tw'],
	['zh-cn', 'zh-cn'],
	['zh', 'zh-cn'],
	['zh_SG', 'zh-cn'],
	['zh-Hans-HK', 'zh-cn'],
	['en', undefined],
	['en_HK.UTF-8', undefined],
	['C', undefined],
	['', undefined],
	['zhuang', undefined],
])('of the locale %s the translation is %s', (locale, language) => {
	expect(languageOf(locale)).toBe(language);
});
