const WHOLE = /^-?(?:0|[1-9]\d*)$/;
const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/** The shortest decimal that reads back as the same number, never in scientific notation. */
export function plainDecimal(value: number): string {
  const short = String(value);
  const parts = EXPONENT.exec(short);
  if (!parts) return Object.is(value, -0) ? '0' : short;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/**
 * The text of a number as a sheet stores it, or null when it is none. Whole numbers keep every digit, also past 2^53;
 * others become the shortest decimal, so that the stored `1.1000000000000001` reads 1.1 as in the office's program.
 */
export function storedNumber(stored: string): string | null {
  const text = stored.trim();
  if (WHOLE.test(text)) return text === '-0' ? '0' : text;
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? plainDecimal(value) : null;
}
