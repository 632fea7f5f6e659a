import { monthFrom } from './months.mjs';

/* A filing agent's archive: returns of invented issuers, that say nothing wrong but for what a test wants wrong. Months are `YYYY-MM`. */

export interface ArchiveReturn {
	/** `4 December 2026`; undefined for a draft. */
	readonly submitted?: string | undefined;
	readonly resubmission?: boolean;
	readonly closing?: string;
}

export const archiveCode = (issuer: number) => String(7000 + issuer).padStart(5, '0');
export const archiveName = (issuer: number) => `Harbour ${String.fromCharCode(65 + issuer)} Holdings Limited`;
export const archiveFile = (issuer: number, month: string, more = '') =>
	`h${issuer}/${archiveCode(issuer)}-${month}${more}.return`;

export function archiveReturn(
	issuer: number,
	month: string,
	of: ArchiveReturn = { submitted: `3 ${monthFrom(month, 1).name}` },
): string {
	const { submitted, resubmission = false, closing = '1,000,000,000' } = of;
	return `return FF301

issuer     "${archiveName(issuer)}"
month      ${monthFrom(month, 0).end}
${submitted === undefined ? '' : `submitted  ${submitted}\n`}${resubmission ? 'status     "Resubmission"\n' : ''}
class ORD "Ordinary shares" listed ${archiveCode(issuer)}

section I
  for ORD
    opening  2,000,000,000 x HKD 0.01 = HKD 20,000,000
    closing  2,000,000,000 x HKD 0.01 = HKD 20,000,000
  total      HKD 20,000,000

section II
  for ORD
    opening  1,000,000,000 + 0 = 1,000,000,000
    closing  ${closing} + 0 = ${closing}
    public float complied
      threshold "Prescribed threshold: 25%"

section III.A
  for ORD
    scheme "2020 Share Option Scheme"
      approved   1 June 2020
      opening    5,000,000
      closing    5,000,000
      issuable   5,000,000

section III.B not applicable
section III.C not applicable
section III.D not applicable
section III.E not applicable
section IV not applicable

section V
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)

signed "Chan Siu Ming"
  title "Company Secretary"
`;
}

/** Files by path: `count` issuers whose returns are all submitted in time, the last month's and those of the three before it. */
export function archive(count = 25, last = '2026-11'): Record<string, string> {
	const months = [-3, -2, -1, 0].map((apart) => monthFrom(last, apart).iso);
	const files: Record<string, string> = {};
	for (let issuer = 0; issuer < count; issuer++) {
		for (const month of months) files[archiveFile(issuer, month)] = archiveReturn(issuer, month);
	}
	return files;
}

/**
 * The same with its five troubles in November: a draft (issuer 3), two months not begun (5 and 6), September lost (8), a late filing
 * (11), an original that a resubmission replaces (14).
 */
export function troubledArchive(): Record<string, string> {
	const files = archive();
	files[archiveFile(3, '2026-11')] = archiveReturn(3, '2026-11', { closing: '1,000,000,001' });
	delete files[archiveFile(5, '2026-11')];
	delete files[archiveFile(6, '2026-11')];
	delete files[archiveFile(8, '2026-09')];
	files[archiveFile(11, '2026-11')] = archiveReturn(11, '2026-11', { submitted: '9 December 2026' });
	const resubmission = { submitted: '8 December 2026', resubmission: true };
	files[archiveFile(14, '2026-11', '-resubmission')] = archiveReturn(14, '2026-11', resubmission);
	return files;
}
