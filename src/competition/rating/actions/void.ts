import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { holdEdition } from '../../edition/queries/editions.ts';
import { whyNotOrganise } from '../../stage/rules/check-moves.ts';
import { LONGEST_REASON, type RatingRefusal, type VoidId } from '../model.ts';
import { sourcedBallots } from '../queries/ballots.ts';
import { type Burst, burstName, burstsOf } from '../rules/bursts.ts';
import { publicRatingOf } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

type Voiding = {
  readonly editionId: EditionId;
  /** Name of the burst. */
  readonly batch: string;
  readonly reason: string;
};

function whyNotReason(reason: string): 'reason_missing' | 'reason_long' | null {
  if (reason === '') return 'reason_missing';
  return reason.length > LONGEST_REASON ? 'reason_long' : null;
}

/** The edition held, so that two who decide of one batch come after each other; false for who does not organise it. */
async function mayDecide(tx: Tx, who: Viewer, id: EditionId): Promise<boolean> {
  const edition = await holdEdition(tx, id);
  return edition !== null && publicRatingOf(edition.document) !== null && whyNotOrganise(edition, who) === null;
}

/** Takes a suspicious batch out of the count, for a reason that stays; nothing is deleted. */
export async function voidBatch(
  tx: Tx,
  who: Viewer,
  { editionId, batch, ...given }: Voiding,
  now: Date,
): Promise<Outcome<VoidId, RatingRefusal>> {
  if (!(await mayDecide(tx, who, editionId))) return refused('not_found');
  const burst = burstsOf(await sourcedBallots(tx, editionId)).find((it) => burstName(it) === batch);
  if (!burst) return refused('no_batch');
  const reason = given.reason.trim();
  const why = whyNotReason(reason);
  if (why) return refused(why);
  const id = newId<'RatingVoidId'>(now.getTime());
  await write(tx, who, { id, editionId, burst, reason }, now);
  // Neither the domain nor a ballot: the log keeps what the tables forget.
  const after = { ballots: burst.ballots.length, source: burst.source, reason };
  await leaveTrace(tx, actorOf(who), { id: editionId, verb: 'void', after }, now);
  return done(id);
}

type Written = {
  readonly id: VoidId;
  readonly editionId: EditionId;
  readonly burst: Burst;
  readonly reason: string;
};

async function write(tx: Tx, who: Viewer, { id, editionId, burst, reason }: Written, now: Date): Promise<void> {
  const { source, domain, since, until, ballots } = burst;
  await tables(tx)
    .insertInto('rating_void')
    .values({
      id,
      edition_id: editionId,
      source,
      domain,
      since,
      until,
      ballots: ballots.length,
      reason,
      voided_by: who.person?.id ?? null,
      voided_at: now,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
  await tables(tx).updateTable('rating_ballot').set({ void_id: id }).where('id', 'in', ballots).execute();
}

type Lifting = { readonly editionId: EditionId; readonly id: VoidId; readonly reason: string };

/** Counts a batch again that was taken out, for a reason that stays too. */
export async function liftVoid(
  tx: Tx,
  who: Viewer,
  { editionId, id, ...given }: Lifting,
  now: Date,
): Promise<Outcome<null, RatingRefusal>> {
  if (!(await mayDecide(tx, who, editionId))) return refused('not_found');
  const found = await tables(tx)
    .selectFrom('rating_void')
    .select(['ballots', 'lifted_at'])
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  if (!found) return refused('not_found');
  if (found.lifted_at) return refused('lifted_already');
  const reason = given.reason.trim();
  const why = whyNotReason(reason);
  if (why) return refused(why);
  const lifted = { lifted_by: who.person?.id ?? null, lifted_at: now, lift_reason: reason };
  await tables(tx).updateTable('rating_void').set(lifted).where('id', '=', id).execute();
  await tables(tx).updateTable('rating_ballot').set({ void_id: null }).where('void_id', '=', id).execute();
  await leaveTrace(tx, actorOf(who), { id: editionId, verb: 'lift', after: { ballots: found.ballots, reason } }, now);
  return done(null);
}
