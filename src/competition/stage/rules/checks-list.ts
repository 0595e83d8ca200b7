import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { ReasonCode } from '../model/check.ts';

/** Where the check of a submission stands, as its list tells it. */
export const checkGroups = ['waiting', 'proposed', 'passed', 'refused', 'correction', 'revise'] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** Each order with its reverse. */
export const checkSorts = [
  'oldest',
  'newest',
  'title',
  'title-z',
  'institution',
  'institution-z',
  'group',
  'group-z',
  'state',
  'state-z',
  'checker',
  'checker-z',
] as const;
export type CheckSort = (typeof checkSorts)[number];

type Said = { readonly state: 'open' | 'proposed' | 'decided'; readonly outcome: string | null };

/** The group of a submission by what was said of it; null: nothing yet. The list asks the same in SQL. */
export function groupOf(said: Said | null): CheckGroup {
  if (!said || said.state === 'open') return 'waiting';
  if (said.state === 'proposed') return 'proposed';
  return checkGroups.find((it) => it === said.outcome) ?? 'waiting';
}

export type ChecksFilter = {
  readonly group: CheckGroup | null;
  readonly reason: ReasonCode | null;
  /** Codes of the group and the category that were entered in. */
  readonly entryGroup: string | null;
  readonly category: string | null;
  readonly institutionId: InstitutionId | null;
  /** To whom it is given: a person, nobody yet, or whoever. */
  readonly checker: PersonId | 'nobody' | null;
  /** Words that each stand in the title, the institution, the unit or the receipt. */
  readonly words: string;
  readonly sort: CheckSort;
};

/** Every submission, the longest waiting first. */
export const everyCheck: ChecksFilter = {
  group: null,
  reason: null,
  entryGroup: null,
  category: null,
  institutionId: null,
  checker: null,
  words: '',
  sort: 'oldest',
};
