import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { IndexEdition } from '../model/edition.ts';
import { type IndexRefusal, LONGEST_REASON } from '../model/refusal.ts';
import { holdIndexEdition } from '../queries/editions.ts';
import { formulasOf } from '../rules/calculation.ts';
import { whyNotChange } from '../rules/rights.ts';
import { tables } from '../schema.ts';

export type Changing = {
  readonly edition: IndexEdition;
  /** The revision from which the form was filled. */
  readonly from: number;
  readonly reason: string;
};

/** Keeps a new revision of an edition of the index, with the reason; the one before stays. */
export async function changeIndexEdition(
  tx: Tx,
  who: Viewer,
  { edition, from, reason }: Changing,
  now: Date,
): Promise<Outcome<{ readonly no: number }, IndexRefusal>> {
  const held = await holdIndexEdition(tx, edition.year);
  if (!held) return refused('not_found');
  const said = reason.trim();
  // The same form sent twice is one change.
  const isSame = JSON.stringify(held.edition) === JSON.stringify(edition);
  if (isSame && held.reason === said && held.no === from + 1) return done({ no: held.no });
  const forbidden = whyNotChange(who) ?? (held.no === from ? whyNotKept(edition, said) : 'stale');
  if (forbidden) return refused(forbidden);
  const no = held.no + 1;
  await tables(tx)
    .insertInto('index_edition')
    .values({
      year: edition.year,
      no,
      document: JSON.stringify(edition),
      reason: said,
      saved_by: who.person?.id ?? null,
      saved_at: now,
    })
    .execute();
  const before = changedOf(held.edition, edition);
  const after = { ...changedOf(edition, held.edition), reason: said };
  const subject = { kind: 'index_edition', id: String(edition.year) };
  await record(tx, actorOf(who), { event: 'instrument.index.edition_changed', subject, before, after }, now);
  return done({ no });
}

function whyNotKept(edition: IndexEdition, reason: string): IndexRefusal | null {
  if (reason === '') return 'reason_missing';
  if (reason.length > LONGEST_REASON) return 'reason_long';
  return formulasOf(edition).ok ? null : 'formula';
}

/** What of an edition is not as in the other. */
function changedOf(edition: IndexEdition, other: IndexEdition): Readonly<Record<string, unknown>> {
  const keys = Object.keys(edition) as (keyof IndexEdition)[];
  return Object.fromEntries(
    keys.filter((it) => JSON.stringify(edition[it]) !== JSON.stringify(other[it])).map((it) => [it, edition[it]]),
  );
}
