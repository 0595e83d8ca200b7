import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { whyNotDecide } from '../../stage/rules/check-moves.ts';
import type { Objection, ObjectionId } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { objectionById } from '../queries/objection.ts';
import { isOrganiser, whyNotRead } from '../rules/moves.ts';
import { tables } from '../schema.ts';

export type Held = { readonly objection: Objection; readonly edition: Edition };

/** The objection with its entry's row and its own locked, the entry first as the check does; null when the viewer may not know of it. */
export async function holdObjection(tx: Tx, who: Viewer, id: ObjectionId): Promise<Held | null> {
  await sql`select e.id from entry e join objection o on o.entry_id = e.id where o.id = ${id} for update of e`.execute(
    tables(tx),
  );
  await tables(tx).selectFrom('objection').select('id').where('id', '=', id).forUpdate().execute();
  const objection = await objectionById(tx, id);
  if (!objection || whyNotRead(objection, who)) return null;
  const edition = await editionById(tx, objection.editionId);
  return edition ? { objection, edition } : null;
}

export type OfObjection = {
  readonly id: ObjectionId;
  /** Of the objection as the form showed it. */
  readonly revision: number;
};

/** `isStale`: somebody did something with it since the form was shown. */
export type HeldByOrganiser = Held & { readonly isStale: boolean };

/** The same for the organiser's deeds. */
export async function holdForOrganiser(
  tx: Tx,
  who: Viewer,
  { id, revision }: OfObjection,
  now: Date,
): Promise<Outcome<HeldByOrganiser, ObjectionRefusal>> {
  const held = await holdObjection(tx, who, id);
  if (!held || !isOrganiser(held.objection, who)) return refused('not_found');
  const forbidden = whyNotDecide(held.edition, 'objection', who, now);
  if (forbidden === 'no_such_stage' || forbidden === 'not_open_yet') return refused(forbidden);
  if (forbidden) return refused('not_found');
  return done({ ...held, isStale: held.objection.revision !== revision });
}
