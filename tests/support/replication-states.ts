import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { newPublicCode } from '../../src/platform/public-code.ts';
import { commitmentSides, type ReplicationId } from '../../src/replication/transfer/model/replication.ts';
import { type CourseState, courseStates, type ReplicationState } from '../../src/replication/transfer/model/states.ts';

export type Standing = {
  readonly originId: string;
  readonly ownerId: string;
  readonly institutionId: string;
  readonly unitId: string | null;
  readonly regionCode: string;
  readonly askedBy: string;
  readonly verifiedBy: string;
  readonly facilitatorId?: string;
  readonly replicaId?: string;
  readonly why?: string;
  readonly email?: string;
  /** Of a certified one. */
  readonly number?: string;
  /** Without the paper, the commitments and the proof that lie behind its steps. */
  readonly isBare?: boolean;
};

const content = {
  origin: 'Sepeda Bagus',
  owner: 'Pemerintah Kabupaten Deli Serdang',
  ownerUnit: '',
  ownerRegion: '12.07',
  replica: 'Sepeda Bagus Toba',
  replicator: 'Pemerintah Kabupaten Toba',
  replicatorUnit: '',
  replicatorRegion: '12.12',
  startedOn: '2026-02-01',
  issuedOn: '2026-03-01',
  issuer: 'Pemerintah Provinsi Sumatera Utara',
  signer: 'Admin Hub',
  agreement: { kind: 'pks', number: '1/PKS', date: '2026-01-15' },
};

const AT = '2026-03-01T03:00:00Z';

function interestOf(of: Standing): Readonly<Record<string, unknown>> {
  return {
    origin_id: of.originId,
    origin_title: 'Sepeda Bagus',
    owner_id: of.ownerId,
    institution_id: of.institutionId,
    unit_id: of.unitId,
    region_code: of.regionCode,
    replica_id: of.replicaId ?? null,
    why: of.why ?? 'Belum ada layanan di sini.',
    contact_name: 'Penulis',
    contact_email: of.email ?? 'penulis@contoh.example',
    contact_phone: '',
    asked_by: of.askedBy,
    asked_at: AT,
    facilitator_id: of.facilitatorId ?? null,
    moved_at: AT,
  };
}

/** What each step leaves behind it. */
const steps: Readonly<Record<CourseState, (of: Standing) => Readonly<Record<string, unknown>>>> = {
  interest: () => ({}),
  verified: (of) => ({ verified_by: of.verifiedBy, verified_at: AT, verify_note: 'Sudah ditelepon.' }),
  agreed: () => ({
    agreement_kind: 'pks',
    agreement_number: '1/PKS',
    agreement_date: '2026-01-15',
    agreement_parties: 'Kedua pemerintah.',
    agreed_at: AT,
  }),
  committed: () => ({}),
  planned: () => ({}),
  running: () => ({ started_on: '2026-02-01', started_at: AT }),
  evaluated: (of) => ({
    evaluation: 'Berjalan baik.',
    evaluation_impact: JSON.stringify({ origin: [], replica: [] }),
    evaluated_by: of.askedBy,
    evaluated_at: AT,
  }),
  certified: (of) => {
    const code = newPublicCode();
    return {
      certificate_code: code,
      certificate_number: of.number ?? `REP-2025-${code}`,
      certificate: JSON.stringify(content),
      certified_by: of.verifiedBy,
      certified_at: AT,
    };
  },
};

/** How far one in this state came; those that rest or were given up were running. */
function stepsTo(state: ReplicationState): readonly CourseState[] {
  if (state === 'refused') return ['interest'];
  const last = state === 'paused' || state === 'stopped' ? 'running' : state;
  return courseStates.slice(0, courseStates.indexOf(last) + 1);
}

/** A replication put into the tables as it stands in a state, with all that lies behind it. */
export async function plantStanding(db: Database, of: Standing, state: ReplicationState): Promise<ReplicationId> {
  const id = newId<'ReplicationId'>();
  const isResting = state === 'paused' || state === 'stopped';
  const values: Readonly<Record<string, unknown>> = Object.assign(
    { id, state, ...interestOf(of), stood: isResting ? 'running' : null },
    { reason: isResting || state === 'refused' ? 'Menunggu anggaran.' : '' },
    ...stepsTo(state).map((step) => steps[step](of)),
  );
  const names = Object.keys(values);
  const places = names.map((_name, n) => `$${n + 1}`).join(', ');
  await db.pool.query(`insert into replication (${names.join(', ')}) values (${places})`, Object.values(values));
  if (!of.isBare) await plantProofs(db, { ...of, id }, stepsTo(state));
  return id;
}

/** What lies behind the steps in other tables: the signed paper, the three commitments, the proof that it runs. */
async function plantProofs(
  db: Database,
  of: Standing & { readonly id: ReplicationId },
  steps: readonly CourseState[],
): Promise<void> {
  if (steps.includes('agreed')) await plantProof(db, of, 'agreement');
  if (steps.includes('running')) await plantProof(db, of, 'implementation');
  if (steps.includes('committed'))
    await db.pool.query(
      `insert into replication_commitment (replication_id, side, person_id, name, office, committed_on, at)
       select $1, side, person_id, 'Kepala Dinas', 'Kepala Dinas', '2026-01-20', $2
       from unnest($3::text[], $4::uuid[]) as each(side, person_id)`,
      [of.id, AT, [...commitmentSides], await threePeople(db, of)],
    );
}

/** Whoever asked, whoever verified, and anybody else: nobody commits for two. */
async function threePeople(db: Database, { askedBy, verifiedBy }: Standing): Promise<readonly string[]> {
  const both = [...new Set([askedBy, verifiedBy])];
  const others = await db.pool.query<{ id: string }>(
    'select id from person where id <> all($1::uuid[]) order by id limit $2',
    [both, commitmentSides.length - both.length],
  );
  return [...both, ...others.rows.map((it) => it.id)];
}

async function plantProof(db: Database, of: Standing & { readonly id: ReplicationId }, place: string): Promise<void> {
  const paper = newId();
  await db.pool.query(
    `insert into evidence (id, institution_id, unit_id, kind, title, url, created_by, created_at, updated_at)
     values ($1, $2, $3, 'link', 'Bukti replikasi', 'https://contoh.example/replikasi', $4, $5, $5)`,
    [paper, of.institutionId, of.unitId, of.askedBy, AT],
  );
  await db.pool.query(
    `insert into evidence_use (evidence_id, subject_kind, subject_id, place, added_by, added_at)
     values ($1, 'replication', $2, $3, $4, $5)`,
    [paper, of.id, place, of.askedBy, AT],
  );
}

/** A task of its plan. */
export async function plantTask(db: Database, id: ReplicationId, title = 'Bentuk tim'): Promise<string> {
  const task = newId();
  await db.pool.query(
    `insert into replication_task (id, replication_id, phase, place, title, who, due, state, source, created_at, updated_at)
     values ($1, $2, 'preparation', (select count(*) + 1 from replication_task where replication_id = $2), $3,
       'Tim', '2026-02-01', 'open', 'own', now(), now())`,
    [task, id, title],
  );
  return task;
}

/** What is adapted in one of its sections. */
export async function plantAdaptation(db: Database, id: ReplicationId, what = 'Tanpa guru kunjung.'): Promise<void> {
  await db.pool.query(
    `insert into replication_adaptation (replication_id, section, verdict, what, why, conditions, updated_at)
     values ($1, 'resources', 'changed', $2, 'Jarak jauh.', '{geography}', now())`,
    [id, what],
  );
}
