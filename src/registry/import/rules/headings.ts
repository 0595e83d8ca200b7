import { createHash } from 'node:crypto';
import type { ColumnUse, Mapping } from '../model.ts';
import { bareYearHeadings, isTarget, type Target, targetSpecs } from './targets.ts';

/** A heading as it is compared: small letters, signs and what stands in brackets left out. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^\d+ /, '')
    .trim();
}

const known: ReadonlyMap<string, Target> = new Map(
  targetSpecs.flatMap((spec) => spec.headings.map((heading) => [heading, spec.name] as const)),
);

/** The column of reasons that our own sheet of errors carries: it comes back with the mended rows and means nothing. */
const REASONS: readonly string[] = ['alasan dari tuntas', 'reason given by tuntas'];

/** Names the set of headings in their order: the same sheet next year finds its mapping again. */
export function headingSet(headings: readonly string[]): string {
  const keys = headings.map(headingKey).filter((key) => !REASONS.includes(key));
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex');
}

/** What each column is likely to mean; a meaning is given to the first column that claims it, the rest are left out. */
export function guessColumns(headings: readonly string[]): readonly ColumnUse[] {
  const taken = new Set<ColumnUse>();
  const guesses = headings.map((heading): ColumnUse => {
    const target = known.get(headingKey(heading));
    if (target === undefined || taken.has(target)) return 'ignore';
    taken.add(target);
    return target;
  });
  return dated(guesses, headings);
}

/** A column "Tahun" is the award's year where the sheet has a column of awards. */
function dated(guesses: readonly ColumnUse[], headings: readonly string[]): readonly ColumnUse[] {
  const at = headings.findIndex((heading) => bareYearHeadings.includes(headingKey(heading)));
  const year: Target = guesses.includes('awardLevel') ? 'awardYear' : 'startYear';
  if (at < 0 || guesses.includes(year)) return guesses;
  return guesses.with(at, year);
}

export const DEFAULT_COMPETITION = 'KIPP';
export const DEFAULT_ID_SYSTEM = 'lembar';

export function guessMapping(headings: readonly string[]): Mapping {
  return {
    columns: guessColumns(headings),
    institutionId: null,
    competition: DEFAULT_COMPETITION,
    idSystem: DEFAULT_ID_SYSTEM,
  };
}

export function isColumnUse(text: string): text is ColumnUse {
  return text === 'ignore' || text === 'note' || isTarget(text);
}

export type WhyNotMapping =
  | { readonly code: 'title_missing' }
  | { readonly code: 'place_missing' }
  | { readonly code: 'used_twice'; readonly column: number; readonly first: number };

/** What is wrong with a mapping, all of it; nothing when the sheet can be checked by it. */
export function whyNotMapping(mapping: Mapping): readonly WhyNotMapping[] {
  const { columns } = mapping;
  const faults: WhyNotMapping[] = columns.flatMap((use, column) => {
    const first = columns.indexOf(use);
    if (use === 'ignore' || use === 'note' || first === column) return [];
    return [{ code: 'used_twice' as const, column, first }];
  });
  if (!columns.includes('title')) faults.unshift({ code: 'title_missing' });
  const placed = columns.includes('institution') || columns.includes('region') || mapping.institutionId !== null;
  if (!placed) faults.push({ code: 'place_missing' });
  return faults;
}
