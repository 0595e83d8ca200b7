export const RECOVERY_CODES = 10;
const HALF = 5;
/** Without letters and digits that are mistaken for each other on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const half = (pick: (below: number) => number) =>
  Array.from({ length: HALF }, () => ALPHABET[pick(ALPHABET.length)]).join('');

/** Ten codes such as `k7mwp-3xqaz`, about 49 bits each; `pick` gives a number below its argument. */
export function newRecoveryCodes(pick: (below: number) => number): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => `${half(pick)}-${half(pick)}`);
}

export type TypedCode = { readonly kind: 'totp' | 'recovery'; readonly code: string };

/** What somebody typed as a code: six digits from the app, or a recovery code, spaces, dash and case aside; null for neither. */
export function parseCode(typed: string): TypedCode | null {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, '');
  if (/^\d{6}$/.test(plain)) return { kind: 'totp', code: plain };
  if (!/^[a-z0-9]{10}$/.test(plain)) return null;
  return { kind: 'recovery', code: `${plain.slice(0, HALF)}-${plain.slice(HALF)}` };
}
