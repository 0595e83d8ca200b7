import { addFault, cellOf, columnOf, type OpenRow } from './open-row.ts';
import { isBlank } from './reading.ts';

/** Fields whose column is taken as it is written. */
const texts = [
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'adaptability',
  'resources',
  'sustainability',
  'collaboration',
  'sdgContribution',
  'design',
  'benefit',
  'result',
  'initiatorName',
  'priorityProgramme',
  'intellectualProperty',
  'budgetNote',
  'sustainabilityReason',
] as const;

/** Fills the texts and answers the title, which every row must have. */
export function readTexts(row: OpenRow): string | null {
  for (const field of texts) {
    const text = cellOf(row, field).trim();
    if (!isBlank(text)) row.content[field] = text;
  }
  const title = cellOf(row, 'title').replaceAll(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(title)) {
    addFault(row, columnOf(row, 'title'), { severity: 'error', code: 'title_missing' });
    return null;
  }
  row.content.title = title;
  return title;
}
