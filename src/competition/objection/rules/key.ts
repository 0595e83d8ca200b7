import { createHash } from 'node:crypto';

/** The key stands in the mail alone; the table knows it by this. */
export const keyDigestOf = (key: string): string => createHash('sha256').update(key).digest('hex');
