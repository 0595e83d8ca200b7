const LETTERS = 26;
const LETTER_A = 65;

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(LETTER_A + ((rest - 1) % LETTERS)) + letters;
  }
  return letters;
}

/** `C17` for column 2 (from 0) and row 17 (from 1). */
export function cellAddress(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The column (from 0) that an address such as `C17` names, or -1 when it is no address. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at) & ~32;
    if (code < LETTER_A || code >= LETTER_A + LETTERS) return at > 0 && at <= 3 ? column - 1 : -1;
    column = column * LETTERS + (code - LETTER_A + 1);
  }
  return -1;
}
