import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { editionPublished } from '../events.ts';
import type { Edition, EditionId, EditionRefusal } from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { type EditionMove, whyNotMove, whyNotPublish } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace, writeRevision } from './trace.ts';
import { editionToWrite } from './write.ts';

type Aimed = { readonly id: EditionId; readonly revision: number };

/** Makes the edition public, as the revision that the viewer has seen; only one without problems. */
export async function publishEdition(
  tx: Tx,
  who: Viewer,
  { id, revision }: Aimed,
  now: Date,
): Promise<Outcome<null, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const forbidden = whyNotPublish(edition, who);
  if (forbidden) return refused(forbidden);
  if (edition.revision !== revision) return refused('stale');
  const next = { kind: 'published' as const, document: edition.document, state: 'open' as const };
  const no = await writeRevision(tx, who, { edition, next }, now);
  const after = { 'edition.state': 'open', 'edition.revision': no };
  await leaveTrace(tx, who, { id, verb: 'publish', before: { 'edition.state': edition.state }, after }, now);
  await emit(tx, editionPublished, { editionId: id }, now);
  return done(null);
}

export type PlainMove = Extract<EditionMove, 'close' | 'reopen' | 'archive' | 'restore'>;

/** Where a move leads; out of the archive it goes back to where it was. */
function targetOf(move: PlainMove, edition: Edition): EditionState {
  if (move === 'close') return 'closed';
  if (move === 'reopen') return 'open';
  if (move === 'archive') return 'archived';
  return edition.publishedAt ? 'closed' : 'draft';
}

/** Closes, opens again, archives or brings back. */
export async function moveEdition(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: EditionId; readonly move: PlainMove },
  now: Date,
): Promise<Outcome<null, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const forbidden = whyNotMove(move, edition, who);
  if (forbidden) return refused(forbidden);
  const state = targetOf(move, edition);
  await tables(tx).updateTable('edition').set({ state, updated_at: now }).where('id', '=', id).execute();
  const told = { before: { 'edition.state': edition.state }, after: { 'edition.state': state } };
  await leaveTrace(tx, who, { id, verb: move, ...told }, now);
  return done(null);
}
