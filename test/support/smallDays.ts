import { smallReturn } from './small.js';

/** Two next-day returns of one issuer and the month's return, in which there is nothing to find; and one of the old form, by itself. */

const issuer = 'Harbour Lights Holdings Limited';
const head = (form: string, submitted: string) => `return ${form}
issuer "${issuer}"
submitted ${submitted}
class ORD "Ordinary shares" listed 07999
section I
  for ORD
`;
const signature = 'signed "Chan Siu Ming"\n  title "Company Secretary"\n';
const pending = 'pending "Shares repurchased for cancellation but not yet cancelled"';

export const lastDay = `${head('FF305', '6 November 2025')}    opening 31 October 2025 1,000,000,000 + 5,000,000 = 1,005,000,000
    event "Other (please specify)" specify "See Part B" on 6 November 2025
    closing 6 November 2025 1,000,000,000 + 5,000,000 = 1,005,000,000
    ${pending} on 3 November 2025 shares 300,000 percent 0.03 price HKD 33
    ${pending} on 6 November 2025 shares 100,000 percent 0.01 price HKD 33.1
  confirm (iv)
section II
  for ORD
    bought 6 November 2025 shares 100,000 method "On the Exchange" highest HKD 33.2 lowest HKD 33 paid HKD 3,310,000
    bought total 100,000 paid HKD 3,310,000 cancelling 100,000 holding 0
    mandate 13 June 2025 authorised 100,000,000 repurchased 1,000,000 percent 0.1 moratorium 6 December 2025
  explanatory 29 April 2025
section III not applicable
${signature}`;

export const day = `${head('FF305', '7 November 2025')}    opening 6 November 2025 1,000,000,000 + 5,000,000 = 1,005,000,000
    event "Repurchase of shares (shares repurchased and cancelled)" on 7 November 2025 issued -300,000 percent 0.03 price HKD 33
    event "Repurchase of shares (shares held as treasury shares)" on 7 November 2025 issued -200,000 treasury 200,000 percent 0.02 price HKD 33.15
    closing 7 November 2025 999,500,000 + 5,200,000 = 1,004,700,000
    ${pending} on 6 November 2025 shares 100,000 percent 0.01 price HKD 33.1
    ${pending} on 7 November 2025 shares 150,000 percent 0.015 price HKD 33.12
  confirm (iv)
section II
  for ORD
    bought 7 November 2025 shares 150,000 method "On the Exchange" highest HKD 33.2 lowest HKD 33 paid HKD 4,968,000
    bought 7 November 2025 shares 200,000 method "On the Exchange" highest HKD 33.2 lowest HKD 33.1 paid HKD 6,630,000
    bought total 350,000 paid HKD 11,598,000 cancelling 150,000 holding 200,000
    mandate 13 June 2025 authorised 100,000,000 repurchased 1,350,000 percent 0.13 moratorium 7 December 2025
  explanatory 29 April 2025
section III not applicable
${signature}`;

export const month = smallReturn({
	issuer,
	II: `    opening 1,000,000,000 + 5,000,000 = 1,005,000,000
    change -500,000 + 200,000
    closing 999,500,000 + 5,200,000 = 1,004,700,000`,
	E: `    event "Repurchase of shares (shares repurchased and cancelled)" on 7 November 2025 E1 -300,000
    event "Repurchase of shares (shares held as treasury shares)" on 7 November 2025 E1 -200,000 E2 200,000
    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)" on 7 November 2025 pending -250,000
    EE1 -500,000
    EE2 200,000`,
});

const unmoved = 'event "Repurchase of shares (or other securities) but not cancelled"';
export const oldDay = `${head('FF304 v1.2.5', '18 January 2024')}    opening 17 January 2024 500,000,000
    ${unmoved} on 17 January 2024 issued 100,000
    ${unmoved} on 18 January 2024 issued 200,000 percent 0.04001 price HKD 33.15
    event "Other (please specify)" specify "The over-allotment option was exercised" on 18 January 2024 issued 5,000,000 percent 1.0002 price HKD 60 market HKD 60.65 discount -1.07
    closing 18 January 2024 505,000,000
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)
section II
  for ORD
    bought 18 January 2024 shares 200,000 method "On the Exchange" highest HKD 33.2 lowest HKD 33 paid HKD 6,630,000
    bought total 200,000 paid HKD 6,630,000
    mandate repurchased 1,350,000 percent 0.27
  explanatory 29 April 2023
${signature}`;
