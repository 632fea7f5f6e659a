import { describe, expect, it } from 'vitest';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, renderHtml, renderMarkdown, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { font } from '../support/font.js';
import { modelOf } from './support/model.js';
import { open } from './support/said.js';

/*
 * Copies of next-day returns of other kinds than those at hand: two classes, treasury shares, two markets, issues with their names and texts,
 * the old form with its market prices. Of each every copy says the same; and what Chinese copies have, as far as their words are known.
 */

const made = (source: string) => {
	const imported = importText(source);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported;
};

const returns: Readonly<Record<string, string>> = {
	'two classes, one of them unlisted': `return FF305
issuer "Harbour Lantern (Group) Co., Ltd. - H Shares (a joint stock company incorporated in the People's Republic of China with limited liability)"
submitted 15 July 2026
class H "Ordinary shares" type "H" listed 01234
class A "Ordinary shares" type "A" unlisted 600123 description "A shares listed on the Shanghai Stock Exchange (stock code: 600123)"
section I
  for H
    opening 14 July 2026 500,000,000 + 1,000,000 = 501,000,000
    event "Repurchase of shares (shares held as treasury shares)" on 15 July 2026 issued -200,000 percent 0.04 treasury 200,000 price HKD 12.3456
    closing 15 July 2026 499,800,000 + 1,200,000 = 501,000,000
  for A
    opening 14 July 2026 1,500,000,000 + 3,300,000 = 1,503,300,000
    event "Other (please specify)" specify "N/A" on 15 July 2026
    closing 15 July 2026 1,500,000,000 + 3,300,000 = 1,503,300,000
  confirm (iv)
section II
  for H
    bought 15 July 2026 shares 150,000 method "On the Exchange" highest HKD 12.5 lowest HKD 12.2 paid HKD 1,851,840
    bought 15 July 2026 shares 50,000 method "On another stock exchange (Singapore Exchange Securities Trading Limited)" highest SGD 2.1 paid SGD 105,000
    bought total 200,000 paid HKD 1,851,840 cancelling 0 holding 200,000
    mandate 1 June 2026 authorised 50,100,000 repurchased 1,200,000 percent 0.2395 moratorium 14 August 2026
  explanatory 8 May 2026
  remarks "The aggregate price paid of SGD 105,000 is not part of the total above."
section III not applicable

signed "Chan Siu Ming"
  title "Company Secretary"
`,
	'treasury shares cancelled and sold': `return FF305
issuer "Kestrel Bay Limited"
submitted 2 March 2026
class ORD "Ordinary shares" listed 00011
  counter 80011 RMB
section I
  for ORD
    opening 28 February 2026 9,000,000,000 + 50,000,000 = 9,050,000,000
    event "Cancellation of treasury shares" on 2 March 2026 treasury -10,000,000
    event "Sale of treasury shares" specify "On-market sale of treasury shares on the Exchange" on 2 March 2026 issued 5,000,000 percent 0.05556 treasury -5,000,000 price HKD 101.25
    closing 2 March 2026 9,005,000,000 + 35,000,000 = 9,040,000,000
  confirm (i) (iv) (vi)
section II not applicable
section III
  remarks "5,000,000 treasury shares were sold on the Exchange on 2 March 2026 at HKD 101.25 each, HKD 506,250,000 in all."
signed "Wong, Tai-Man (Peter)"
  title "Director and Chief Financial Officer"
`,
	'two markets and currencies': `return FF305
issuer "MINISO Group Holding Limited"
submitted 18 October 2024
class ORD "Ordinary shares" listed 09896
section I
  for ORD
    opening 30 September 2024 1,259,282,577 + 0 = 1,259,282,577
    event "Other (please specify)" specify "See Part B" on 17 October 2024
    closing 17 October 2024 1,259,282,577 + 0 = 1,259,282,577
    pending "Shares repurchased for cancellation but not yet cancelled" specify "Repurchased on the New York Stock Exchange (1 ADS = 4 ordinary shares)" on 16 October 2024 shares 124,000 percent 0.009847 price USD 4.18375
    pending "Shares repurchased for cancellation but not yet cancelled" on 17 October 2024 shares 12,400 percent 0.000985 price HKD 33.1
  confirm (iv)
section II
  for ORD
    bought 16 October 2024 shares 124,000 method "On another stock exchange New York Stock Exchange see Remarks below" highest USD 4.2 lowest USD 4.15 paid USD 518,785
    bought 17 October 2024 shares 12,400 method "On the Exchange" highest HKD 33.2 lowest HKD 33 paid HKD 410,440
    bought total 136,400 paid HKD 4,441,363.25 cancelling 136,400 holding 0
    mandate 13 June 2024 authorised 126,400,000 repurchased 3,920,000 percent 0.31 moratorium 16 November 2024
  explanatory 29 April 2024
  remarks "The total paid in USD was translated at USD 1.00 = HKD 7.77."
section III not applicable

signed "Chan Siu Ming"
  title "Company Secretary"
`,
	'issues of other names': `return FF305
issuer "Harbour Lantern Holdings Limited"
submitted 3 October 2025
class ORD "Ordinary shares" listed 07999
section I
  for ORD
    opening 30 September 2025 1,000,000,000 + 0 = 1,000,000,000
    event "Issue of new shares or transfer of treasury shares in response to vesting of awards or exercise of options granted under a share scheme - new shares involved"
      specify "Exercise of options granted to directors on 5 May 2020 under the Share Option Scheme adopted on 12 June 2018"
      on 2 October 2025
      issued 1,234,500
      percent 0.12345
      price HKD 3.45
    event "Issue of new shares or transfer of treasury shares in response to vesting of awards or exercise of options granted under a share scheme - new shares involved"
      specify "Exercise of options by participants other than directors"
      on 3 October 2025
      issued 55,500
      percent 0.00555
      price HKD 2
    event "Bonus issue"
      on 3 October 2025
      issued 100,000,000
      percent 10
    event "Rights issue"
      on 3 October 2025
      issued 500,000,000
      percent 50
      price HKD 0.25
    closing 3 October 2025 1,601,290,000 + 0 = 1,601,290,000
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii)
section II not applicable
section III not applicable

signed "Chan Siu Ming"
  title "Company Secretary"
`,
	'the old form': `return FF304
issuer "Old Form Holdings Limited"
submitted 16 May 2023
class ORD "Ordinary shares" listed 00700
section I
  for ORD
    opening 30 April 2023 1,000,000,000
    event "Other (please specify)" specify "Issue of shares upon full exercise of the over-allotment option described in the prospectus dated 28 April 2023" on 15 May 2023 issued 15,000,000 percent 1.5 price HKD 60 market HKD 60.65 discount -1.07
    event "Placing/subscription - new shares involved" on 16 May 2023 issued 20,000,000 percent 2 price HKD 58.5 market HKD 57 discount 2.63
    event "Repurchase of shares (or other securities) but not cancelled" on 15 May 2023 issued 300,000
    event "Repurchase of shares (or other securities) but not cancelled" on 16 May 2023 issued 400,000 percent 0.04001
    closing 16 May 2023 1,035,000,000
  confirm (iv)
section II
  for ORD
    bought 16 May 2023 shares 400,000 method "On the Exchange" highest HKD 59.1 lowest HKD 58 paid HKD 23,450,000
    bought total 400,000 paid HKD 23,450,000
    mandate repurchased 700,000 percent 0.07
  explanatory 6 April 2023
signed "Lau Suk Yi"
  title "Secretary"
`,
	'blank cells': `return FF305
issuer "Blank Cells Limited"
submitted 3 December 2025
class ORD "Ordinary shares" listed 01357
section I
  for ORD
    opening 2 December 2025 9,190,417,249 + 0 = 9,190,417,249
    event "Other (please specify)" specify "Not applicable" on 3 December 2025 issued 0 percent 0 treasury 0
    event "Scrip dividend" on 3 December 2025 issued 1,000 price HKD 5
    event "Capital reorganisation" on 3 December 2025
    closing 3 December 2025 9,190,418,249 + 0 = 9,190,418,249
    pending "Shares repurchased for cancellation but not yet cancelled" on 1 December 2025 shares 2,000 percent 0
    pending "Shares redeemed for cancellation but not yet cancelled" on 3 December 2025 shares 1,000,000,000 percent 10.88 price HKD 1,515.1644
  confirm (iv)
section II
  for ORD
    bought 3 December 2025 shares 2,000 method "By private arrangement" highest HKD 5 paid HKD 10,000
    bought total 2,000 paid HKD 10,000 cancelling 2,000 holding 0
    mandate 1 June 2025 authorised 919,041,724 repurchased 3,000 percent 0.00003 moratorium 2 January 2026
  explanatory 3 May 2025
section III not applicable

signed "Chan Siu Ming"
  title "Company Secretary"
`,
	'share options under two schemes': `return FF305
issuer "Saffron Ridge Technology Holdings Limited"
submitted 10 June 2025
class ORD "Ordinary shares" listed 02468
section I
  for ORD
    opening 31 May 2025 812,345,678 + 2,000,000 = 814,345,678
    event "Other (please specify)" specify "Exercise of share options granted under the share option scheme adopted on 5 May 2015" on 9 June 2025 issued 312,500 percent 0.03847 price HKD 1.284
    event "Other (please specify)" specify "Exercise of share options granted under the share option scheme adopted on 20 May 2021, with treasury shares" on 10 June 2025 issued 500,000 percent 0.06155 treasury -500,000 price HKD 2.5
    closing 10 June 2025 813,158,178 + 1,500,000 = 814,658,178
  confirm (i) (iv) (v) (vi)
section II not applicable
section III not applicable
signed "Leung Mei Yan, Grace"
  title "Joint Company Secretary"
`,
	'a placing': `return FF305
issuer "Tern Island Biotech Co., Ltd."
submitted 21 August 2025
class ORD "Ordinary shares" listed 09876
section I
  for ORD
    opening 31 July 2025 333,333,333 + 0 = 333,333,333
    event "Placing/subscription - new shares involved" specify "Placing of new Shares under the general mandate granted on 28 June 2025" on 21 August 2025 issued 50,000,000 percent 15 price HKD 14.28
    closing 21 August 2025 383,333,333 + 0 = 383,333,333
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)
  remarks "15 is 14.99999 % rounded. The placing agent is independent of the Company."
section II not applicable
section III not applicable
signed "Dr. Ho Wai Ming"
  title "Chairman, Executive Director and Chief Executive Officer"
`,
	'a rights issue of five for two': `return FF305
issuer "Old Pier Properties Limited"
submitted 2 December 2024
status "Resubmission"
class ORD "Ordinary shares" listed 00333
section I
  for ORD
    opening 30 November 2024 88,000,000 + 0 = 88,000,000
    event "Rights issue" specify "Five rights shares for every two existing shares" on 2 December 2024 issued 220,000,000 percent 250 price HKD 0.08
    closing 2 December 2024 308,000,000 + 0 = 308,000,000
  confirm (i) (ii) (iii) (iv) (v) (vi)
section II not applicable
section III not applicable
signed "Fung Siu To"
  title "Director"
`,
	'a purchase held in treasury and one to be cancelled': `return FF305
issuer "Lark Harbour Group plc"
submitted 12 March 2026
class ORD "Ordinary shares" listed 00029
section I
  for ORD
    opening 11 March 2026 2,612,007,004 + 4,500,000 = 2,616,507,004
    event "Repurchase of shares (shares held as treasury shares)" on 12 March 2026 issued -100,000 percent 0.00383 treasury 100,000 price GBP 6.425
    closing 12 March 2026 2,611,907,004 + 4,600,000 = 2,616,507,004
    pending "Repurchase of shares (or other securities) but not cancelled" on 10 March 2026 shares 7,654 percent 0.00029 price GBP 6.4
    pending "Shares repurchased for cancellation but not yet cancelled" on 12 March 2026 shares 250,000 percent 0.00957 price GBP 6.425
section II
  for ORD
    bought 12 March 2026 shares 350,000 method "On another stock exchange (London Stock Exchange)" highest GBP 6.5 lowest GBP 6.31 paid GBP 2,248,750
    bought total 350,000 paid GBP 2,248,750 cancelling 250,000 holding 100,000
  explanatory 4 April 2025
section III not applicable
signed "J. K. O'Neill-Wu"
  title "Group Company Secretary"
`,
	'cancellations of weeks of purchases': `return FF305
issuer "Ginkgo Lane Education Group"
submitted 7 October 2025
class ORD "WVR ordinary shares" type "A" listed 09012 description "Class A Ordinary Shares"
class B "WVR ordinary shares" type "B" unlisted description "Class B Ordinary Shares"
section I
  for ORD
    opening 30 September 2025 1,600,200,300 + 0 = 1,600,200,300
    event "Repurchase of shares (shares repurchased and cancelled)" specify "Repurchased from 1 August 2025 to 12 September 2025" on 6 October 2025 issued -3,210,000 percent 0.2006 price HKD 8.7654
    event "Repurchase of shares (shares repurchased and cancelled)" specify "41,000 ADSs repurchased on the NYSE" on 6 October 2025 issued -164,000 percent 0.01025 price USD 1.1205
    closing 6 October 2025 1,596,826,300 + 0 = 1,596,826,300
    pending "Shares repurchased for cancellation but not yet cancelled" on 15 September 2025 shares 60,000 percent 0.00375 price HKD 9.01
  for B
    opening 30 September 2025 90,000,000 + 0 = 90,000,000
    event "Other (please specify)" specify "N/A" on 6 October 2025
    closing 6 October 2025 90,000,000 + 0 = 90,000,000
  confirm (iv)
section II not applicable
section III not applicable
signed "Yip Ka Lok"
  title "Authorised Officer"
`,
	'a PRC issuer with a Chinese name': `return FF305
issuer "江海運輸股份有限公司"
submitted 30 December 2025
class H "Ordinary shares" type "H" listed 01199 description "H股"
class A "Ordinary shares" type "A" unlisted 601199 description "於上海證券交易所上市"
section I
  for H
    opening 29 December 2025 2,880,000,000 + 0 = 2,880,000,000
    event "Other (please specify)" specify "見B部" on 30 December 2025
    closing 30 December 2025 2,880,000,000 + 0 = 2,880,000,000
    pending "Shares repurchased for cancellation but not yet cancelled" on 30 December 2025 shares 1,500,000 percent 0.05208 price HKD 12.7733
  for A
    opening 29 December 2025 12,600,000,000 + 0 = 12,600,000,000
    event "Other (please specify)" specify "不適用" on 30 December 2025
    closing 30 December 2025 12,600,000,000 + 0 = 12,600,000,000
  confirm (iv)
section II
  for H
    bought 30 December 2025 shares 1,500,000 method "On the Exchange" highest HKD 12.82 lowest HKD 12.69 paid HKD 19,159,950
    bought total 1,500,000 paid HKD 19,159,950 cancelling 1,500,000 holding 0
    mandate 26 June 2025 authorised 288,000,000 repurchased 4,500,000 percent 0.15625 moratorium 29 January 2026
  explanatory 24 April 2025
section III not applicable
signed "陳大文"
  title "聯席公司秘書"
`,
};

const pagesOf = (text: string) =>
	renderText(open(text))
		.split(/\n{3}(?= +FF30)/)
		.map((page) => page.replace(/\s+/g, ' ').trim());

/** The standard fonts of PDF have no Chinese. */
const inChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);

const copies: Readonly<Record<string, (text: string) => string>> = {
	HTML: (text) => renderHtml(open(text)),
	text: (text) => renderText(open(text)),
	'text with single spaces': (text) => renderText(open(text)).replace(/ +/g, ' '),
	Markdown: (text) => renderMarkdown(open(text)),
	'a page a line': (text) => pagesOf(text).join('\n'),
	'all on one line': (text) => pagesOf(text).join(' '),
	'pages as paragraphs of HTML': (text) =>
		`<html><body>${pagesOf(text)
			.map((page) => `<p>${page.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
			.join('')}</body></html>`,
	'pages broken anew at eighty columns': (text) =>
		pagesOf(text)
			.map((page) => page.replace(/(.{1,80})(?:\s|$)/g, '$1\n'))
			.join('\n'),
};

for (const [of, text] of Object.entries(returns)) {
	describe(`a next-day return of ${of}`, () => {
		it.each(Object.entries(copies))('is the same out of %s', (_, copy) => {
			const imported = made(copy(text));
			expect(imported.problems.map(({ message }) => message)).toEqual([]);
			expect(modelOf(imported.text)).toEqual(modelOf(text));
		});

		it('is the same out of its PDF', async () => {
			const imported = await importPdf(await pdfOf(documentOf(open(text)), inChinese(text) ? { font } : {}));
			if ('refused' in imported) throw new Error(imported.refused);
			expect(imported.problems.map(({ message }) => message)).toEqual([]);
			expect(modelOf(imported.text)).toEqual(modelOf(text));
		});
	});
}

it('of a running text says where the end of a name is a guess', () => {
	const text = (returns['two markets and currencies'] as string).replace(
		'event "Other (please specify)" specify "See Part B"',
		'event "Conversion of notes" specify "Of the principal amount of US$1,000,000"',
	);
	const { problems } = made(pagesOf(text).join('\n'));
	expect(problems.map(({ message }) => message)).toEqual([
		'not read: where the name of this event ends: Conversion of notes Of the principal amount of US$1,000,000',
	]);
});

/** No whole one was seen; the sentences are ours. */
const chinese = `FF305
翌日披露報表
(股份發行人 ── 已發行股份或庫存股份變動、股份購回及/或在場內出售庫存股份)
表格類別: 股票 狀態: 新提交
公司名稱: 騰訊控股有限公司
呈交日期: 2025年6月13日
如上市發行人的已發行股份或庫存股份出現變動而須根據《香港聯合交易所有限公司證券上市規則》(「《主板上市規則》」)第13.25A條作出披露，必須填妥第一章節。
第一章節
1. 股份分類 普通股 股份類別 不適用 於香港聯交所上市 是
證券代號 (如上市) 00700 說明
多櫃檯證券代號 80700 人民幣 說明
A. 已發行股份或庫存股份變動
已發行股份(不包括庫存股份)變動 庫存股份變動
事件 已發行股份(不包括庫存股份)數目 佔有關事件前的現有已發行股份(不包括庫存股份)數目百分比(註3) 庫存股份數目 每股發行/出售價 (註4) 已發行股份總數
於下列日期開始時的結存(註1) 2025年6月12日 9,190,417,249 0 9,190,417,249
1). 其他 (請註明) 0 % 0
不適用
變動日期 2025年6月13日
於下列日期結束時的結存 (註5及6) 2025年6月13日 9,190,417,249 0 9,190,417,249
第 1 頁 共 8 頁 v 1.3.0
FF305
B. 贖回/購回股份 (擬註銷但截至期終結存日期尚未註銷) (註5及6)
1). 股份購回作註銷但尚未註銷 979,000 0.01065 % HKD 511.1568
變動日期 2025年5月19日
2). 股份購回作註銷但尚未註銷 982,000 0.01069 % HKD 509.5548
變動日期 2025年6月13日
第 2 頁 共 8 頁 v 1.3.0
FF305
確認
根據《主板上市規則》第13.25C條 / 《GEM上市規則》第17.27C條，我們在此確認，據我們所知所信，第一章節所列的每項股份發行或庫存股份出售或轉讓已獲上市發行人董事會正式授權批准，並遵照所有適用上市規則、法律及其他監管規定進行，並在適用的情況下：
(註7)
(i) 每類證券在各方面均屬相同(註8)。
第一章節註釋:
1. 請填上最近一份根據《主板上市規則》第13.25A條刊發的翌日披露報表或月報表的期終結存日期。
第 4 頁 共 8 頁 v 1.3.0
FF305
如上市發行人購回股份而須根據《主板上市規則》第10.06(4)(a)條 / 《GEM上市規則》第13.13(1)條作出披露，必須填妥第二章節。
購回報告
第二章節
1. 股份分類 普通股 股份類別 不適用 於香港聯交所上市 是
證券代號 (如上市) 00700 說明
多櫃檯證券代號 80700 人民幣 說明
A. 購回報告
交易日 購回股份數目 購回方式 (註1) 每股購回價或每股最高購回價 (元) 每股最低購回價 (元) 付出的價格總額 (元)
1). 2025年6月13日 982,000 於本交易所進行 HKD 515 HKD 506.5 HKD 500,382,813.6
合共購回股份總數 982,000 合共付出的價格總額 (元) HKD 500,382,813.6
(擬註銷)購回股份數目 982,000
(擬持作庫存)購回股份數目 0
B. 於本交易所作主要上市的發行人的額外資料
1). 授出購回授權的決議日期 2025年5月14日
2). 發行人根據購回授權可購回股份總數 918,901,866
3). 根據購回授權在本交易所或其他證券交易所購回股份數目 (a) 19,588,000
4). 佔購回授權的決議通過當日已發行股份(不包括庫存股份)數目的百分比 (a) x 100 / 已發行股份(不包括庫存股份)數目 0.21317 %
5). A部所述的股份購回後，發行新股、出售或轉讓庫存股份的暫止期 (註2) 截至2025年7月13日
我們在此確認，A部所列在本交易所進行的購回是根據《主板上市規則》/《GEM上市規則》進行，而日期為2025年4月8日的說明函件內所載資料並無重大變動。
第二章節註釋:
1. 請註明購回方式。
第 7 頁 共 8 頁 v 1.3.0
FF305
如上市發行人在本交易所出售庫存股份而須根據《主板上市規則》第10.06B條作出披露，必須填妥第三章節。
在場內出售庫存股份報告 不適用
呈交者: 劉淑儀
(姓名)
職銜: 公司秘書
(董事、秘書或其他獲正式授權的人員)
第 8 頁 共 8 頁 v 1.3.0
`;

describe('a Chinese next-day return', () => {
	const copies = { 'line by line': chinese, 'on one line': chinese.replace(/\s+/g, ' ') };

	it.each(Object.entries(copies))('is read by the words that are known, %s', (_, copy) => {
		const { text, problems } = made(copy);
		const said = modelOf(text);
		for (const line of [
			'I / class 1 / opening 2025-6-12 9,190,417,249 + 0 = 9,190,417,249',
			'I / class 1 / event "Other (please specify)" / specify "不適用"',
			'I / class 1 / pending "Shares repurchased for cancellation but not yet cancelled" #2 / price HKD 509.5548',
			'I / confirm (iv)',
			'II / class 1 / bought 2025-6-13 / method "On the Exchange"',
			'II / class 1 / mandate 2025-5-14 / repurchased 19,588,000',
			'II / class 1 / mandate 2025-5-14 / moratorium 2025-7-13',
			'II / explanatory 2025-4-8',
			'class 1 / counter 80700 RMB',
			'issuer "騰訊控股有限公司"',
			'signed "劉淑儀" / title "公司秘書"',
			'submitted 2025-6-13',
		])
			expect(said).toContain(line);
		// What is held for cancellation stands behind words that were not seen.
		expect(problems).toHaveLength(1);
		expect(problems[0]?.message).toContain('購回股份數目 982,000');
	});
});
