import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/index.js';

/** Where the heads of a table tell nothing of where its figures stand, none is put below another's head. */

const head = `Monthly Return for Equity Issuer and Hong Kong Depositary Receipts listed under Chapter 19B of the Exchange Listing Rules on Movements in Securities
For the month ended: 30 September 2025    Status: New Submission
Name of Issuer: Teal Lantern Limited
Date Submitted: 6 October 2025
III. Details of Movements in Issued Shares and/or Treasury Shares
`;
const classLine = `1. Class of shares    Ordinary shares    Type of shares    Not applicable    Listed on the Exchange (Note 1)    Yes
Stock code (if listed)    02987    Description
`;
const made = (text: string) => {
	const of = importText(text);
	if ('refused' in of) throw new Error(of.refused);
	return of.text;
};

describe('the figures of a row', () => {
	it('are read in their order where two stand below one head', () => {
		const text = made(`${head}(A). Share Options (under Share Option Schemes of the Issuer)
${classLine}Particulars of share option scheme    Number of share options outstanding at close of preceding month    Movement during the month    Number of share options outstanding at close of the month    Number of new shares issued during the month pursuant thereto (A1)    Number of treasury shares transferred out of treasury during the month pursuant thereto (A2)    Number of shares which may be issued or transferred out of treasury pursuant thereto as at close of the month    The total number of shares which may be issued or transferred out of treasury upon exercise of all share options to be granted under the scheme at close of the month
1). 2022 Plan    6,430,000    Granted    250,000    6,680,000    0    0    6,680,000    1,200,000
Increase in issued shares (excluding treasury shares): 0 Ordinary shares (AA1)
`);
		for (const line of [
			'opening   6,430,000',
			'granted     250,000',
			'closing   6,680,000',
			'issuable  6,680,000',
			'mandate   1,200,000',
		])
			expect(text.replace(/ +/g, ' ')).toContain(line.replace(/ +/g, ' '));
	});

	it('are not put below heads that ran into one another', () => {
		const text = made(`${head.replace('III. Details', 'III. Details')}(E). Other Movements in Issued Shares and/or Treasury Shares
${classLine}
                                                                                  Increase/ decrease (-) in            Increase/ decrease (-) in
        Events          At price (if applicable)     Date of event   General Meeting   issued shares during the month   treasury shares during the month
                        Currency     Amount            (Note 2)      approval date     pursuant thereto (E1) pursuant thereto (E2)

1).  Capital reorganisation   HKD       0.1   29 September 2025   23 September 2025             -103,101,179

      Increase/ decrease (-) in issued shares (excluding treasury shares):   -103,101,179  Ordinary shares (EE1)
`);
		expect(text).not.toMatch(/^ +E2 +-103,101,179/m);
		expect(text).toMatch(/(?:E1|not read: .*) *-103,101,179/);
	});

	it.each(['420,400Ordinary shares', '1,420,400Ordinary shares'])('are whole where a unit is glued to a sum: %s', (sum) => {
		const text = made(`${head}(A). Share Options (under Share Option Schemes of the Issuer)
${classLine}1). 2022 Plan
Increase in issued shares (excluding treasury shares): ${sum} (AA1)
`);
		expect(text).not.toMatch(/AA1 +\d{1,3}$/m);
		expect(text).toContain(sum.replace('Ordinary shares', ''));
	});
});

describe('a head that a copy put where a name begins', () => {
	it('is no name, and is said', () => {
		const text = made(`${head}(C). Convertibles (i.e. Convertible into Shares of the Issuer)
${classLine}
Description of the Convertibles

1).

Currency

5% convertible bonds due 2028

HKD

Type of the Convertibles

Bond/Notes
`);
		expect(text).toContain('convertible "5% convertible bonds due 2028"');
		expect(text).toMatch(/# not read: Currency/);
	});

	it('is a name where it is a part of a head', () => {
		const text = made(`${head}(A). Share Options (under Share Option Schemes of the Issuer)
${classLine}
1).

Share Option Scheme

Increase in issued shares (excluding treasury shares): 0 Ordinary shares (AA1)
`);
		expect(text).toContain('scheme "Share Option Scheme"');
	});
});
