import type { Locale } from '#platform/i18n/i18n.ts';

const SPACES = /[\s\u00a0\u202f]/g;
const MOST_DIGITS = 12;

/**
 * The number that somebody typed, in the way of the reader's language: 1.234,5 in Indonesian, 1,234.5 in English.
 * A single mark of the other kind that groups no thousands is read as the decimal mark: 3.5 is three and a half.
 * Null when it is no number.
 */
export function readNumber(typed: string, locale: Locale): number | null {
  const text = typed.replaceAll(SPACES, '').replace(/^[−–]/, '-');
  const [thousands, decimal] = locale === 'id' ? ['.', ','] : [',', '.'];
  const groups = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = groups.test(text) ? text.replaceAll(thousands, '') : text;
  const value = plain.replace(decimal, '.');
  const other = value.replace(thousands, '.');
  for (const candidate of [value, other]) {
    if (/^-?\d+(\.\d+)?$/.test(candidate)) return Number(candidate);
  }
  return null;
}

/** The number as it is typed: no thousands marks, the reader's decimal mark. */
export function typedNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    useGrouping: false,
    maximumFractionDigits: MOST_DIGITS,
  }).format(value);
}
