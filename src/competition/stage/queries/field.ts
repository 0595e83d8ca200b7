import { sql } from 'kysely';
import type { InstitutionId, InstitutionKind } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { arrivedAs } from '../../entry/queries/arrived.ts';
import type { DecidingStage, Standing } from '../model/course.ts';
import { isInFieldOf, standingOf } from '../rules/course.ts';
import { tables } from '../schema.ts';
import { type PassedStage, passagesOf } from './passages.ts';

/** A submitted entry of an edition, as its course looks at it; open again, it stands as it was submitted. */
export type Contender = {
  readonly id: EntryId;
  readonly receipt: string;
  readonly title: string;
  readonly group: string;
  readonly category: string | null;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly institutionKind: InstitutionKind;
  readonly regionCode: string | null;
  readonly unitName: string | null;
};

export type Placed = Contender & { readonly passages: readonly PassedStage[]; readonly standing: Standing };

/** What its people write while it is open again is nobody else's: until it is submitted, it is called as it was. */
export const frozen = (field: 'title' | 'group' | 'category', column: 'e.title' | 'e.group_code' | 'e.category_code') =>
  sql<string>`case when e.open_until is null then ${sql.ref(column)} else s.content #>> ${sql.lit(`{entry,${field}}`)} end`;

function contenders(conn: Conn, id: EditionId) {
  return tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .innerJoin('institution as n', 'n.id', 'e.institution_id')
    .leftJoin('unit as u', 'u.id', 'e.unit_id')
    .select([
      'e.id',
      's.receipt',
      frozen('title', 'e.title').as('title'),
      frozen('group', 'e.group_code').as('group'),
      frozen('category', 'e.category_code').$castTo<string | null>().as('category'),
      'e.institution_id as institutionId',
      'n.name as institutionName',
      'n.kind as institutionKind',
      'n.region_code as regionCode',
      'u.name as unitName',
    ])
    .where('e.edition_id', '=', id)
    .where(arrivedAs('e'));
}

/** Every submitted entry of the edition by title, whoever asks: for the organiser, and for what is announced. */
export async function contendersOf(conn: Conn, id: EditionId): Promise<readonly Contender[]> {
  return contenders(conn, id).orderBy('title').orderBy('e.id').execute();
}

/** One of them; null when it is not submitted to this edition. */
export async function contenderOf(conn: Conn, id: EditionId, entry: EntryId): Promise<Contender | null> {
  return (await contenders(conn, id).where('e.id', '=', entry).executeTakeFirst()) ?? null;
}

/** The same with where each stands. Two statements, however many entries there are. */
export async function placedOf(conn: Conn, { id, document }: Edition): Promise<readonly Placed[]> {
  const [contenders, passages] = [await contendersOf(conn, id), await passagesOf(conn, id)];
  return contenders.map((it) => {
    const own = passages.get(it.id) ?? [];
    return { ...it, passages: own, standing: standingOf(document, own) };
  });
}

/** Those of which this stage decides, or has decided. */
export async function fieldOf(conn: Conn, edition: Edition, stage: DecidingStage): Promise<readonly Placed[]> {
  return (await placedOf(conn, edition)).filter((it) => isInFieldOf(edition.document, stage, it.passages));
}
