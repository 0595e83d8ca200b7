import { record } from '#audit/index.ts';
import { addEvidence, type NewEvidence, useEvidence } from '#files/index.ts';
import { actorOf, type InstitutionId, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, must, type Outcome, refused } from '#platform/outcome.ts';
import { commitmentDecided, commitmentRegistered } from './events.ts';
import { type Commitment, type CommitmentId, type CommitmentRefusal, LONGEST_NOTE } from './model.ts';
import { commitmentById, commitmentsOf, holdMember } from './queries/commitments.ts';
import { memberById } from './queries/members.ts';
import { whyNotDecide, whyNotReadMember, whyNotRegister, whyNotWithdraw } from './rules/rights.ts';
import { faultsOf, signedOf, type Typed } from './rules/typed.ts';
import { tables } from './schema.ts';

type Result = Promise<Outcome<CommitmentId, CommitmentRefusal>>;

/** The kind under which files knows commitments, and the one place that a paper proves in them. */
export const SUBJECT = 'hub_commitment';
export const PLACE = 'document';

export const commitmentVerbs = ['register', 'verify', 'return', 'withdraw', 'replace'] as const;
type Verb = (typeof commitmentVerbs)[number];

type Deed = { readonly id: CommitmentId; readonly verb: Verb; readonly before?: unknown; readonly after?: unknown };

async function trace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const subject = { kind: SUBJECT, id };
  await record(tx, actorOf(who), { event: `network.commitment.${verb}`, subject, before, after }, now);
}

export type Registering = {
  readonly id: CommitmentId;
  readonly institutionId: InstitutionId;
  readonly typed: Typed;
  /** The signed paper. */
  readonly evidence: NewEvidence;
  readonly hubRegion: string;
};

/** A member brings its signed commitment, and the hub is told. The same form sent twice is one. */
export async function registerCommitment(tx: Tx, who: Viewer, given: Registering, now: Date): Result {
  const { id, institutionId, typed, evidence } = given;
  const member = await memberById(tx, given.hubRegion, institutionId);
  if (!member || whyNotReadMember(institutionId, who)) return refused('not_found');
  await holdMember(tx, institutionId);
  const known = await commitmentById(tx, id);
  if (known) return isSame(known, given, who) ? done(id) : refused('id_taken');
  const forbidden = whyNotRegister(institutionId, who) ?? Object.values(faultsOf(typed, dayOf(now)))[0];
  if (forbidden) return refused(forbidden);
  const before = await commitmentsOf(tx, institutionId);
  if (before.some((it) => it.state === 'waiting')) return refused('waiting_already');
  const signed = signedOf(typed);
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused('paper_refused');
  await tables(tx)
    .insertInto('hub_commitment')
    .values({
      ...{ id, institution_id: institutionId, state: 'waiting', number: signed.number, signed_on: signed.signedOn },
      ...{ office: signed.office, valid_until: signed.validUntil },
      ...{ registered_by: who.person?.id ?? null, registered_at: now, decided_by: null, decided_at: null },
    })
    .execute();
  const subject = { kind: SUBJECT, id };
  must(await useEvidence(tx, who, { evidenceId: added.value, subject, place: PLACE }, now));
  await trace(tx, who, { id, verb: 'register', after: { institutionId, ...signed } }, now);
  await emit(tx, commitmentRegistered, { commitmentId: id, at: now.toISOString() }, now);
  return done(id);
}

const isSame = (known: Commitment, { institutionId, typed }: Registering, who: Viewer): boolean =>
  known.institutionId === institutionId && known.registeredBy === who.person?.id && known.number === typed.number;

type OfOne = { readonly id: CommitmentId; readonly revision: number };
export type Deciding = OfOne & { readonly verdict: 'verify' | 'return'; readonly note: string };

async function hold(tx: Tx, who: Viewer, id: CommitmentId): Promise<Commitment | null> {
  await tables(tx).selectFrom('hub_commitment').select('id').where('id', '=', id).forUpdate().execute();
  const found = await commitmentById(tx, id);
  return found && whyNotReadMember(found.institutionId, who) === null ? found : null;
}

/** The hub verifies a commitment, which takes the place of the one before, or sends it back with what is missing. */
export async function decideCommitment(tx: Tx, who: Viewer, deciding: Deciding, now: Date): Result {
  const { id, revision, verdict } = deciding;
  const note = deciding.note.trim();
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const state = verdict === 'verify' ? ('verified' as const) : ('returned' as const);
  if (held.state === state && held.revision === revision + 1 && held.decisionNote === note) return done(id);
  const forbidden = whyNotDecide(held, who) ?? noteFault(verdict, note);
  if (forbidden) return refused(forbidden);
  if (held.revision !== revision) return refused('stale');
  if (verdict === 'verify') await replaceOld(tx, who, held, now);
  await tables(tx)
    .updateTable('hub_commitment')
    .set({ state, decision_note: note, decided_by: who.person?.id ?? null, decided_at: now, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await trace(tx, who, { id, verb: verdict, before: { state: held.state }, after: { state, note } }, now);
  await emit(tx, commitmentDecided, { commitmentId: id, at: now.toISOString() }, now);
  return done(id);
}

function noteFault(verdict: Deciding['verdict'], note: string): CommitmentRefusal | null {
  if (verdict === 'return' && note === '') return 'note_missing';
  return note.length > LONGEST_NOTE ? 'note_long' : null;
}

async function replaceOld(tx: Tx, who: Viewer, { institutionId, id: by }: Commitment, now: Date): Promise<void> {
  const old = await tables(tx)
    .updateTable('hub_commitment')
    .set((it) => ({ state: 'replaced', revision: it('revision', '+', 1) }))
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'verified')
    .returning('id')
    .execute();
  for (const { id } of old)
    await trace(tx, who, { id, verb: 'replace', before: { state: 'verified' }, after: { state: 'replaced', by } }, now);
}

/** Whoever brought it takes it back while the hub has not decided. */
export async function withdrawCommitment(tx: Tx, who: Viewer, { id, revision }: OfOne, now: Date): Result {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  if (held.state === 'withdrawn' && held.revision === revision + 1) return done(id);
  const forbidden = whyNotWithdraw(held, who);
  if (forbidden) return refused(forbidden);
  if (held.revision !== revision) return refused('stale');
  await tables(tx)
    .updateTable('hub_commitment')
    .set({ state: 'withdrawn', revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await trace(tx, who, { id, verb: 'withdraw', before: { state: held.state }, after: { state: 'withdrawn' } }, now);
  return done(id);
}
