import type { InstitutionId, PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { keeperAssigned } from '../events.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { whyNot, whyNotRemoveKeeper } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdRecord } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, RecordRefusal>>;
type Keeping = { readonly id: InnovationId; readonly personId: PersonId };

/** Gives the record one more keeper: an active person of the record's institution. Doing it twice changes nothing. */
export async function addKeeper(tx: Tx, who: Viewer, input: Keeping, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('assign_keeper', held, who);
  if (forbidden) return refused(forbidden);
  if (held.keeperIds.includes(input.personId)) return done(null);
  if (!(await belongsTo(tx, input.personId, held.institutionId))) return refused('unknown_person');
  await begin(tx, who, input, now);
  const after = { keepers: [...held.keeperIds, input.personId] };
  await leaveTrace(tx, who, { id: input.id, verb: 'add_keeper', before: { keepers: held.keeperIds }, after }, now);
  await emit(tx, keeperAssigned, { innovationId: input.id, personId: input.personId }, now);
  return done(null);
}

/** Takes a keeper off the record. */
export async function removeKeeper(tx: Tx, who: Viewer, input: Keeping, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNotRemoveKeeper(held, who, input.personId);
  if (forbidden) return refused(forbidden);
  await end(tx, input, now);
  const after = { keepers: held.keeperIds.filter((id) => id !== input.personId) };
  await leaveTrace(tx, who, { id: input.id, verb: 'remove_keeper', before: { keepers: held.keeperIds }, after }, now);
  return done(null);
}

export type Handover = { readonly id: InnovationId; readonly from: PersonId; readonly to: PersonId };

/** One keeper passes the record to another in one step, so that it is never without. */
export async function handOver(tx: Tx, who: Viewer, input: Handover, now: Date): Result {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('assign_keeper', held, who);
  if (forbidden) return refused(forbidden);
  if (!held.keeperIds.includes(input.from)) return refused('not_keeper');
  const isKnown = held.keeperIds.includes(input.to) || (await belongsTo(tx, input.to, held.institutionId));
  if (!isKnown || input.from === input.to) return refused('unknown_person');
  await end(tx, { id: input.id, personId: input.from }, now);
  if (!held.keeperIds.includes(input.to)) await begin(tx, who, { id: input.id, personId: input.to }, now);
  const keepers = [...held.keeperIds.filter((id) => id !== input.from && id !== input.to), input.to];
  const deed = { id: input.id, verb: 'hand_over' as const, before: { keepers: held.keeperIds }, after: { keepers } };
  await leaveTrace(tx, who, deed, now);
  await emit(tx, keeperAssigned, { innovationId: input.id, personId: input.to }, now);
  return done(null);
}

/** People of the institution, whatever their role there, who still may sign in. */
async function belongsTo(tx: Tx, personId: PersonId, institutionId: InstitutionId): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .select('person.id')
    .where('person.id', '=', personId)
    .where('person.deactivated_at', 'is', null)
    .where('membership.ended_at', 'is', null)
    .where('membership.institution_id', '=', institutionId)
    .executeTakeFirst();
  return found !== undefined;
}

async function begin(tx: Tx, who: Viewer, { id, personId }: Keeping, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('innovation_keeper')
    .values({ innovation_id: id, person_id: personId, since: now, until: null, assigned_by: who.person?.id ?? null })
    .execute();
}

async function end(tx: Tx, { id, personId }: Keeping, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('innovation_keeper')
    .set({ until: now })
    .where('innovation_id', '=', id)
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute();
}
