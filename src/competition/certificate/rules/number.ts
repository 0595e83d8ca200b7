/** Placeholders of a number: `{no}` the running one (`{no:3}` with zeros before it), the edition's short name, month and year. */
const PLACEHOLDER = /\{([^{}]*)\}/g;
const RUNNING = /^no(?::([1-6]))?$/;
const LONGEST_FORMAT = 80;
export const USUAL_FORMAT = '{no:3}/SERT/{edisi}/{bulan}/{tahun}';

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** What is wrong with the format; each code has the message `certificate.format.<code>`. */
export type FormatFault = 'no_running' | 'joined' | 'unknown' | 'too_long' | 'stray';

/**
 * Why the format makes no numbers. The running number stands once and apart from other digits, so that no two certificates of an
 * edition can get the same number.
 */
export function whyNotFormat(format: string): FormatFault | null {
  if (format.length > LONGEST_FORMAT) return 'too_long';
  const names = [...format.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  if (names.some((name) => !RUNNING.test(name) && !['edisi', 'bulan', 'tahun'].includes(name))) return 'unknown';
  if (names.filter((name) => RUNNING.test(name)).length !== 1) return 'no_running';
  if (/[{}\p{Cc}]/u.test(format.replaceAll(PLACEHOLDER, ''))) return 'stray';
  return /[\d}]\{no|\{no(?::\d)?\}[\d{]/.test(format) ? 'joined' : null;
}

export type Numbered = { readonly no: number; readonly edition: string; readonly date: string };

/** The number as office letters write it: `007/SERT/KIPP-SUMUT/XI/2026`; `date` is the day of the certificate. */
export function numberOf(format: string, { no, edition, date }: Numbered): string {
  const [year = '', month = ''] = date.split('-');
  const words: Readonly<Record<string, string>> = {
    edisi: edition,
    tahun: year,
    bulan: romans[Number(month) - 1] ?? '',
  };
  return format.replaceAll(PLACEHOLDER, (_whole, name: string) => {
    const [running, digits] = RUNNING.exec(name) ?? [];
    return running ? String(no).padStart(Number(digits ?? 1), '0') : (words[name] ?? '');
  });
}

/** The initials of the title's great words, as offices shorten a competition: «Kompetisi Inovasi Pelayanan Publik» → `KIPP`. */
export function shortNameOf(title: string): string {
  const initials = title.match(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll})/gu) ?? [];
  return initials.length > 1 ? initials.slice(0, 12).join('') : 'EDISI';
}
