import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InstrumentDocument } from '../model/document.ts';
import {
  type EditionRefusal,
  type InstrumentEdition,
  type InstrumentEditionId,
  LONGEST_REASON,
} from '../model/edition.ts';
import { editionOfYear, holdEdition } from '../queries/editions.ts';
import { changesOf, codesGone } from '../rules/changes.ts';
import { whyNotBegin, whyNotMove } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { tables } from '../schema.ts';
import { whyNotRead } from '../visibility.ts';
import { leaveTrace, personOf, writeRevision } from './trace.ts';

export type NewEdition = {
  /** Comes with the form, so that a double click makes one edition. */
  readonly id: InstrumentEditionId;
  readonly document: InstrumentDocument;
};

/** Begins an edition of the institution in which the viewer acts; one of an instrument and year that is there already is refused. */
export async function beginEdition(
  tx: Tx,
  who: Viewer,
  { id, document }: NewEdition,
  now: Date,
): Promise<Outcome<InstrumentEditionId, EditionRefusal>> {
  const forbidden = whyNotBegin(who);
  if (forbidden || !who.acting) return refused('not_yours');
  const ownerId = who.acting.institutionId;
  const known = await holdEdition(tx, id);
  if (known) return known.ownerId === ownerId ? done(id) : refused('id_taken');
  if (await isTaken(tx, { id, ownerId, document })) return refused('key_taken');
  await insertEdition(tx, { id, ownerId, document, who }, now);
  await leaveTrace(tx, who, { id, verb: 'begin', after: { title: document.title, year: document.year } }, now);
  return done(id);
}

type Inserted = NewEdition & { readonly ownerId: InstitutionId; readonly who: Viewer };

async function insertEdition(tx: Tx, { id, ownerId, document, who }: Inserted, now: Date): Promise<void> {
  const { key, year } = document;
  await tables(tx)
    .insertInto('instrument_edition')
    .values({
      id,
      owner_id: ownerId,
      key,
      year,
      state: 'draft',
      revision: 1,
      published_at: null,
      locked_at: null,
      created_by: personOf(who),
      created_at: now,
      updated_at: now,
    })
    .execute();
  const saved = { saved_by: personOf(who), saved_at: now };
  await tables(tx)
    .insertInto('instrument_revision')
    .values({ edition_id: id, no: 1, kind: 'begun', document: JSON.stringify(document), reason: '', ...saved })
    .execute();
}

type Placed = NewEdition & { readonly ownerId: InstitutionId };

/** Whether the owner has another living edition of the instrument in that year. */
export async function isTaken(tx: Tx, { id, ownerId, document }: Placed): Promise<boolean> {
  const other = await editionOfYear(tx, { ownerId, key: document.key, year: document.year });
  return other !== null && other.id !== id;
}

export type Saved = {
  readonly id: InstrumentEditionId;
  /** The revision that the change was made from. */
  readonly revision: number;
  readonly document: InstrumentDocument;
  /** Told to everybody who answers, once the edition is published. */
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
  const why = whyNotChange(edition, { document, reason: said });
  if (why) return refused(why);
  if (await isTaken(tx, { id, ownerId: edition.ownerId, document })) return refused('key_taken');
  const kind = edition.state === 'draft' ? 'edited' : 'changed';
  const no = await writeRevision(tx, who, { edition, next: { kind, document, reason: said } }, now);
  const after = { revision: no, changes: changes.length, ...(said ? { reason: said } : {}) };
  await leaveTrace(tx, who, { id, verb: 'edit', before: { revision }, after }, now);
  return done(no);
}

/** What a published edition asks of a change: whole, its period as it was, and with a reason once there are answers. */
function whyNotChange(
  edition: InstrumentEdition,
  { document, reason }: Pick<Saved, 'document' | 'reason'>,
): EditionRefusal | null {
  if (reason.length > LONGEST_REASON) return 'reason_long';
  if (edition.state === 'draft') return null;
  if (edition.lockedAt && reason === '') return 'reason_missing';
  if (edition.lockedAt && codesGone(edition.document, document).length > 0) return 'code_gone';
  const isMoved = edition.document.period.closes !== document.period.closes;
  if (isMoved) return 'period_by_extension';
  return problemsOf(document).length > 0 ? 'has_problems' : null;
}

/** The edition, held until the transaction ends, when the viewer may know of it. */
export async function editionToWrite(tx: Tx, who: Viewer, id: InstrumentEditionId): Promise<InstrumentEdition | null> {
  const found = await holdEdition(tx, id);
  return found && whyNotRead(found, who) === null ? found : null;
}
