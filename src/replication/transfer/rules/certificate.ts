/** The number of a certificate: `REP-2026-0007`, the seventh of its year. The form is ours. */
export function certificateNumber(year: number, nth: number): string {
  return `REP-${year}-${String(nth).padStart(4, '0')}`;
}
