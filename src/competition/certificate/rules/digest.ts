import { createHash } from 'node:crypto';
import type { Certificate, CertificateContent } from '../model.ts';

/** In this order for good: the digest is over it. */
const fields = [
  'kind',
  'lang',
  'name',
  'unit',
  'institution',
  'award',
  'entryTitle',
  'edition',
  'organiser',
  'place',
  'date',
  'signerName',
  'signerOffice',
] as const satisfies readonly (keyof CertificateContent)[];

type Told = Pick<Certificate, 'id' | 'no' | 'number' | 'code' | 'content'>;

/** SHA-256 over all that stands on the paper, so that a change made behind the hub's back is noticed. */
export function digestOf({ id, no, number, code, content }: Told): string {
  const told = JSON.stringify([1, id, no, number, code, ...fields.map((field) => content[field])]);
  return createHash('sha256').update(told).digest('hex');
}

/** The digest covers every field of the content: a field that is added must be added there too. */
export const digestedFields: readonly string[] = fields;
