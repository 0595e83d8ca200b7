import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionDocument } from '../model/document.ts';
import { type Edition, type EditionId, type EditionRefusal, LONGEST_REASON } from '../model/edition.ts';
import { holdEdition } from '../queries/editions.ts';
import { closingOf } from '../rules/calendar.ts';
import { changesOf, codesGone } from '../rules/changes.ts';
import { whyNotBegin, whyNotMove } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { whyNotChangeRating } from '../rules/rating.ts';
import { tables } from '../schema.ts';
import { whyNotRead } from '../visibility.ts';
import { leaveTrace, personOf, writeRevision } from './trace.ts';

export type NewEdition = {
  /** Comes with the form, so that a double click makes one edition. */
  readonly id: EditionId;
  readonly document: EditionDocument;
};

/** Begins an edition of the institution in which the viewer acts. */
export async function beginEdition(
  tx: Tx,
  who: Viewer,
  { id, document }: NewEdition,
  now: Date,
): Promise<Outcome<EditionId, EditionRefusal>> {
  const forbidden = whyNotBegin(who);
  if (forbidden || !who.acting) return refused('not_yours');
  const known = await holdEdition(tx, id);
  if (known) return known.organiserId === who.acting.institutionId ? done(id) : refused('id_taken');
  const saved = { saved_by: personOf(who), saved_at: now };
  await tables(tx)
    .insertInto('edition')
    .values({
      id,
      organiser_id: who.acting.institutionId,
      state: 'draft',
      revision: 1,
      published_at: null,
      locked_at: null,
      created_by: personOf(who),
      created_at: now,
      updated_at: now,
    })
    .execute();
  await tables(tx)
    .insertInto('edition_revision')
    .values({ edition_id: id, no: 1, kind: 'begun', document: JSON.stringify(document), reason: '', ...saved })
    .execute();
  await leaveTrace(tx, who, { id, verb: 'begin', after: { 'edition.title': document.title } }, now);
  return done(id);
}

export type Saved = {
  readonly id: EditionId;
  /** The revision that the change was made from. */
  readonly revision: number;
  readonly document: EditionDocument;
  /** Public once the edition is. */
  readonly reason: string;
};

/** Keeps a changed document as the next revision; answers the revision that holds, the same when nothing changed. */
export async function saveEdition(
  tx: Tx,
  who: Viewer,
  { id, revision, document, reason }: Saved,
  now: Date,
): Promise<Outcome<number, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const forbidden = whyNotMove('edit', edition, who);
  if (forbidden) return refused(forbidden);
  if (edition.revision !== revision) return refused('stale');
  const changes = changesOf(edition.document, document);
  if (changes.length === 0) return done(revision);
  const said = reason.trim();
  const why = whyNotChange(edition, { document, reason: said }, now);
  if (why) return refused(why);
  const kind = edition.state === 'draft' ? 'edited' : 'changed';
  const no = await writeRevision(tx, who, { edition, next: { kind, document, reason: said } }, now);
  const after = { 'edition.revision': no, 'edition.changes': changes.length, ...(said ? { reason: said } : {}) };
  await leaveTrace(tx, who, { id, verb: 'edit', before: { 'edition.revision': revision }, after }, now);
  return done(no);
}

/** What a public edition asks of a change: whole, its deadline as it was, and with a reason once entries are in. */
function whyNotChange(
  edition: Edition,
  { document, reason }: Pick<Saved, 'document' | 'reason'>,
  now: Date,
): EditionRefusal | null {
  if (reason.length > LONGEST_REASON) return 'reason_long';
  if (edition.state === 'draft') return null;
  if (edition.lockedAt && reason === '') return 'reason_missing';
  if (edition.lockedAt && codesGone(edition.document, document).length > 0) return 'code_gone';
  if (closingOf(edition.document)?.getTime() !== closingOf(document)?.getTime()) return 'closing_by_extension';
  if (problemsOf(document).length > 0) return 'has_problems';
  return whyNotChangeRating(edition.document, document, now);
}

/** The edition, held until the transaction ends, when the viewer may know of it. */
export async function editionToWrite(tx: Tx, who: Viewer, id: EditionId): Promise<Edition | null> {
  const found = await holdEdition(tx, id);
  return found && whyNotRead(found, who) === null ? found : null;
}
