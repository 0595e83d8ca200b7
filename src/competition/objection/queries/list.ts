import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { Ground, ObjectionId } from '../model/objection.ts';
import type { ObjectionState } from '../model/states.ts';
import { tables } from '../schema.ts';

export type ListedObjection = {
  readonly id: ObjectionId;
  readonly code: string;
  readonly entryId: EntryId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly ground: Ground;
  readonly state: ObjectionState;
  readonly confirmedAt: Date;
  readonly askedUntil: Date | null;
  readonly statedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answer: string;
};

/** All objections of an edition whose address is confirmed, the oldest first; for its organiser. */
export async function listedObjections(conn: Conn, id: EditionId): Promise<readonly ListedObjection[]> {
  return tables(conn)
    .selectFrom('objection as o')
    .innerJoin('entry as e', 'e.id', 'o.entry_id')
    .innerJoin('institution as i', 'i.id', 'e.institution_id')
    .leftJoin('unit as u', 'u.id', 'e.unit_id')
    .select([
      'o.id',
      'o.code',
      'o.entry_id as entryId',
      'e.title',
      'i.name as institutionName',
      'u.name as unitName',
      'o.ground',
      'o.state',
      'o.confirmed_at as confirmedAt',
      'o.asked_until as askedUntil',
      'o.stated_at as statedAt',
      'o.answered_at as answeredAt',
      'o.answer',
    ])
    .where('o.edition_id', '=', id)
    .where('o.state', '<>', 'unconfirmed')
    .orderBy('o.confirmed_at')
    .orderBy('o.id')
    .$narrowType<{ code: string; confirmedAt: Date }>()
    .execute();
}
