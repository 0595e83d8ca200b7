import { randomInt } from 'node:crypto';

/** Signs that are told apart on paper and by ear: without 0 and O, 1, I and L. Their number is prime, so that the check holds. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 31^15 is some 2^74: who guesses a thousand a second finds nothing in a lifetime. */
const RANDOM = 15;
const GROUP = 4;

declare const brand: unique symbol;
/** A code on paper by which anybody finds a thing: sixteen signs, of which the last one checks the others. */
export type PublicCode = string & { readonly [brand]: true };

/** A code that nobody can guess. */
export function newPublicCode(): PublicCode {
  const random = Array.from({ length: RANDOM }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${random}${checkOf(random)}` as PublicCode;
}

/**
 * Weighted sum modulo 31, with the last sign weighing 1: one sign read wrongly, and two neighbours that changed places, are
 * always noticed.
 */
function checkOf(signs: string): string {
  const sum = [...signs].reduce((all, sign, at) => all + (signs.length + 1 - at) * SIGNS.indexOf(sign), 0);
  return SIGNS[(SIGNS.length - (sum % SIGNS.length)) % SIGNS.length] ?? '';
}

/** The code as somebody typed it: small letters, spaces and lines between the groups are all right; null for what is no code. */
export function parsePublicCode(text: string | null | undefined): PublicCode | null {
  const signs = (text ?? '').toUpperCase().replaceAll(/[\s\-–—]/g, '');
  const isWhole = signs.length === RANDOM + 1 && [...signs].every((sign) => SIGNS.includes(sign));
  return isWhole && checkOf(signs.slice(0, RANDOM)) === signs[RANDOM] ? (signs as PublicCode) : null;
}

/** In groups of four, as it stands on paper and is read aloud. */
export function shownPublicCode(code: PublicCode): string {
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
