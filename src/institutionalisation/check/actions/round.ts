import { sql } from 'kysely';
import { systemActor } from '#audit/index.ts';
import { actorOf, isActing, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type InnovationId, recordConditions } from '#registry/index.ts';
import { checkClosed, checkOpened } from '../events.ts';
import { type CheckRefusal, LONGEST_TEXT, type Round, type RoundId } from '../model/check.ts';
import { askedBy, countAsked, hasRound, roundById, type Which } from '../queries/rounds.ts';
import { daysFault, stateOf, whyNotOpen, whyNotReadRound, whyNotRun } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { traceRound } from './trace.ts';

type Result<T = RoundId> = Promise<Outcome<T, CheckRefusal>>;

export type NewRound = Pick<
  Round,
  'id' | 'year' | 'opens' | 'closes' | 'regionCode' | 'begunUntil' | 'withStopped' | 'note'
>;

/** Which innovations a round of this viewer's office asks. */
export function whichOf(viewer: Viewer, given: Pick<Round, 'regionCode' | 'begunUntil' | 'withStopped'>): Which | null {
  const organiserId = viewer.acting?.institutionId;
  if (!organiserId || whyNotOpen(viewer)) return null;
  const everywhere = isActing(viewer, 'hub_admin');
  return { organiserId, everywhere, ...given, regionCode: everywhere ? given.regionCode : null };
}

/** Opens a round for the year: it asks all that the choice finds and no other round asks. The same form sent twice is one round. */
export async function openRound(tx: Tx, who: Viewer, given: NewRound, now: Date): Result {
  const which = whichOf(who, given);
  if (!which) return refused('organiser_only');
  const known = await roundById(tx, given.id);
  if (known)
    return known.organiserId === which.organiserId && known.year === given.year ? done(given.id) : refused('id_taken');
  const today = dayOf(now);
  const fault = daysFault(given.opens, given.closes, today);
  if (fault) return refused(fault);
  if (given.note.length > LONGEST_TEXT) return refused('reason_long');
  if (await hasRound(tx, which.organiserId, given.year)) return refused('same_year');
  const { found, taken } = await countAsked(tx, which);
  if (found - taken === 0) return refused('nobody_asked');
  const { id, year, opens, closes, begunUntil, withStopped, note } = given;
  await tables(tx)
    .insertInto('check_round')
    .values({
      ...{ id, organiser_id: which.organiserId, year, opens, closes, region_code: which.regionCode },
      ...{ begun_until: begunUntil, with_stopped: withStopped, note, created_by: who.person?.id ?? null },
      ...{ created_at: now, announced_at: null, closed_at: null },
    })
    .execute();
  const asked = await addItems(tx, id, which);
  const after = { year, opens, closes, innovations: asked };
  await traceRound(tx, actorOf(who), { id, verb: 'open', after }, now);
  if (opens <= today) await announce(tx, id, now);
  return done(id);
}

/** Asks all that the choice finds and that nobody asks yet; answers how many came. */
async function addItems(tx: Tx, id: RoundId, which: Which): Promise<number> {
  const added = await sql`insert into check_item (id, round_id, innovation_id, state)
    select gen_random_uuid(), ${id}, i.id, 'waiting' from innovation i
    join innovation_version v on v.id = i.published_version_id join institution n on n.id = i.institution_id
    where ${askedBy(which)} and not exists (select from check_item t where t.innovation_id = i.id
      and (t.round_id = ${id} or t.state in ('waiting', 'answered', 'returned')))
    on conflict do nothing`.execute(tables(tx));
  return Number(added.numAffectedRows ?? 0n);
}

/** Says that the round is open, once. */
export async function announce(tx: Tx, id: RoundId, now: Date): Promise<void> {
  const told = await tables(tx)
    .updateTable('check_round')
    .set({ announced_at: now })
    .where('id', '=', id)
    .where('announced_at', 'is', null)
    .executeTakeFirst();
  if (told.numUpdatedRows === 1n) await emit(tx, checkOpened, { roundId: id, at: now.toISOString() }, now);
}

async function holdRound(tx: Tx, who: Viewer, id: RoundId): Result<Round> {
  await tables(tx).selectFrom('check_round').select('id').where('id', '=', id).forUpdate().execute();
  const round = await roundById(tx, id);
  if (!round || whyNotReadRound(round, who)) return refused('not_found');
  const forbidden = whyNotRun(round, who);
  return forbidden ? refused(forbidden) : done(round);
}

type OfRound = { readonly id: RoundId; readonly revision: number };

/** Sets another last day, also for more time, and the note. */
export async function changeRound(
  tx: Tx,
  who: Viewer,
  { id, revision, closes, note }: OfRound & { readonly closes: string; readonly note: string },
  now: Date,
): Result {
  const held = await holdRound(tx, who, id);
  if (!held.ok) return held;
  const round = held.value;
  if (round.closes === closes && round.note === note) return done(id);
  if (round.closedAt !== null) return refused('round_closed');
  if (round.revision !== revision) return refused('stale');
  const fault = daysFault(round.opens, closes, dayOf(now));
  if (fault) return refused(fault);
  if (note.length > LONGEST_TEXT) return refused('reason_long');
  await tables(tx)
    .updateTable('check_round')
    .set({ closes, note, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  const before = { closes: round.closes, note: round.note };
  await traceRound(tx, actorOf(who), { id, verb: 'change', before, after: { closes, note } }, now);
  return done(id);
}

/** Asks what was published since, too; answers how many came. */
export async function completeRound(tx: Tx, who: Viewer, id: RoundId, now: Date): Result<number> {
  const held = await holdRound(tx, who, id);
  if (!held.ok) return held;
  if (stateOf(held.value, dayOf(now)) === 'closed') return refused('round_closed');
  const which = whichOf(who, held.value);
  if (!which) return refused('organiser_only');
  const added = await addItems(tx, id, which);
  if (added > 0) await traceRound(tx, actorOf(who), { id, verb: 'complete', after: { innovations: added } }, now);
  return done(added);
}

/** The organiser closes the round before its last day. */
export async function closeEarly(tx: Tx, who: Viewer, { id, revision }: OfRound, now: Date): Result {
  const held = await holdRound(tx, who, id);
  if (!held.ok) return held;
  if (held.value.closedAt !== null) return done(id);
  if (held.value.revision !== revision) return refused('stale');
  await close(tx, held.value, actorOf(who), now);
  return done(id);
}

/** The job closes a round whose last day is over; run twice, it closes once. */
export async function closeOver(tx: Tx, id: RoundId, now: Date): Promise<void> {
  await tables(tx).selectFrom('check_round').select('id').where('id', '=', id).forUpdate().execute();
  const round = await roundById(tx, id);
  if (round && round.closedAt === null && round.closes < dayOf(now)) await close(tx, round, systemActor, now);
}

/** What nobody answered is silent from now on, and the registry says so beside what it knows. */
async function close(tx: Tx, { id, year }: Round, who: ReturnType<typeof actorOf>, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('check_round')
    .set({ closed_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
  const silent = await silence(tx, id, now);
  const found = silent.map((innovationId) => ({ innovationId, year, status: null, reason: '', since: null }));
  await recordConditions(tx, who, found, now);
  await traceRound(tx, who, { id, verb: 'close', after: { silent: silent.length } }, now);
  await emit(tx, checkClosed, { roundId: id, at: now.toISOString() }, now);
}

async function silence(tx: Tx, id: RoundId, now: Date): Promise<readonly InnovationId[]> {
  const silent = await tables(tx)
    .updateTable('check_item')
    .set({ state: 'silent', revision: sql<number>`revision + 1` })
    .where('round_id', '=', id)
    .where('state', 'in', ['waiting', 'returned'])
    .returning(['id', 'innovation_id', 'revision'])
    .execute();
  if (silent.length === 0) return [];
  await tables(tx)
    .insertInto('check_item_history')
    .values(
      silent.map((it) => ({
        ...{ item_id: it.id, revision: it.revision, deed: 'silence' as const, status: null, reason: '', since: null },
        ...{ note: '', by_person: null, at: now },
      })),
    )
    .execute();
  return silent.map((it) => it.innovation_id);
}
