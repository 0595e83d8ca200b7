import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { currentLocale } from '#platform/i18n/i18n.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { SubmittedSizes } from '../entry/model/snapshot.ts';
import { whyNotOrganise } from '../stage/rules/check-moves.ts';
import {
  KEPT_DAYS,
  LIST_PARTS,
  type PlainRefusal,
  type Takeout,
  type TakeoutId,
  type TakeoutRefusal,
  type Wanted,
} from './model.ts';
import { takeoutById } from './queries.ts';
import { papersOf, whyNotAlong, whyNotCancel, whyNotTake } from './rules.ts';
import { tables } from './schema.ts';

export const takeoutVerbs = ['ask', 'cancel', 'take'] as const;
type Verb = (typeof takeoutVerbs)[number];

export async function note(
  tx: Tx,
  who: Viewer,
  { verb, editionId, after }: { readonly verb: Verb; readonly editionId: string; readonly after?: unknown },
  now: Date,
): Promise<void> {
  const entry = { event: `competition.takeout.${verb}`, subject: { kind: 'edition', id: editionId }, after };
  await record(tx, actorOf(who), entry, now);
}

async function queue(tx: Tx, id: TakeoutId): Promise<void> {
  await enqueue(tx, 'competition.takeout', { takeoutId: id }, { key: `competition.takeout:${id}`, patient: true });
}

export type Asked = {
  /** Comes with the form, so that a double click asks once. */
  readonly id: TakeoutId;
  readonly edition: Pick<Edition, 'id' | 'organiserId'>;
  /** What the archive takes along beside its lists, and how much that is now. */
  readonly wanted: Wanted;
  readonly sizes: SubmittedSizes;
};

/** Has the complete export made; answers the one that is being made already where there is one. */
export async function askTakeout(
  tx: Tx,
  who: Viewer,
  { id, edition, wanted, sizes }: Asked,
  now: Date,
): Promise<Outcome<TakeoutId, TakeoutRefusal>> {
  if (whyNotOrganise(edition, who) || !who.person || !who.acting) return refused('not_found');
  const why = whyNotAlong(sizes, wanted);
  if (why) return refused(why);
  const total = LIST_PARTS + papersOf(sizes, wanted);
  const inserted = await tables(tx)
    .insertInto('edition_takeout')
    .values({
      id,
      edition_id: edition.id,
      asked_by: who.person.id,
      membership_id: who.acting.id,
      lang: currentLocale(),
      state: 'waiting',
      total,
      with_files: wanted.files,
      with_pdfs: wanted.pdfs,
      asked_at: now,
      touched_at: now,
      finished_at: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return sameAgain(tx, who, { id, edition });
  await queue(tx, id);
  await note(tx, who, { verb: 'ask', editionId: edition.id, after: { parts: total, ...wanted } }, now);
  return done(id);
}

async function sameAgain(tx: Tx, who: Viewer, { id, edition }: Pick<Asked, 'id' | 'edition'>) {
  const standing = await tables(tx)
    .selectFrom('edition_takeout')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('asked_by', '=', who.person?.id ?? null)
    .where((it) => it.or([it('id', '=', id), it('finished_at', 'is', null)]))
    .executeTakeFirst();
  return standing ? done(standing.id) : refused('not_found' as const);
}

/** Calls the making off; what was made is thrown away. */
export async function cancelTakeout(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: TakeoutId },
  now: Date,
): Promise<Outcome<Takeout, PlainRefusal>> {
  await tables(tx).selectFrom('edition_takeout').select('id').where('id', '=', id).forUpdate().execute();
  const takeout = await takeoutById(tx, id);
  if (!takeout || whyNotTake(takeout, who)) return refused('not_found');
  const why = whyNotCancel(takeout.state);
  if (why) return refused(why);
  await end(tx, id, 'cancelled', now);
  await note(tx, who, { verb: 'cancel', editionId: takeout.editionId, after: { made: takeout.done } }, now);
  return done(takeout);
}

async function end(tx: Tx, id: TakeoutId, state: 'cancelled' | 'failed', now: Date): Promise<void> {
  await tables(tx)
    .updateTable('edition_takeout')
    .set({ state, finished_at: now, touched_at: now, done: 0, bytes: 0 })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
  await tables(tx).deleteFrom('edition_takeout_part').where('takeout_id', '=', id).execute();
}

/** Gives the making up for good: whoever asked may not have it any more. */
export function giveUp(tx: Tx, id: TakeoutId, now: Date): Promise<void> {
  return end(tx, id, 'failed', now);
}

/** Begins a making anew, of so many parts; answers the number of the attempt, or null when there is nothing to make any more. */
export async function beginMaking(tx: Tx, id: TakeoutId, total: number, now: Date): Promise<number | null> {
  const begun = await tables(tx)
    .updateTable('edition_takeout')
    .set((it) => ({ state: 'running', attempt: it('attempt', '+', 1), done: 0, bytes: 0, total, touched_at: now }))
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('attempt')
    .executeTakeFirst();
  if (begun) await tables(tx).deleteFrom('edition_takeout_part').where('takeout_id', '=', id).execute();
  return begun?.attempt ?? null;
}

export type Piece = {
  readonly id: TakeoutId;
  readonly attempt: number;
  readonly no: number;
  readonly bytes: Uint8Array;
  /** Parts of the archive that are whole by now. */
  readonly made: number;
};

/** Keeps a piece of the archive; false when it was called off or another worker makes it. */
export async function keepPiece(tx: Tx, { id, attempt, no, bytes, made }: Piece, now: Date): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('edition_takeout')
    .set((it) => ({ done: made, bytes: it('bytes', '+', bytes.length), touched_at: now }))
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (!moved) return false;
  await tables(tx)
    .insertInto('edition_takeout_part')
    .values({ takeout_id: id, no, bytes: Buffer.from(bytes) })
    .execute();
  return true;
}

type Made = Pick<Piece, 'id' | 'attempt'> & { readonly lacking: number };

/** The archive is whole; one with papers takes the place of those of the same person and edition: they are large. */
export async function finishMaking(tx: Tx, { id, attempt, lacking }: Made, now: Date): Promise<void> {
  const made = await tables(tx)
    .updateTable('edition_takeout')
    .set((it) => ({ state: 'done', done: it.ref('total'), lacking, finished_at: now, touched_at: now }))
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning(['edition_id', 'asked_by', 'with_files', 'with_pdfs'])
    .executeTakeFirst();
  if (!made?.with_files && !made?.with_pdfs) return;
  await tables(tx)
    .deleteFrom('edition_takeout')
    .where('edition_id', '=', made.edition_id)
    .where('asked_by', '=', made.asked_by)
    .where('id', '!=', id)
    .where('state', '=', 'done')
    .where((it) => it.or([it('with_files', '=', true), it('with_pdfs', '=', true)]))
    .execute();
}

const MAX_FAILURES = 3;

/** Counts a failed attempt; answers whether it was the last one and the making is given up. */
export async function countFailure(tx: Tx, id: TakeoutId, now: Date): Promise<boolean> {
  const counted = await tables(tx)
    .updateTable('edition_takeout')
    .set((it) => ({ failures: it('failures', '+', 1), touched_at: now }))
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('failures')
    .executeTakeFirst();
  if (counted && counted.failures < MAX_FAILURES) return false;
  await giveUp(tx, id, now);
  return true;
}

/** A making that nobody touched for so long lost its worker. */
const STALLED = "interval '5 minutes'";

/** Puts makings that lost their worker back into the queue and throws away archives that are old enough. Answers how many. */
export async function tendTakeouts(tx: Tx, now: Date): Promise<{ queued: number; expired: number }> {
  const stalled = await tables(tx)
    .updateTable('edition_takeout')
    .set({ touched_at: now })
    .where('state', 'in', ['waiting', 'running'])
    .where('touched_at', '<', sql<Date>`${now}::timestamptz - ${sql.raw(STALLED)}`)
    .returning('id')
    .execute();
  for (const { id } of stalled) await queue(tx, id);
  const expired = await tables(tx)
    .deleteFrom('edition_takeout')
    .where('finished_at', '<', sql<Date>`${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`)
    .returning('id')
    .execute();
  return { queued: stalled.length, expired: expired.length };
}
