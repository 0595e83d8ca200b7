import { sql } from 'kysely';
import { type InstitutionId, institutionById, type UnitId, unitById, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { ReplicationId } from '../model/replication.ts';
import { lineOf, type OriginRecord, originOf } from '../queries/origin.ts';
import { openProblems } from '../queries/problems.ts';
import { whyNotAsk } from '../rules/interest.ts';
import { whyNotReplicate } from '../rules/lineage.ts';
import { tables } from '../schema.ts';
import { tell } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type NewInterest = {
  readonly id: ReplicationId;
  readonly originId: InnovationId;
  readonly problemId: ProblemId | null;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly why: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
};

type Made = Outcome<{ readonly id: ReplicationId }, ReplicationRefusal>;

/** Shows interest in taking over a published innovation. The same form sent twice is one interest. */
export async function showInterest(tx: Tx, who: Viewer, input: NewInterest, now: Date): Promise<Made> {
  const { id, originId, institutionId, unitId } = input;
  const forbidden = whyNotAsk(input, who);
  if (forbidden) return refused(forbidden);
  // One at a time for each origin, so that two people of a unit do not begin the same.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`replication:${originId}`}, 0))`.execute(tables(tx));
  const again = await tables(tx).selectFrom('replication').select(['asked_by']).where('id', '=', id).executeTakeFirst();
  if (again) return again.asked_by === who.person?.id ? done({ id }) : refused('invalid');
  const place = await placeOf(tx, { institutionId, unitId });
  if (!place) return refused('unknown_place');
  const origin = await originOf(tx, originId);
  const unfit = origin ? await whyNotSo(tx, { ...input, regionCode: place.regionCode }) : 'unknown_origin';
  if (unfit || !origin) return refused(unfit ?? 'unknown_origin');
  await insert(tx, who, { input, origin, regionCode: place.regionCode }, now);
  const after = { state: 'interest', origin: origin.content.title, why: input.why, institution: place.name };
  await leaveTrace(tx, who, { id, verb: 'interest', after }, now);
  await tell(tx, who, { id, move: 'interest' }, now);
  return done({ id });
}

type Place = { readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

async function placeOf(
  tx: Tx,
  { institutionId, unitId }: Place,
): Promise<{ readonly name: string; readonly regionCode: string | null } | null> {
  const institution = await institutionById(tx, institutionId);
  if (!institution) return null;
  if (unitId === null) return institution;
  const unit = await unitById(tx, unitId);
  return unit && unit.institutionId === institutionId && unit.closedAt === null ? institution : null;
}

async function whyNotSo(
  tx: Tx,
  input: NewInterest & { readonly regionCode: string | null },
): Promise<ReplicationRefusal | null> {
  const { originId, institutionId, regionCode, problemId } = input;
  const line = await lineOf(tx, originId);
  const forbidden = whyNotReplicate({ institutionId, regionCode, line });
  if (forbidden) return forbidden;
  if (await goingAlready(tx, input)) return 'going_already';
  if (problemId === null) return null;
  const problems = await openProblems(tx, { institutionId, regionCode });
  return problems.some((it) => it.id === problemId) ? null : 'unknown_problem';
}

/** Whether the same unit replicates the origin already. */
async function goingAlready(tx: Tx, { originId, institutionId, unitId }: NewInterest): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('replication')
    .select('id')
    .where('origin_id', '=', originId)
    .where('institution_id', '=', institutionId)
    .where('unit_id', 'is not distinct from', unitId)
    .where('state', 'not in', ['refused', 'stopped'])
    .executeTakeFirst();
  return found !== undefined;
}

type Inserting = {
  readonly input: NewInterest;
  readonly origin: OriginRecord;
  readonly regionCode: string | null;
};

async function insert(tx: Tx, who: Viewer, { input, origin, regionCode }: Inserting, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('replication')
    .values({
      id: input.id,
      origin_id: origin.id,
      origin_title: origin.content.title,
      owner_id: origin.institutionId,
      problem_id: input.problemId,
      institution_id: input.institutionId,
      unit_id: input.unitId,
      region_code: regionCode,
      state: 'interest',
      why: input.why.trim(),
      contact_name: input.contact.name.trim(),
      contact_email: input.contact.email.trim(),
      contact_phone: input.contact.phone.trim(),
      asked_by: who.person?.id ?? null,
      asked_at: now,
      moved_at: now,
    })
    .execute();
}
