import { createHash, randomBytes } from 'node:crypto';

const MARK = 'tuntas_';
const BYTES = 32;
const SHAPE = /^tuntas_[\w-]{43}$/;
/** Enough to know it again among one's own, far too little to guess the rest. */
const SHOWN = MARK.length + 4;

/** A new secret: its mark lets scanners of source code find one that slipped in. */
export function newSecret(): string {
  return MARK + randomBytes(BYTES).toString('base64url');
}

export function prefixOf(secret: string): string {
  return secret.slice(0, SHOWN);
}

/** 256 random bits need no slow hash: nobody can try them out. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The secret of an Authorization header (RFC 6750 §2.1), or null when it holds nothing of the kind. */
export function secretIn(header: string): string | null {
  const [, secret = ''] = /^Bearer +(\S+) *$/i.exec(header) ?? [];
  return SHAPE.test(secret) ? secret : null;
}
