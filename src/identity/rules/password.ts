export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;
/** A password with fewer different characters is a pattern, not a secret. */
const MIN_DISTINCT = 5;
/** Shorter pieces of a name occur in ordinary words. */
const MIN_NAME_PIECE = 4;

export type WhyNotPassword = 'too_short' | 'too_long' | 'common' | 'personal' | 'repetitive';

/** The commonest passwords and words of the office; compared without digits and signs at either end. */
const commonWords = new Set([
  'abcdefghijkl',
  'adminadmin',
  'administrator',
  'alhamdulillah',
  'asdfghjkl',
  'bismillah',
  'changeme',
  'indonesia',
  'indonesiaraya',
  'inovasi',
  'iloveyou',
  'katasandi',
  'kemenpanrb',
  'letmein',
  'medan',
  'merdeka',
  'password',
  'passwordpassword',
  'pelayananpublik',
  'qwerty',
  'qwertyqwerty',
  'qwertyuiop',
  'rahasia',
  'sandi',
  'sayang',
  'sumaterautara',
  'sumut',
  'tuntas',
  'welcome',
]);
const keyRows = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Why the password will not do for this person; null when it will (NIST SP 800-63B §3.1.1: length and a block list, no composition rules). */
export function whyNotPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): WhyNotPassword | null {
  if (password.length < MIN_PASSWORD) return 'too_short';
  if (password.length > MAX_PASSWORD) return 'too_long';
  if (new Set(password).size < MIN_DISTINCT) return 'repetitive';
  const plain = password.toLowerCase();
  if (isCommon(plain)) return 'common';
  return isPersonal(plain, person) ? 'personal' : null;
}

function isCommon(plain: string): boolean {
  if (keyRows.some((row) => row.includes(plain))) return true;
  const letters = plain.replaceAll(/[^a-z]/g, '');
  const core = plain.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  return commonWords.has(core) || (commonWords.has(letters) && letters.length >= plain.length / 2);
}

/** Whether little is left of the password when the words of the person's name and address are taken out of it. */
function isPersonal(plain: string, person: { readonly name: string; readonly email: string }): boolean {
  const pieces = personalPieces(person).filter((piece) => plain.includes(piece));
  const rest = pieces.reduce((text, piece) => text.replaceAll(piece, ''), plain);
  return pieces.length > 0 && rest.length < MIN_PASSWORD / 2;
}

/** Longest first, so that a word is taken out before its parts. */
function personalPieces(person: { readonly name: string; readonly email: string }): readonly string[] {
  const [local = '', domain = ''] = person.email.toLowerCase().split('@');
  const words = [local, ...local.split(/[^a-z0-9]+/), ...domain.split('.'), ...person.name.toLowerCase().split(/\s+/)];
  return words.filter((word) => word.length >= MIN_NAME_PIECE).sort((a, b) => b.length - a.length);
}
