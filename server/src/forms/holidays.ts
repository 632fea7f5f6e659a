/**
 * The general holidays of Hong Kong, Sundays apart, as gazetted, each beside its name in the General Holidays Ordinance's lists.
 * Half-days of trading (the eves of Lunar New Year, Christmas and New Year) are business days and have no row; nor has a day on which a
 * typhoon or black rain closed the market, such as 1 September 2023: nobody could know it beforehand, and since September 2024 the
 * market stays open through them. `YYYY-MM-DD`; the names are comments, for nothing but their readers asks for them.
 */
export const holidays: readonly string[] = [
	'2021-01-01', // The first day of January
	'2021-02-12', // Lunar New Year’s Day
	'2021-02-13', // The second day of Lunar New Year
	'2021-02-15', // The fourth day of Lunar New Year
	'2021-04-02', // Good Friday
	'2021-04-03', // The day following Good Friday
	'2021-04-05', // The day following Ching Ming Festival
	'2021-04-06', // The day following Easter Monday
	'2021-05-01', // Labour Day
	'2021-05-19', // Birthday of the Buddha
	'2021-06-14', // Tuen Ng Festival
	'2021-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2021-09-22', // The day following the Chinese Mid-Autumn Festival
	'2021-10-01', // National Day
	'2021-10-14', // Chung Yeung Festival
	'2021-12-25', // Christmas Day
	'2021-12-27', // The first weekday after Christmas Day
	'2022-01-01', // The first day of January
	'2022-02-01', // Lunar New Year’s Day
	'2022-02-02', // The second day of Lunar New Year
	'2022-02-03', // The third day of Lunar New Year
	'2022-04-05', // Ching Ming Festival
	'2022-04-15', // Good Friday
	'2022-04-16', // The day following Good Friday
	'2022-04-18', // Easter Monday
	'2022-05-02', // The day following Labour Day
	'2022-05-09', // The day following Birthday of the Buddha
	'2022-06-03', // Tuen Ng Festival
	'2022-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2022-09-12', // The second day following the Chinese Mid-Autumn Festival
	'2022-10-01', // National Day
	'2022-10-04', // Chung Yeung Festival
	'2022-12-26', // The first weekday after Christmas Day
	'2022-12-27', // The second weekday after Christmas Day
	'2023-01-02', // The day following the first day of January
	'2023-01-23', // The second day of Lunar New Year
	'2023-01-24', // The third day of Lunar New Year
	'2023-01-25', // The fourth day of Lunar New Year
	'2023-04-05', // Ching Ming Festival
	'2023-04-07', // Good Friday
	'2023-04-08', // The day following Good Friday
	'2023-04-10', // Easter Monday
	'2023-05-01', // Labour Day
	'2023-05-26', // Birthday of the Buddha
	'2023-06-22', // Tuen Ng Festival
	'2023-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2023-09-30', // The day following the Chinese Mid-Autumn Festival
	'2023-10-02', // The day following National Day
	'2023-10-23', // Chung Yeung Festival
	'2023-12-25', // Christmas Day
	'2023-12-26', // The first weekday after Christmas Day
	'2024-01-01', // The first day of January
	'2024-02-10', // Lunar New Year’s Day
	'2024-02-12', // The third day of Lunar New Year
	'2024-02-13', // The fourth day of Lunar New Year
	'2024-03-29', // Good Friday
	'2024-03-30', // The day following Good Friday
	'2024-04-01', // Easter Monday
	'2024-04-04', // Ching Ming Festival
	'2024-05-01', // Labour Day
	'2024-05-15', // Birthday of the Buddha
	'2024-06-10', // Tuen Ng Festival
	'2024-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2024-09-18', // The day following the Chinese Mid-Autumn Festival
	'2024-10-01', // National Day
	'2024-10-11', // Chung Yeung Festival
	'2024-12-25', // Christmas Day
	'2024-12-26', // The first weekday after Christmas Day
	'2025-01-01', // The first day of January
	'2025-01-29', // Lunar New Year’s Day
	'2025-01-30', // The second day of Lunar New Year
	'2025-01-31', // The third day of Lunar New Year
	'2025-04-04', // Ching Ming Festival
	'2025-04-18', // Good Friday
	'2025-04-19', // The day following Good Friday
	'2025-04-21', // Easter Monday
	'2025-05-01', // Labour Day
	'2025-05-05', // Birthday of the Buddha
	'2025-05-31', // Tuen Ng Festival
	'2025-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2025-10-01', // National Day
	'2025-10-07', // The day following the Chinese Mid-Autumn Festival
	'2025-10-29', // Chung Yeung Festival
	'2025-12-25', // Christmas Day
	'2025-12-26', // The first weekday after Christmas Day
	'2026-01-01', // The first day of January
	'2026-02-17', // Lunar New Year’s Day
	'2026-02-18', // The second day of Lunar New Year
	'2026-02-19', // The third day of Lunar New Year
	'2026-04-03', // Good Friday
	'2026-04-04', // The day following Good Friday
	'2026-04-06', // The day following Ching Ming Festival
	'2026-04-07', // The day following Easter Monday
	'2026-05-01', // Labour Day
	'2026-05-25', // The day following Birthday of the Buddha
	'2026-06-19', // Tuen Ng Festival
	'2026-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2026-09-26', // The day following the Chinese Mid-Autumn Festival
	'2026-10-01', // National Day
	'2026-10-19', // The day following Chung Yeung Festival
	'2026-12-25', // Christmas Day
	'2026-12-26', // The first weekday after Christmas Day
	'2027-01-01', // The first day of January
	'2027-02-06', // Lunar New Year’s Day
	'2027-02-08', // The third day of Lunar New Year
	'2027-02-09', // The fourth day of Lunar New Year
	'2027-03-26', // Good Friday
	'2027-03-27', // The day following Good Friday
	'2027-03-29', // Easter Monday
	'2027-04-05', // Ching Ming Festival
	'2027-05-01', // Labour Day
	'2027-05-13', // Birthday of the Buddha
	'2027-06-09', // Tuen Ng Festival
	'2027-07-01', // Hong Kong Special Administrative Region Establishment Day
	'2027-09-16', // The day following the Chinese Mid-Autumn Festival
	'2027-10-01', // National Day
	'2027-10-08', // Chung Yeung Festival
	'2027-12-25', // Christmas Day
	'2027-12-27', // The first weekday after Christmas Day
];
