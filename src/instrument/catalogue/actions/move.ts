import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type EditionRefusal,
  type InstrumentEdition,
  type InstrumentEditionId,
  LONGEST_REASON,
} from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { type EditionMove, whyNotMove, whyNotPublish } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { tables } from '../schema.ts';
import { leaveTrace, writeRevision } from './trace.ts';
import { editionToWrite, isTaken } from './write.ts';

type Aimed = { readonly id: InstrumentEditionId; readonly revision: number };

/** Opens the edition to those who answer, as the revision that the viewer has seen; only one without problems. */
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
  const after = { state: 'open', revision: no };
  await leaveTrace(tx, who, { id, verb: 'publish', before: { state: edition.state }, after }, now);
  return done(null);
}

/** A later closing, an ISO moment, with the reason that everybody who answers is told; verification ends as much later. */
export async function extendPeriod(
  tx: Tx,
  who: Viewer,
  { id, revision, closes, reason }: Aimed & { readonly closes: string; readonly reason: string },
  now: Date,
): Promise<Outcome<null, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const forbidden = whyNotMove('extend', edition, who) ?? whyNotExtendTo(edition, { closes, reason }, now);
  if (forbidden) return refused(forbidden);
  if (edition.revision !== revision) return refused('stale');
  const document = { ...edition.document, period: extended(edition.document.period, closes) };
  if (problemsOf(document).length > 0) return refused('has_problems');
  const said = reason.trim();
  const no = await writeRevision(tx, who, { edition, next: { kind: 'extended', document, reason: said } }, now);
  const before = { closes: edition.document.period.closes };
  await leaveTrace(tx, who, { id, verb: 'extend', before, after: { closes, revision: no, reason: said } }, now);
  return done(null);
}

function whyNotExtendTo(
  { document }: InstrumentEdition,
  { closes, reason }: { readonly closes: string; readonly reason: string },
  now: Date,
): EditionRefusal | null {
  const at = Date.parse(closes);
  if (!(at > Date.parse(document.period.closes ?? ''))) return 'not_later';
  if (at <= now.getTime()) return 'in_the_past';
  if (reason.trim() === '') return 'reason_missing';
  return reason.trim().length > LONGEST_REASON ? 'reason_long' : null;
}

/** Those who verify keep the time that they had. */
function extended(period: InstrumentEdition['document']['period'], closes: string) {
  const later = Date.parse(closes) - Date.parse(period.closes ?? closes);
  const verifiedBy = period.verifiedBy === null ? null : new Date(Date.parse(period.verifiedBy) + later).toISOString();
  return { ...period, closes, verifiedBy };
}

export type PlainMove = Extract<EditionMove, 'close' | 'reopen' | 'archive' | 'restore'>;

/** Where a move leads; out of the archive it goes back to where it was. */
function targetOf(move: PlainMove, edition: InstrumentEdition): EditionState {
  if (move === 'close') return 'closed';
  if (move === 'reopen') return 'open';
  if (move === 'archive') return 'archived';
  return edition.publishedAt ? 'closed' : 'draft';
}

/** Closes, opens again, archives or brings back. */
export async function moveEdition(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: InstrumentEditionId; readonly move: PlainMove },
  now: Date,
): Promise<Outcome<null, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const forbidden = whyNotMove(move, edition, who);
  if (forbidden) return refused(forbidden);
  if (move === 'restore' && (await isTaken(tx, edition))) return refused('key_taken');
  const state = targetOf(move, edition);
  await tables(tx).updateTable('instrument_edition').set({ state, updated_at: now }).where('id', '=', id).execute();
  await leaveTrace(tx, who, { id, verb: move, before: { state: edition.state }, after: { state } }, now);
  return done(null);
}

/** Locks the edition with its first answer: from then on every change has a reason that is told. Does its work once. */
export async function lockEdition(tx: Tx, who: Viewer, id: InstrumentEditionId, now: Date): Promise<void> {
  const locked = await tables(tx)
    .updateTable('instrument_edition')
    .set({ locked_at: now })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('published_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (locked) await leaveTrace(tx, who, { id, verb: 'lock' }, now);
}
