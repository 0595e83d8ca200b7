import type { InstitutionId, InstitutionKind } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { EntryId, SnapshotId } from '../../entry/model/entry.ts';
import type { DecidingStage, Standing } from '../model/course.ts';
import { isInFieldOf, standingOf } from '../rules/course.ts';
import { tables } from '../schema.ts';
import { type KeptPassage, passagesOf } from './passages.ts';

/** A submitted entry of an edition, as its course looks at it. */
export type Contender = {
  readonly id: EntryId;
  readonly snapshotId: SnapshotId;
  readonly receipt: string;
  readonly title: string;
  readonly group: string;
  readonly category: string | null;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly institutionKind: InstitutionKind;
  readonly regionCode: string | null;
  readonly unitName: string | null;
  readonly submittedAt: Date;
};

export type Placed = Contender & { readonly passages: readonly KeptPassage[]; readonly standing: Standing };

function contenders(conn: Conn, id: EditionId) {
  return tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .innerJoin('institution as n', 'n.id', 'e.institution_id')
    .leftJoin('unit as u', 'u.id', 'e.unit_id')
    .select([
      'e.id',
      's.id as snapshotId',
      's.receipt',
      'e.title',
      'e.group_code as group',
      'e.category_code as category',
      'e.institution_id as institutionId',
      'n.name as institutionName',
      'n.kind as institutionKind',
      'n.region_code as regionCode',
      'u.name as unitName',
      'e.submitted_at as submittedAt',
    ])
    .where('e.edition_id', '=', id)
    .where('e.state', '=', 'submitted')
    .$narrowType<{ submittedAt: Date }>();
}

/** Every submitted entry of the edition by title, whoever asks: for the organiser, and for what is announced. */
export async function contendersOf(conn: Conn, id: EditionId): Promise<readonly Contender[]> {
  return contenders(conn, id).orderBy('e.title').orderBy('e.id').execute();
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
