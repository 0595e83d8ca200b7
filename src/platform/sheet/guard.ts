// A text that a spreadsheet program would take for a formula when it opens a text file (OWASP, "CSV Injection"),
// with any apostrophes that already stand before it, so that the guard can be undone exactly.
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?%?$/i;

/** Whether a spreadsheet program could take this text for a formula. A plain number such as `-12,5` is none. */
export function looksLikeFormula(text: string): boolean {
  return RISKY.test(text) && !PLAIN_NUMBER.test(text);
}

/** Puts an apostrophe before a text that could be taken for a formula. */
export function guardFormula(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** Takes away the apostrophe that `guardFormula` put there; every other text stays as it is. */
export function undoGuard(text: string): string {
  return text.startsWith("'") && RISKY.test(text) && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}
