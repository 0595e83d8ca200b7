import { record } from '#audit/index.ts';
import { actorOf, type PersonId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InstrumentDocument } from '../model/document.ts';
import type { InstrumentEdition, InstrumentEditionId } from '../model/edition.ts';
import type { EditionState, RevisionKind } from '../model/states.ts';
import { tables } from '../schema.ts';

/** Deeds on editions, as the log names them: `instrument.edition.<verb>`. */
export const editionVerbs = [
  'begin',
  'edit',
  'publish',
  'extend',
  'close',
  'reopen',
  'archive',
  'restore',
  'lock',
] as const;
type EditionVerb = (typeof editionVerbs)[number];

type Deed = {
  readonly id: InstrumentEditionId;
  readonly verb: EditionVerb;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const subject = { kind: 'instrument_edition', id };
  await record(tx, actorOf(who), { event: `instrument.edition.${verb}`, subject, before, after }, now);
}

type Next = {
  readonly kind: RevisionKind;
  readonly document: InstrumentDocument;
  readonly reason?: string;
  readonly state?: EditionState;
};

/** Writes the next revision, which holds from now on; answers its number. */
export async function writeRevision(
  tx: Tx,
  who: Viewer,
  { edition, next }: { readonly edition: InstrumentEdition; readonly next: Next },
  now: Date,
): Promise<number> {
  const no = edition.revision + 1;
  const { kind, document, reason = '', state = edition.state } = next;
  const saved = { saved_by: personOf(who), saved_at: now };
  await tables(tx)
    .insertInto('instrument_revision')
    .values({ edition_id: edition.id, no, kind, document: JSON.stringify(document), reason, ...saved })
    .execute();
  const published_at = kind === 'published' ? now : edition.publishedAt;
  const { key, year } = document;
  await tables(tx)
    .updateTable('instrument_edition')
    .set({ revision: no, key, year, state, updated_at: now, published_at })
    .where('id', '=', edition.id)
    .execute();
  return no;
}

/** The person of a viewer who was asked before whether one may do this. */
export function personOf(who: Viewer): PersonId {
  if (!who.person) throw new Error('an instrument is written by a person');
  return who.person.id;
}
