import { addEvidence, type NewEvidence, useEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import {
  type AgreementKind,
  type CommitmentSide,
  type EvidencePlace,
  LONGEST_NAME,
  LONGEST_NUMBER,
  LONGEST_OFFICE,
  LONGEST_PARTIES,
  type ReplicationId,
} from '../model/replication.ts';
import { whyNotDay } from '../rules/day.ts';
import { sidesMissing, whyNotCommit } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type Moving, moveOn, type OfReplication, type Result } from './hold.ts';
import { textFault } from './verify.ts';

/** Puts the evidence into the locker and says what of the replication it proves. */
export async function prove(
  tx: Tx,
  who: Viewer,
  input: { readonly id: ReplicationId; readonly evidence: NewEvidence; readonly place: EvidencePlace },
  now: Date,
): Promise<ReplicationRefusal | null> {
  const added = await addEvidence(tx, who, input.evidence, now);
  if (!added.ok) return added.why === 'not_yours' ? 'not_yours' : 'invalid';
  const subject = { kind: 'replication', id: input.id };
  const used = await useEvidence(tx, who, { evidenceId: added.value, subject, place: input.place }, now);
  return used.ok ? null : 'invalid';
}

export type Signing = OfReplication & {
  readonly kind: AgreementKind | null;
  readonly number: string;
  readonly date: string;
  readonly parties: string;
  /** The letter as both sides signed it; null is refused: without it there is no agreement. */
  readonly evidence: NewEvidence | null;
  /** Today in the zone of the instance. */
  readonly today: string;
};

/** Registers the signed agreement: its kind, number, date and parties, with the paper itself. */
export async function registerAgreement(tx: Tx, who: Viewer, signing: Signing, now: Date): Result {
  const { kind, date, parties, evidence, today, ...of } = signing;
  const number = signing.number.trim();
  const moving: Moving = {
    move: 'sign',
    verb: 'sign',
    to: () => 'agreed',
    set: {
      agreement_kind: kind,
      agreement_number: number,
      agreement_date: date,
      agreement_parties: parties.trim(),
      agreed_by: who.person?.id ?? null,
      agreed_at: now,
    },
    after: { kind, number, date, parties: parties.trim() },
    isSame: (it) => it.state === 'agreed' && it.agreement?.number === number && it.agreement.date === date,
    whyNot: () => whyNotSign({ ...signing, number }, today),
    beside: async () => (evidence ? prove(tx, who, { id: of.id, evidence, place: 'agreement' }, now) : null),
    tells: 'sign',
  };
  return moveOn(tx, who, of, moving, now);
}

function whyNotSign({ kind, number, date, parties, evidence }: Signing, today: string): ReplicationRefusal | null {
  if (kind === null) return 'kind_missing';
  const fault =
    textFault(number, 'number_missing', LONGEST_NUMBER) ?? textFault(parties, 'parties_missing', LONGEST_PARTIES);
  return fault ?? whyNotDay(date, today) ?? (evidence === null ? 'signature_missing' : null);
}

export type Committing = OfReplication & {
  readonly side: CommitmentSide | null;
  readonly name: string;
  readonly office: string;
  readonly date: string;
  readonly today: string;
};

/** A side commits itself, by name, office and day. When all three have, the replication goes on. */
export async function commitSide(tx: Tx, who: Viewer, committing: Committing, now: Date): Result {
  const { side, date, today, ...of } = committing;
  const [name, office] = [committing.name.trim(), committing.office.trim()];
  const moving: Moving = {
    move: 'commit',
    verb: 'commit',
    to: (it) => (sidesMissing(it).length <= 1 ? 'committed' : 'agreed'),
    set: {},
    after: { side, name, office, date },
    isSame: (it) => it.commitments.some((one) => one.side === side && one.personId === who.person?.id),
    whyNot: (it) => {
      if (side === null) return 'side_missing';
      return whyNotCommit(it, who, side) ?? whyNotName({ name, office }) ?? whyNotDay(date, today);
    },
    beside: async () => {
      if (side === null || !who.person) return 'side_missing';
      const row = { replication_id: of.id, side, person_id: who.person.id, name, office, committed_on: date, at: now };
      await tables(tx).insertInto('replication_commitment').values(row).execute();
      return null;
    },
    tells: 'commit',
  };
  return moveOn(tx, who, of, moving, now);
}

function whyNotName({ name, office }: { readonly name: string; readonly office: string }): ReplicationRefusal | null {
  return textFault(name, 'name_missing', LONGEST_NAME) ?? textFault(office, 'office_missing', LONGEST_OFFICE);
}
