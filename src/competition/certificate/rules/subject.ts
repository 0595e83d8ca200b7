import { createHash } from 'node:crypto';
import type { RecipientText } from '../model.ts';

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Names somebody of whom only words are known: the same words, however they are spaced, are the same recipient. */
export function namedSubject({ name, unit, institution, award, entryTitle }: RecipientText): string {
  const words = [name, unit, institution, award, entryTitle].map(plain);
  return `named:${createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32)}`;
}
