import type { FaultCode, FaultDetail, Severity } from '../model.ts';

/** Something about one cell, before it is known which one. */
export type CellFault = { readonly severity: Severity; readonly code: FaultCode; readonly detail: FaultDetail };

/** What a cell says: a value, nothing, or something that cannot be taken as it is. */
export type Reading<T> = {
  readonly value: T | null;
  readonly fault: CellFault | null;
  /** The text is kept in the note on sources, because no field holds all that it says. */
  readonly keep: boolean;
};

/** Texts of cells in messages are cut: a person finds the place by its address. */
const LONGEST_QUOTE = 120;

export function quote(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).toWellFormed()}…` : text;
}

export function said<T>(value: T): Reading<T> {
  return { value, fault: null, keep: false };
}

export const unsaid: Reading<never> = { value: null, fault: null, keep: false };

/** A value that we do not know or not for certain: the row is taken, its text kept. */
export function doubtful<T>(code: FaultCode, text: string, value: T | null = null): Reading<T> {
  return { value, fault: { severity: 'warning', code, detail: { value: quote(text) } }, keep: true };
}

/** A value that cannot be true: the row stays out until somebody mends the cell. */
export function wrong(code: FaultCode, text: string, limit?: number): Reading<never> {
  const detail = limit === undefined ? { value: quote(text) } : { value: quote(text), limit };
  return { value: null, fault: { severity: 'error', code, detail }, keep: false };
}

/** Nothing is said: empty, a dash, a question mark, "n/a". */
export function isBlank(text: string): boolean {
  return /^[\s\-–—.?]*$/.test(text) || /^(n\/?a|null|nihil|belum ada|tidak ada( data)?)$/i.test(text.trim());
}

/** A word as it is compared: small letters, one space between words, "&" as "dan". */
export function wordKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' dan ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
