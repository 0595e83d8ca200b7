import type { NewEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, refused } from '#platform/outcome.ts';
import { type EvidencePlace, LONGEST_NOTE } from '../model/replication.ts';
import { planOf } from '../queries/plan.ts';
import { whyNotDay } from '../rules/day.ts';
import { whyNotSettle } from '../rules/plan.ts';
import { prove } from './agree.ts';
import { holdFor, type Moving, moveOn, type OfReplication, type Result } from './hold.ts';
import { leaveTrace } from './trace.ts';
import { textFault } from './verify.ts';

/** The replicator settles the plan: everybody knows who does what until when. Tasks may still change afterwards. */
export async function settlePlan(tx: Tx, who: Viewer, of: OfReplication, now: Date): Result {
  const moving: Moving = {
    move: 'settle',
    verb: 'settle',
    to: () => 'planned',
    set: {},
    isSame: (it) => it.state === 'planned' && it.revision === of.revision + 1,
    whyNot: async () => whyNotSettle(await planOf(tx, of.id)),
  };
  return moveOn(tx, who, of, moving, now);
}

export type Beginning = OfReplication & {
  readonly startedOn: string;
  readonly note: string;
  readonly evidence: NewEvidence | null;
  readonly today: string;
};

/** The innovation is applied at the replicator's place since a day, with proof. */
export async function beginImplementation(tx: Tx, who: Viewer, beginning: Beginning, now: Date): Result {
  const { startedOn, evidence, today, ...of } = beginning;
  const note = beginning.note.trim();
  const moving: Moving = {
    move: 'begin',
    verb: 'begin',
    to: () => 'running',
    set: { started_on: startedOn, start_note: note, started_at: now },
    after: { startedOn, note },
    isSame: (it) => it.state === 'running' && it.startedOn === startedOn && it.startNote === note,
    whyNot: () =>
      whyNotDay(startedOn, today) ??
      textFault(note, 'note_missing', LONGEST_NOTE) ??
      (evidence === null ? 'evidence_missing' : null),
    beside: async () => (evidence ? prove(tx, who, { id: of.id, evidence, place: 'implementation' }, now) : null),
    tells: 'begin',
  };
  return moveOn(tx, who, of, moving, now);
}

export type Proving = Pick<OfReplication, 'id'> & {
  readonly evidence: NewEvidence;
  readonly place: Exclude<EvidencePlace, 'agreement'>;
};

/** Adds a proof of what is being done. */
export async function addProof(tx: Tx, who: Viewer, { id, evidence, place }: Proving, now: Date): Result {
  const held = await holdFor(tx, who, 'prove', id);
  if (!held.ok) return held;
  const failed = await prove(tx, who, { id, evidence, place }, now);
  if (failed) return refused(failed);
  await leaveTrace(tx, who, { id, verb: 'prove', after: { place, title: evidence.paper.title } }, now);
  return done(null);
}
