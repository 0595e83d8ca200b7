import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { groupOf, type Listed } from '../rules/checks-list.ts';
import { checksOf } from './checks.ts';
import { contendersOf } from './field.ts';

export type ListedCheck = Listed & {
  readonly id: EntryId;
  readonly unitName: string | null;
  /** Code of the group that it was entered in. */
  readonly entryGroup: string;
  readonly note: string;
  /** Until when its people may mend it; null: it waits for nobody of theirs. */
  readonly openUntil: Date | null;
};

/** Every submission of the edition with where its check stands; for its organiser. Two statements. */
export async function listedChecks(conn: Conn, { id }: Pick<Edition, 'id'>): Promise<readonly ListedCheck[]> {
  const [contenders, checks] = [await contendersOf(conn, id), await checksOf(conn, id)];
  return contenders.map(({ group, snapshotId, ...it }) => {
    const check = checks.get(snapshotId) ?? null;
    const isSaid = check !== null && check.state !== 'open';
    return {
      ...it,
      entryGroup: group,
      group: groupOf(check),
      reasons: isSaid ? check.reasons : [],
      note: isSaid ? check.note : '',
    };
  });
}
