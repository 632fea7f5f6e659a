import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { modelOf } from './support/model.js';

function read(text: string) {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported;
}

const chinese = `FF301
股份發行人及根據《上市規則》第十九B章上市的香港預託證券發行人的證券變動月報表
截至月份:   2023年11月30日    狀態: 新提交
致:香港交易及結算所有限公司
公司名稱:   中國銀河證券股份有限公司
呈交日期:   2023年12月5日
I. 法定/註冊股本變動
1. 股份分類   普通股   股份類別   H   於香港聯交所上市 (註1)   是
證券代號   06881   說明
                       法定/註冊股份數目          面值          法定/註冊股本
上月底結存             3,690,984,633  RMB        1  RMB       3,690,984,633
增加 / 減少 (-)                    0              RMB                   0
本月底結存             3,690,984,633  RMB        1  RMB       3,690,984,633
2. 股份分類   普通股   股份類別   A   於香港聯交所上市 (註1)   否
證券代號   601881   說明   於上海證券交易所上市
                       法定/註冊股份數目          面值          法定/註冊股本
上月底結存             6,861,188,840  RMB        1  RMB       6,861,188,840
增加 / 減少 (-)          184,442,109              RMB         184,442,109
本月底結存             7,045,630,949  RMB        1  RMB       7,045,630,949
                    本月底法定/註冊股本總額:  RMB  10,736,615,582
                                 第1頁共8頁                        v 1.0.2
\fFF301
II. 已發行股份變動
1. 股份分類   普通股   股份類別   H   於香港聯交所上市 (註1)   是
證券代號   06881   說明
上月底結存             3,690,984,633
增加 / 減少 (-)                    0
本月底結存             3,690,984,633
2. 股份分類   普通股   股份類別   A   於香港聯交所上市 (註1)   否
證券代號   601881   說明   於上海證券交易所上市
上月底結存             6,861,188,840
增加 / 減少 (-)          184,442,109
本月底結存             7,045,630,949
\fFF301
III. 已發行股份變動詳情
(A). 股份期權(根據發行人的股份期權計劃)   不適用
(B). 承諾發行將予上市的發行人股份的權證   不適用
`;

describe('the form in Chinese', () => {
	it('is read as far as its official words are known; the rest is said', () => {
		const { text, problems } = read(chinese);
		const real = readFileSync(join(import.meta.dirname, '../returns/china-galaxy-2023-11-zh.return'), 'utf8');
		expect(modelOf(text)).toEqual(modelOf(real));
		expect(text).toContain('section III.A not applicable\n');
		expect(text).toMatch(/^class H +"Ordinary shares" +type "H" +listed 06881$/m);
		expect(problems.map(({ message }) => message)).toContain('not read: section III.C, for its heading is not there');
	});
});

describe('one cell a line', () => {
	const list = `Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under Chapter 19B of the Exchange Listing Rules on Movements in Securities
For the month ended:
31 December 2021
Status:
Resubmission
Name of Issuer:
SouthGobi Resources Ltd.
Date Submitted:
13 January 2022
I. Movements in Authorised / Registered Share Capital
Not applicable
II. Movements in Issued Shares
1. Type of shares
Ordinary shares
Class of shares
Not applicable
Listed on SEHK (Note 1)
Yes
Stock code
01878
Description
Balance at close of preceding month
274,033,044
Increase / decrease (-)
82,500
Balance at close of the month
274,115,544
III. Details of Movements in Issued Shares
(A). Share Options (under Share Option Schemes of the Issuer)
1. Type of shares issuable
Ordinary shares
Class of shares
Not applicable
Shares issuable to be listed on SEHK (Note 1)
Yes
Stock code of shares issuable (if listed on SEHK) (Note 1)
01878
Particulars of share option scheme
Number of share options outstanding at close of preceding month
Movement during the month
Number of share options outstanding at close of the month
No. of new shares of issuer issued during the month pursuant thereto (A)
No. of new shares of issuer which may be issued pursuant thereto as at close of the month
The total number of securities which may be issued upon exercise of all share options to be granted under the scheme at close of the month
1).
Equity Incentive Plan
6,431,500
Cancelled
-99,750
Exercised
-82,500
Lapsed
0
Granted
0
6,249,250
82,500
0
6,249,250
General Meeting approval date (if applicable)
29 June 2021
Total A (Ordinary shares):
82,500
Total funds raised during the month from exercise of options:
CAD
10,725
`;

	it('is read where nothing is missing in between, v1.0.1’s exchanged labels included', () => {
		const real = readFileSync(join(import.meta.dirname, '../returns/southgobi-2021-12-resubmission.return'), 'utf8');
		expect(modelOf(read(list).text)).toEqual(modelOf(real));
	});

	it('is not guessed at where a cell is missing', () => {
		const { text } = read(list.replace('\n82,500\n0\n6,249,250\n', '\n82,500\n6,249,250\n'));
		expect(text).toContain('# not read: 6,431,500 Cancelled -99,750');
		expect(text).not.toMatch(/^ +A1 /m);
	});
});
