import { createHash, createHmac } from 'node:crypto';
import type { EditionId } from '../../edition/model/edition.ts';

/**
 * The address as one person's: small letters, without what stands behind a plus sign, which most providers deliver to the same
 * mailbox. Points stay, for many providers tell them apart.
 */
export function oneAddress(email: string): string {
  const plain = email.trim().toLowerCase();
  const at = plain.lastIndexOf('@');
  const [name = ''] = plain.slice(0, at).split('+');
  return `${name}${plain.slice(at)}`;
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** Digests by the house's secret and one edition: without the secret nobody finds an address by trying, nor follows it to another edition. */
export function digestsFor(secret: string, editionId: EditionId) {
  const digest = (kind: string, text: string) =>
    createHmac('sha256', secret).update(`public-rating\n${editionId}\n${kind}\n${text}`).digest('hex');
  return {
    voter: (email: string) => digest('voter', oneAddress(email)),
    network: (network: string) => digest('network', network),
  };
}

/** As which a token is kept. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
