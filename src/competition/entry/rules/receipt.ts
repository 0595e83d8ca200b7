const DIGITS = 6;
const MOST_LETTERS = 6;

/** The first letters of the words that begin large: «Kompetisi Inovasi Pelayanan Publik» → KIPP; without any, U for usulan. */
function letters(title: string): string {
  const large = title.split(/[^\p{L}\p{N}]+/u).filter((word) => /^\p{Lu}/u.test(word));
  const first = large.map((word) => word.normalize('NFKD').charAt(0)).filter((letter) => /[A-Z]/.test(letter));
  return first.slice(0, MOST_LETTERS).join('') || 'U';
}

/** `KIPP-2026-000123`: the edition's letters and year, and the number of the submission; numbers may leave gaps. */
export function receiptNumber(edition: { readonly title: string; readonly year: number }, no: number): string {
  return `${letters(edition.title)}-${edition.year}-${String(no).padStart(DIGITS, '0')}`;
}
