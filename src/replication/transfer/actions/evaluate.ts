import { sql } from 'kysely';
import { hubInstitution, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newPublicCode } from '#platform/public-code.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import {
  type CertificateContent,
  type EvaluationImpact,
  type KeptImpact,
  LONGEST_EVALUATION,
  LONGEST_REASON,
  type Replication,
} from '../model/replication.ts';
import { contentOf } from '../queries/origin.ts';
import { certificateNumber } from '../rules/certificate.ts';
import { keptImpact, whyNotMeasured } from '../rules/impact.ts';
import { tables } from '../schema.ts';
import { type Moving, moveOn, type OfReplication, type Result } from './hold.ts';
import { textFault } from './verify.ts';

async function impactOf(tx: Tx, id: InnovationId | null): Promise<readonly KeptImpact[]> {
  const content = id === null ? null : await contentOf(tx, id);
  return content ? keptImpact(content.impact) : [];
}

export type Evaluating = OfReplication & { readonly evaluation: string };

/** The replicator hands in how it went; the impact tables of replica and origin are kept as they stand now. */
export async function handInEvaluation(tx: Tx, who: Viewer, { evaluation, ...of }: Evaluating, now: Date): Result {
  const said = evaluation.trim();
  let impact: EvaluationImpact = { origin: [], replica: [] };
  const moving: Moving = {
    move: 'evaluate',
    verb: 'evaluate',
    to: () => 'evaluated',
    set: { evaluation: said, evaluated_by: who.person?.id ?? null, evaluated_at: now, back_note: '' },
    setOf: () => ({ evaluation_impact: sql<EvaluationImpact>`${JSON.stringify(impact)}::jsonb` }),
    after: { evaluation: said },
    isSame: (it) => it.state === 'evaluated' && it.evaluation === said,
    whyNot: async (it) => {
      const fault = textFault(said, 'note_missing', LONGEST_EVALUATION);
      if (fault) return fault;
      if (it.replicaId === null) return 'replica_missing';
      impact = { origin: await impactOf(tx, it.originId), replica: await impactOf(tx, it.replicaId) };
      return whyNotMeasured(impact.replica);
    },
    tells: 'evaluate',
  };
  return moveOn(tx, who, of, moving, now);
}

export type SendingBack = OfReplication & { readonly note: string };

/** The verifier wants the evaluation mended. */
export async function sendBack(tx: Tx, who: Viewer, { note, ...of }: SendingBack, now: Date): Result {
  const moving: Moving = {
    move: 'send_back',
    verb: 'send_back',
    to: () => 'running',
    set: { back_note: note.trim() },
    after: { note: note.trim() },
    isSame: (it) => it.state === 'running' && it.backNote !== '' && it.backNote === note.trim(),
    whyNot: () => textFault(note, 'note_missing', LONGEST_REASON),
    tells: 'send_back',
  };
  return moveOn(tx, who, of, moving, now);
}

export type Certifying = OfReplication & {
  readonly today: string;
  /** Region of the government that runs the hub. */
  readonly hubRegion: string;
};

/** The verifier accepts the evaluation, and the certificate is given with a number and a code that anybody may check. */
export async function certify(tx: Tx, who: Viewer, { today, hubRegion, ...of }: Certifying, now: Date): Result {
  let content: CertificateContent | null = null;
  let number = '';
  const moving: Moving = {
    move: 'certify',
    verb: 'certify',
    to: () => 'certified',
    set: { certificate_code: newPublicCode(), certified_by: who.person?.id ?? null, certified_at: now },
    setOf: () => ({
      certificate_number: number,
      certificate: sql<CertificateContent>`${JSON.stringify(content)}::jsonb`,
    }),
    isSame: (it) => it.state === 'certified',
    whyNot: (it) => whyNotCertify(it),
    beside: async (it) => {
      number = await nextNumber(tx, today);
      content = await contentFor(tx, who, it, { today, hubRegion });
      return content ? null : 'invalid';
    },
    tells: 'certify',
  };
  return moveOn(tx, who, of, moving, now);
}

function whyNotCertify({ replicaId, replicaIsPublic }: Replication): ReplicationRefusal | null {
  if (replicaId === null) return 'replica_missing';
  return replicaIsPublic ? null : 'replica_unpublished';
}

async function nextNumber(tx: Tx, today: string): Promise<string> {
  const year = Number(today.slice(0, 4));
  await sql`select pg_advisory_xact_lock(hashtextextended('replication.certificate', 0))`.execute(tables(tx));
  const begins = certificateNumber(year, 0).slice(0, -4);
  const { last } = await tables(tx)
    .selectFrom('replication')
    .select(sql<number | null>`max(substr(certificate_number, ${begins.length + 1})::integer)`.as('last'))
    .where(sql<boolean>`starts_with(certificate_number, ${begins})`)
    .executeTakeFirstOrThrow();
  return certificateNumber(year, (last ?? 0) + 1);
}

async function contentFor(
  tx: Tx,
  who: Viewer,
  it: Replication,
  { today, hubRegion }: Pick<Certifying, 'today' | 'hubRegion'>,
): Promise<CertificateContent | null> {
  const { agreement, startedOn } = it;
  if (!agreement || startedOn === null) return null;
  const hub = await hubInstitution(tx, hubRegion);
  return {
    origin: it.originTitle,
    owner: it.ownerName,
    ownerUnit: it.ownerUnitName ?? '',
    ownerRegion: it.ownerRegion ?? '',
    replica: it.replicaTitle ?? it.originTitle,
    replicator: it.institutionName,
    replicatorUnit: it.unitName ?? '',
    replicatorRegion: it.regionCode ?? '',
    startedOn,
    issuedOn: today,
    issuer: hub?.name ?? '',
    signer: who.person?.name ?? '',
    agreement: { kind: agreement.kind, number: agreement.number, date: agreement.date },
  };
}
