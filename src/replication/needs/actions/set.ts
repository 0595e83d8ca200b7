import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { originById } from '../../origin/queries.ts';
import type { Need, NeedId, NeedRefusal } from '../model.ts';
import { needsOf } from '../queries/needs.ts';
import { whyNotSet } from '../rules/readiness.ts';
import type { GivenNeed } from '../rules/typed.ts';
import { tables } from '../schema.ts';

export const needVerbs = ['set', 'answer'] as const;

export type Setting = {
  readonly innovationId: InnovationId;
  readonly needs: readonly GivenNeed[];
  readonly revision: number;
};

/** Says what copying a record needs; a need that is left out stands no more, and what was answered to it stays. */
export async function setNeeds(
  tx: Tx,
  who: Viewer,
  { innovationId, needs, revision }: Setting,
  now: Date,
): Promise<Outcome<null, NeedRefusal>> {
  const origin = await originById(tx, innovationId);
  if (!origin) return refused('not_found');
  const forbidden = whyNotSet(origin, who);
  if (forbidden) return refused(forbidden);
  await holdList(tx, who, innovationId, now);
  const before = await needsOf(tx, innovationId);
  // The same form sent twice is one.
  if (before.revision === revision + 1 && isSame(before.needs, needs)) return done(null);
  if (before.revision !== revision) return refused('stale');
  await write(tx, innovationId, { before: before.needs, needs }, now);
  await tables(tx)
    .updateTable('innovation_need_list')
    .set({ revision: revision + 1, set_by: who.person?.id ?? null, set_at: now })
    .where('innovation_id', '=', innovationId)
    .execute();
  const entry = { event: 'replication.needs.set', subject: { kind: 'innovation', id: innovationId } };
  await record(tx, actorOf(who), { ...entry, before: told(before.needs), after: told(needs) }, now);
  return done(null);
}

/** The row of the list, locked; it begins at 0. */
async function holdList(tx: Tx, who: Viewer, id: InnovationId, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('innovation_need_list')
    .values({ innovation_id: id, revision: 0, set_by: who.person?.id ?? null, set_at: now })
    .onConflict((clash) => clash.doNothing())
    .execute();
  await tables(tx)
    .selectFrom('innovation_need_list')
    .select('revision')
    .where('innovation_id', '=', id)
    .forUpdate()
    .execute();
}

type Told = Omit<Need, 'id'>;
const told = (needs: readonly Told[]) => ({
  needs: needs.map(({ kind, item, amount, isMust, note }) => [kind, item, amount, isMust, note].join(' · ')),
});
const isSame = (a: readonly Told[], b: readonly Told[]) => JSON.stringify(told(a)) === JSON.stringify(told(b));

async function write(
  tx: Tx,
  innovationId: InnovationId,
  { before, needs }: { readonly before: readonly Need[]; readonly needs: readonly GivenNeed[] },
  now: Date,
): Promise<void> {
  const known = new Set(before.map((it) => it.id));
  const rows = needs.map(({ id, isMust, ...need }, at) => ({
    id: id && known.has(id) ? id : (newId<'NeedId'>(now.getTime()) as NeedId),
    innovation_id: innovationId,
    ...need,
    is_must: isMust,
    place: at + 1,
    dropped_at: null,
  }));
  const kept = new Set(rows.map((it) => it.id));
  const gone = before.filter((it) => !kept.has(it.id)).map((it) => it.id);
  const db = tables(tx);
  if (gone.length > 0)
    await db.updateTable('innovation_need').set({ dropped_at: now }).where('id', 'in', gone).execute();
  if (rows.length === 0) return;
  await db
    .insertInto('innovation_need')
    .values(rows)
    .onConflict((clash) =>
      clash.column('id').doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        item: row.ref('excluded.item'),
        amount: row.ref('excluded.amount'),
        is_must: row.ref('excluded.is_must'),
        note: row.ref('excluded.note'),
        place: row.ref('excluded.place'),
      })),
    )
    .execute();
}
