import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { visitPlanned } from '../events.ts';
import {
  type EntryId,
  type Member,
  MOST_MEMBERS,
  type SnapshotId,
  type VisitId,
  type VisitRefusal,
} from '../model/visit.ts';
import { teamCandidates } from '../queries/visits.ts';
import { isOrganiser } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type VisitPlan = {
  /** Comes with the form, so that a double click makes one. */
  readonly id: VisitId;
  readonly editionId: EditionId;
  readonly entryId: EntryId;
  /** `YYYY-MM-DD`. */
  readonly visitDate: string;
  readonly team: readonly { readonly id: PersonId; readonly role: Member['role'] }[];
};

/**
 * Says when somebody goes to see a finalist, and who; the same form changes both until the visit is finished. A team that is not whole
 * may be kept: it is told, and stands in the way of finishing.
 */
export async function planVisit(tx: Tx, who: Viewer, plan: VisitPlan, now: Date): Promise<Outcome<null, VisitRefusal>> {
  const edition = await editionById(tx, plan.editionId);
  if (!edition || !isOrganiser(edition, who)) return refused('not_found');
  if (!stageOfKind(edition.document, 'field_verification')) return refused('no_stage');
  const known = new Set((await teamCandidates(tx, edition.organiserId)).map((it) => `${it.id} ${it.role}`));
  const isKnown = plan.team.every((it) => known.has(`${it.id} ${it.role}`));
  if (!isKnown || plan.team.length > MOST_MEMBERS) return refused('unknown_person');
  const entry = await tables(tx)
    .selectFrom('entry')
    .select('snapshot_id as snapshotId')
    .where('id', '=', plan.entryId)
    .where('edition_id', '=', plan.editionId)
    .where('state', '=', 'submitted')
    .executeTakeFirst();
  if (!entry?.snapshotId) return refused('unknown_entry');
  const before = await tables(tx)
    .selectFrom('visit')
    .select(['id', 'state', 'edition_id as editionId'])
    .where((it) => it.or([it('id', '=', plan.id), it('entry_id', '=', plan.entryId)]))
    .forUpdate()
    .execute();
  if (before.some((it) => it.id !== plan.id)) return refused('visited_already');
  if (before.some((it) => it.editionId !== plan.editionId)) return refused('id_taken');
  if (before.some((it) => it.state === 'finished')) return refused('finished');
  await write(tx, who, { plan, snapshotId: entry.snapshotId, isNew: before.length === 0 }, now);
  await emit(tx, visitPlanned, { visitId: plan.id, at: now.toISOString() }, now);
  return done(null);
}

type Writing = {
  readonly plan: VisitPlan;
  readonly snapshotId: SnapshotId;
  readonly isNew: boolean;
};

async function write(tx: Tx, who: Viewer, { plan, snapshotId, isNew }: Writing, now: Date): Promise<void> {
  const db = tables(tx);
  const saved = { visit_date: plan.visitDate, saved_by: who.person?.id ?? null, saved_at: now };
  if (isNew)
    await db
      .insertInto('visit')
      .values({
        id: plan.id,
        edition_id: plan.editionId,
        entry_id: plan.entryId,
        snapshot_id: snapshotId,
        state: 'draft',
        planned_by: who.person?.id ?? null,
        ...saved,
      })
      .execute();
  else
    await db
      .updateTable('visit')
      .set((it) => ({ ...saved, revision: it('revision', '+', 1) }))
      .where('id', '=', plan.id)
      .execute();
  await db.deleteFrom('visit_member').where('visit_id', '=', plan.id).execute();
  const rows = plan.team.map((it) => ({ visit_id: plan.id, person_id: it.id, role: it.role }));
  if (rows.length > 0)
    await db
      .insertInto('visit_member')
      .values(rows)
      .onConflict((clash) => clash.doNothing())
      .execute();
  const after = { date: plan.visitDate, team: plan.team.length };
  await leaveTrace(tx, who, { id: plan.id, verb: 'plan', after }, now);
}
