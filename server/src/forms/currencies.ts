/**
 * The codes money may be written in: ISO 4217's currencies and fund codes, and RMB, which the form prints for the renminbi.
 * Metals, bond market units and the codes for testing are left out: no share has a par value in them, a slip of the keyboard may.
 */
const active = `
	AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY
	COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
	IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
	MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
	SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XDR
	XOF XPF XSU XUA YER ZAR ZMW ZWG
`;

/** Withdrawn since July 2021, so that a return of an earlier month may still have them. */
const withdrawn = 'ANG BGN CUC HRK SLL ZWL';

export const currencies: ReadonlySet<string> = new Set(`${active} ${withdrawn} RMB`.trim().split(/\s+/));

/** Those that issuers use, the commonest first: for guessing and for offering. */
export const commonCurrencies: ReadonlySet<string> = new Set([
	'HKD',
	'USD',
	'RMB',
	'GBP',
	'EUR',
	'JPY',
	'SGD',
	'CAD',
	'AUD',
	'MYR',
	'CHF',
]);
