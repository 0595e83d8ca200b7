import type { InstitutionId, PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { keeperAssigned } from '../events.ts';
import { lapseOffers } from '../handover/actions/lapse.ts';
import { calledRoles } from '../model/called-roles.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { keepersOf } from '../queries/keeper.ts';
import { whyNot, whyNotRemoveKeeper } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdRecord } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, RecordRefusal>>;
type Keeping = { readonly id: InnovationId; readonly personId: PersonId };

/**
 * An admin gives the record one more keeper, an active person of its institution, without waiting for that person's word.
 * Doing it twice changes nothing.
 */
export async function addKeeper(tx: Tx, who: Viewer, input: Keeping, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('appoint_keeper', held, who);
  if (forbidden) return refused(forbidden);
  if (held.keeperIds.includes(input.personId)) return done(null);
  const keeper = await memberOf(tx, input.personId, held.institutionId);
  if (keeper === null) return refused('unknown_person');
  await beginKeeping(tx, who, input, now);
  await leaveTrace(tx, who, { id: input.id, verb: 'add_keeper', after: { keeper } }, now);
  await emit(tx, keeperAssigned, { innovationId: input.id, personId: input.personId }, now);
  return done(null);
}

/** Takes a keeper off the record. Done twice, it is done once. */
export async function removeKeeper(tx: Tx, who: Viewer, input: Keeping, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const serving = (await keepersOf(tx, input.id)).filter((it) => it.until === null && it.active);
  const forbidden = whyNotRemoveKeeper({ ...held, servingIds: serving.map((it) => it.personId) }, who, input.personId);
  if (forbidden === 'not_keeper' && (await wasKeeper(tx, input))) return done(null);
  if (forbidden) return refused(forbidden);
  await endKeeping(tx, input, now);
  const keeper = await nameOf(tx, input.personId);
  await leaveTrace(tx, who, { id: input.id, verb: 'remove_keeper', before: { keeper }, after: {} }, now);
  return done(null);
}

export type Handover = { readonly id: InnovationId; readonly from: PersonId; readonly to: PersonId };

/** An admin replaces one keeper by another in one step, without waiting for the new one's word. Done twice, it is done once. */
export async function handOver(tx: Tx, who: Viewer, input: Handover, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('appoint_keeper', held, who);
  if (forbidden) return refused(forbidden);
  const isSo = held.keeperIds.includes(input.to) && (await wasKeeper(tx, { id: input.id, personId: input.from }));
  if (!held.keeperIds.includes(input.from)) return isSo ? done(null) : refused('not_keeper');
  const keeper = await memberOf(tx, input.to, held.institutionId);
  if (keeper === null || input.from === input.to) return refused('unknown_person');
  await endKeeping(tx, { id: input.id, personId: input.from }, now);
  if (!held.keeperIds.includes(input.to)) await beginKeeping(tx, who, { id: input.id, personId: input.to }, now);
  const before = { keeper: await nameOf(tx, input.from) };
  await leaveTrace(tx, who, { id: input.id, verb: 'hand_over', before, after: { keeper } }, now);
  await emit(tx, keeperAssigned, { innovationId: input.id, personId: input.to }, now);
  return done(null);
}

async function wasKeeper(tx: Tx, { id, personId }: Keeping): Promise<boolean> {
  const keepings = tables(tx).selectFrom('innovation_keeper').select('person_id').where('innovation_id', '=', id);
  return (await keepings.where('person_id', '=', personId).executeTakeFirst()) !== undefined;
}

/** The name of a person of the institution, by whatever role but that of a juror, who still may sign in; else null. */
export async function memberOf(tx: Tx, personId: PersonId, institutionId: InstitutionId): Promise<string | null> {
  const found = await tables(tx)
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .select('person.name')
    .where('person.id', '=', personId)
    .where('person.deactivated_at', 'is', null)
    .where('membership.ended_at', 'is', null)
    .where('membership.institution_id', '=', institutionId)
    .where('membership.role', 'not in', calledRoles)
    .executeTakeFirst();
  return found?.name ?? null;
}

export async function nameOf(tx: Tx, personId: PersonId): Promise<string> {
  const found = await tables(tx).selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  return found?.name ?? '';
}

/** Makes the person a keeper from now on. */
export async function beginKeeping(tx: Tx, who: Viewer, { id, personId }: Keeping, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('innovation_keeper')
    .values({ innovation_id: id, person_id: personId, since: now, until: null, assigned_by: who.person?.id ?? null })
    .execute();
}

/** Ends the person's keeping, and what that person offered of it. */
export async function endKeeping(tx: Tx, { id, personId }: Keeping, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('innovation_keeper')
    .set({ until: now })
    .where('innovation_id', '=', id)
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute();
  await lapseOffers(tx, { id, personId }, now);
}
