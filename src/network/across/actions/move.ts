import { sql } from 'kysely';
import { type Actor, record } from '#audit/index.ts';
import { actorOf, parseEmail, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Peer } from '../../peers/model.ts';
import type { Across, AcrossId, AcrossRefusal, Agreement, Asker } from '../model.ts';
import { LONGEST_NOTE } from '../model.ts';
import { holdAcross, isGoing } from '../queries/across.ts';
import { type AcrossMove, isOwnSide, moves, whyNot } from '../rules.ts';
import { tables } from '../schema.ts';
import { tellOther } from './tell.ts';

type Done = Promise<Outcome<null, AcrossRefusal>>;

export type Interest = {
  readonly id: AcrossId;
  readonly peer: Pick<Peer, 'id' | 'hub' | 'messagesUrl' | 'kind' | 'state'>;
  readonly about: string;
  readonly title: string;
  readonly asker: Asker;
  readonly note: string;
  /** The origin of this hub. */
  readonly own: string;
};

/** Shows interest in a record of another hub: our own record of it, and a message to the hub of its owner. */
export async function askAcross(tx: Tx, who: Viewer, given: Interest, now: Date): Done {
  const { id, peer, about, title, asker, note, own } = given;
  const institutionId = who.acting?.institutionId;
  if (!institutionId || !isOwnSide({ institutionId }, who)) return refused('not_yours');
  if (await holdAcross(tx, id)) return done(null);
  if (peer.messagesUrl === null || peer.state === 'removed' || peer.state === 'proposed') return refused('no_requests');
  const fault = whyNotAsk(asker, note);
  if (fault) return refused(fault);
  if (await isGoing(tx, about, institutionId)) return refused('going_already');
  await tables(tx)
    .insertInto('network_across')
    .values({
      ...{ id, side: 'replicator', peer_id: peer.id, about, title, institution_id: institutionId, innovation_id: null },
      ...{ asker, state: 'interest', note: note.trim(), agreement: null },
      ...{ created_by: who.person?.id ?? null, created_at: now, moved_at: now },
    })
    .execute();
  await trace(tx, actorOf(who), { id, verb: 'ask', after: { title, hub: peer.hub } }, now);
  const made = await holdAcross(tx, id);
  if (made) await tellOther(tx, made, own, now);
  return done(null);
}

function whyNotAsk({ contactName, contactEmail }: Asker, note: string): AcrossRefusal | null {
  if (note.trim() === '') return 'note_missing';
  if (note.length > LONGEST_NOTE) return 'note_long';
  if (contactName.trim() === '') return 'name_missing';
  return parseEmail(contactEmail) === null ? 'email_wrong' : null;
}

export type Moving = {
  readonly id: AcrossId;
  readonly revision: number;
  readonly move: AcrossMove;
  readonly note: string;
  readonly agreement: Agreement | null;
  readonly own: string;
};

/** A step of our side; the other hub is told of it in the same transaction. */
export async function moveAcross(tx: Tx, who: Viewer, given: Moving, now: Date): Done {
  const { id, revision, move, own } = given;
  const across = await holdAcross(tx, id);
  if (!across) return refused('not_found');
  const note = given.note.trim();
  if (across.state === moves[move].to && across.note === note) return done(null);
  const why = whyNot(move, across, who) ?? (across.revision === revision ? null : 'stale') ?? whyNotSaid(given);
  if (why) return refused(why);
  const state = moves[move].to;
  const agreement = move === 'agree' ? given.agreement : across.agreement;
  await writeAcross(tx, across, { state, note, agreement }, now);
  await trace(tx, actorOf(who), { id, verb: move, before: { state: across.state }, after: { state, note } }, now);
  await tellOther(tx, { ...across, state, note, agreement }, own, now);
  return done(null);
}

function whyNotSaid({ move, note, agreement }: Moving): AcrossRefusal | null {
  if (note.length > LONGEST_NOTE) return 'note_long';
  if ((move === 'refuse' || move === 'stop') && note.trim() === '') return 'note_missing';
  return move === 'agree' && (agreement === null || agreement.number.trim() === '') ? 'number_missing' : null;
}

type Said = Pick<Across, 'state' | 'note' | 'agreement'>;

export async function writeAcross(
  tx: Tx,
  { id }: Pick<Across, 'id'>,
  { state, note, agreement }: Said,
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('network_across')
    .set({ state, note, agreement, moved_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

type Deed = {
  readonly id: AcrossId;
  readonly verb: AcrossMove | 'ask' | 'received';
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

export async function trace(tx: Tx, who: Actor, { id, verb, ...rest }: Deed, now: Date): Promise<void> {
  await record(tx, who, { event: `network.across.${verb}`, subject: { kind: 'network_across', id }, ...rest }, now);
}
