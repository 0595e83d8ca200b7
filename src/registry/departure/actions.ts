import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../actions/load.ts';
import { leaveTrace } from '../actions/trace.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { LONGEST_REASON } from './model.ts';
import { departuresFrom } from './queries.ts';
import { whyNotSetAside } from './rules.ts';
import { tables } from './schema.ts';

export type SetAside = { readonly id: InnovationId; readonly personId: PersonId; readonly reason: string };

/** Says that nobody has to take over from a keeper who left, and why. Said twice, it is said once. */
export async function setDepartureAside(
  tx: Tx,
  who: Viewer,
  { id, personId, reason }: SetAside,
  now: Date,
): Promise<Outcome<null, RecordRefusal | 'too_long'>> {
  const held = await holdRecord(tx, id);
  if (!held) return refused('not_found');
  const departure = (await departuresFrom(tx, id)).find((it) => it.personId === personId) ?? null;
  const forbidden = whyNotSetAside(held, who, departure);
  if (forbidden || !departure) return refused(forbidden ?? 'not_keeper');
  if (departure.setAside) return done(null);
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if (said.length > LONGEST_REASON) return refused('too_long');
  const row = { innovation_id: id, person_id: personId, left_at: departure.leftAt, reason: said };
  await tables(tx)
    .insertInto('keeper_departure')
    .values({ ...row, said_by: who.person?.id ?? null, said_at: now })
    .execute();
  const before = { keeper: departure.name };
  await leaveTrace(tx, who, { id, verb: 'leave_departed', before, after: { reason: said } }, now);
  return done(null);
}
