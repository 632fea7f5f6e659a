import fc from 'fast-check';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { breakages } from './broken.js';
import { generateReturn } from './generate.js';

/** Words, signs and values that mean something to the language, and some that nearly do. */
export const pieces = [
	...ff301.keywords,
	...[
		'FF301',
		'v1.1.1',
		'not',
		'applicable',
		'float',
		'complied',
		'new',
		'no',
		'par',
		'x',
		'zh',
		'ORD',
		'A',
		'I',
		'II',
		'III.A',
		'III(E)',
		'V',
		'VI',
	],
	...[
		'(i)',
		'(viii)',
		'(ix)',
		'（ii）',
		'5',
		'-2,370,720',
		'1,23',
		'0.001',
		'005',
		'(42)',
		'−7',
		'１２３',
		'9'.repeat(60),
		'4O2',
	],
	...[
		'USD',
		'HKD',
		'CNY',
		'HK$',
		'us$',
		'XYZ',
		'+',
		'-',
		'=',
		'×',
		'*',
		'＝',
		'31 December 2025',
		'2025-11-30',
		'31/12/2024',
		'2023年11月30日',
		'31 February 2024',
	],
	...[
		'"Ordinary shares"',
		'"Other (Please specify)"',
		'“curly”',
		'"open',
		'""',
		'"\\"',
		'#',
		'# allow sign: x',
		'# allow',
		'<<<<<<<',
		'\u00a0',
		'\u3000',
		'\ufeff',
		'\t',
		'\u0000',
		'😀',
		'中',
	],
];

/** A line of the language, or nearly. */
export const languageLine: fc.Arbitrary<string> = fc
	.tuple(
		fc.constantFrom('', '  ', '    ', '\t'),
		fc.array(fc.constantFrom(...pieces), { maxLength: 7 }),
		fc.constantFrom(' ', ' ', '  ', ''),
	)
	.map(([indent, words, between]) => indent + words.join(between));

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');

const languageText: fc.Arbitrary<string> = fc
	.tuple(fc.array(fc.tuple(languageLine, lineEnd), { maxLength: 40 }), fc.boolean())
	.map(([lines, bom]) => (bom ? '\ufeff' : '') + lines.map(([line, end]) => line + end).join(''));

/** A return that is right, with some of its lines broken, doubled, moved or removed. */
const mutatedReturn: fc.Arbitrary<string> = fc
	.tuple(
		fc.integer({ min: 1, max: 40 }),
		fc.constantFrom('1.0' as const, '1.1' as const, '1.2' as const),
		fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('break', 'double', 'remove', 'swap', 'random'), languageLine), {
			minLength: 1,
			maxLength: 8,
		}),
		fc.constantFrom('\n', '\r\n'),
	)
	.map(([seed, editionGeneration, mutations, end]) => {
		const lines = generateReturn({ seed, editionGeneration }).split('\n');
		for (const [place, which, how, random] of mutations) {
			const at = place % lines.length;
			const line = lines[at] ?? '';
			const other = which % lines.length;
			if (how === 'break') {
				lines[at] = breakages[which % breakages.length]?.apply(line, at) ?? line;
			} else if (how === 'double') {
				lines.splice(other, 0, line);
			} else if (how === 'remove') {
				lines.splice(at, 1);
			} else if (how === 'swap') {
				lines[at] = lines[other] ?? '';
				lines[other] = line;
			} else {
				lines[at] = random;
			}
		}
		return lines.join(end);
	});

/** Any text at all: any characters, lines of the language, returns gone wrong. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
	{
		weight: 1,
		arbitrary: fc.string({ unit: fc.constantFrom(...'"“”()[]-−+=x×*#.,:0123456789 \t\r\n\\aIV\u00a0'), maxLength: 200 }),
	},
	{ weight: 2, arbitrary: languageText },
	{ weight: 2, arbitrary: mutatedReturn },
);
