import type { InstitutionId } from '#identity/index.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Entry } from './entry.ts';
import type { EntryState } from './states.ts';

/** Each order with its reverse: newest and longest waiting, by title, by institution and unit, by state, by group. */
export const entrySorts = [
  'baru',
  'lama',
  'judul',
  'judul-z',
  'unit',
  'unit-z',
  'keadaan',
  'keadaan-z',
  'kelompok',
  'kelompok-z',
] as const;
export type EntrySort = (typeof entrySorts)[number];

/** What the list of entries is narrowed to and how it is sorted. */
export type EntryFilter = {
  readonly editionId: EditionId | null;
  readonly state: EntryState | null;
  /** Codes of a group and a category. */
  readonly group: string | null;
  readonly category: string | null;
  readonly institutionId: InstitutionId | null;
  /** Words that each stand in the title, the institution, the unit or the receipt. */
  readonly text: string;
  readonly sort: EntrySort;
};

/** No filter, the newest first. */
export const everyEntry: EntryFilter = {
  editionId: null,
  state: null,
  group: null,
  category: null,
  institutionId: null,
  text: '',
  sort: 'baru',
};

export type ListedEntry = Pick<
  Entry,
  | 'id'
  | 'editionId'
  | 'group'
  | 'category'
  | 'title'
  | 'state'
  | 'institutionId'
  | 'institutionName'
  | 'unitId'
  | 'unitName'
  | 'handedAt'
  | 'returnedAt'
  | 'submittedAt'
  | 'updatedAt'
  | 'openUntil'
> & {
  readonly receipt: string | null;
  /** Required sections that are done, and how many there are. */
  readonly progress: { readonly done: number; readonly of: number };
};

/** Since when an entry stands where it stands. */
export function sinceOf(
  entry: Pick<ListedEntry, 'state' | 'handedAt' | 'returnedAt' | 'submittedAt' | 'updatedAt'>,
): Date {
  const since = { with_admin: entry.handedAt, returned: entry.returnedAt, submitted: entry.submittedAt };
  return (entry.state in since ? since[entry.state as keyof typeof since] : null) ?? entry.updatedAt;
}
