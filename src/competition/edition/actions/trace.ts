import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EditionDocument } from '../model/document.ts';
import type { Edition, EditionId } from '../model/edition.ts';
import type { EditionState, RevisionKind } from '../model/states.ts';
import { tables } from '../schema.ts';

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
export type EditionVerb = (typeof editionVerbs)[number];

export type Deed = {
  readonly id: EditionId;
  readonly verb: EditionVerb;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.edition.${verb}`, subject: { kind: 'edition', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}

type Next = {
  readonly kind: RevisionKind;
  readonly document: EditionDocument;
  readonly reason?: string;
  readonly state?: EditionState;
};

/** Writes the next revision, which holds from now on; answers its number. */
export async function writeRevision(
  tx: Tx,
  who: Viewer,
  { edition, next }: { readonly edition: Edition; readonly next: Next },
  now: Date,
): Promise<number> {
  const no = edition.revision + 1;
  const { kind, document, reason = '', state = edition.state } = next;
  await tables(tx)
    .insertInto('edition_revision')
    .values({
      edition_id: edition.id,
      no,
      kind,
      document: JSON.stringify(document),
      reason,
      saved_by: personOf(who),
      saved_at: now,
    })
    .execute();
  await tables(tx)
    .updateTable('edition')
    .set({ revision: no, state, updated_at: now, published_at: kind === 'published' ? now : edition.publishedAt })
    .where('id', '=', edition.id)
    .execute();
  return no;
}

/** The person of a viewer who was asked before whether one may do this. */
export function personOf(who: Viewer) {
  if (!who.person) throw new Error('an edition is written by a person');
  return who.person.id;
}
