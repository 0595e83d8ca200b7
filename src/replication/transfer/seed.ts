import { type KeptFile, keepFile, lookAt, type NewEvidence } from '#files/index.ts';
import {
  actorOf,
  demoPeople,
  ensureUnit,
  type InstitutionId,
  type Role,
  type UnitId,
  type Viewer,
  viewerOfPerson,
} from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { type InnovationId, publishVersion, saveSection } from '#registry/index.ts';
import preset from '../../../presets/demo/replications.json' with { type: 'json' };
import { adaptSection } from './actions/adapt.ts';
import { commitSide, registerAgreement } from './actions/agree.ts';
import { beginImplementation, settlePlan } from './actions/carry.ts';
import { certify, handInEvaluation } from './actions/evaluate.ts';
import { showInterest } from './actions/interest.ts';
import { changeTask, fillFromTemplate } from './actions/plan.ts';
import { beginRecord } from './actions/replica.ts';
import { appointFacilitator, verifyInterest } from './actions/verify.ts';
import type { PlanTask } from './model/plan.ts';
import type { Replication, ReplicationId } from './model/replication.ts';
import { letterPdf } from './print.ts';
import { planOf } from './queries/plan.ts';
import { replicationById } from './queries/replication.ts';
import { byPhase } from './rules/plan.ts';
import { tables } from './schema.ts';

const DAY_MS = 86_400_000;

type Cast = {
  readonly hub: Viewer;
  readonly owner: Viewer;
  readonly coach: Viewer;
  readonly toba: Viewer;
  readonly nias: Viewer;
};

/** Replications of the model case: one by Toba up to its certificate, one by Nias that is planned and late. Made once. */
export async function seedTransfer(context: SeedContext): Promise<void> {
  const { db, progress } = context;
  const known = await tables(db.conn).selectFrom('replication').select('id').limit(1).executeTakeFirst();
  const originId = known ? null : await modelCase(context);
  const cast = originId ? await castOf(context) : null;
  if (!originId || !cast) return;
  progress(t('transfer.seed'));
  const late = await begun(context, cast.nias, { originId, story: preset.nias });
  const paper = await examplePaper(context, late);
  if (!paper) return;
  await db.transact((tx) => planned(tx, cast, { id: late, by: cast.nias, paper, story: preset.nias }, context.now));
  const whole = await begun(context, cast.toba, { originId, story: preset.toba, unit: preset.toba.unit });
  await db.transact(async (tx) => {
    await planned(tx, cast, { id: whole, by: cast.toba, paper, story: preset.toba }, context.now);
    await certified(tx, cast, { id: whole, by: cast.toba, paper, context });
  });
}

/** The published record of Deli Serdang that the demonstration tells of. */
async function modelCase({ db }: SeedContext): Promise<InnovationId | null> {
  const row = await tables(db.conn)
    .selectFrom('innovation as o')
    .innerJoin('innovation_version as v', 'v.id', 'o.published_version_id')
    .innerJoin('institution as i', 'i.id', 'o.institution_id')
    .select(['o.id', 'v.content'])
    .where('o.state', '=', 'published')
    .where('i.region_code', '=', preset.ownerRegion)
    .orderBy('o.id')
    .execute();
  return row.find((it) => it.content.title.startsWith(preset.origin))?.id ?? null;
}

/** Null where the demonstration tells of another province. */
async function castOf({ db }: SeedContext): Promise<Cast | null> {
  const people = await demoPeople(db.conn);
  const viewer = async (key: string, role: Role): Promise<Viewer | null> => {
    const id = people.get(key);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const [hub, owner, coach, toba, nias] = [
    await viewer('admin.hub', 'hub_admin'),
    await viewer('admin.deliserdang', 'local_admin'),
    await viewer('pendamping', 'coach'),
    await viewer('admin.toba', 'local_admin'),
    await viewer('inovator.nias', 'innovator'),
  ];
  return hub && owner && coach && toba && nias ? { hub, owner, coach, toba, nias } : null;
}

type Story = (typeof preset)['toba' | 'nias'];
type Beginning = { readonly originId: InnovationId; readonly story: Story; readonly unit?: string };

async function begun({ db, now }: SeedContext, by: Viewer, given: Beginning): Promise<ReplicationId> {
  const { originId, story, unit } = given;
  const { acting, person } = by;
  if (!acting || !person) throw new Error('nobody begins the replication');
  return db.transact(async (tx) => {
    const unitId = unit ? await unitNamed(tx, by, unit, now) : acting.unitId;
    const id = newId<'ReplicationId'>(now.getTime());
    const place = { institutionId: acting.institutionId, unitId, problemId: null };
    const contact = { name: person.name, email: person.email, phone: '' };
    must(await showInterest(tx, by, { id, originId, ...place, why: story.why, contact }, now));
    return id;
  });
}

const unitNamed = (tx: Tx, by: Viewer, name: string, now: Date): Promise<UnitId> =>
  ensureUnit(tx, actorOf(by), { institutionId: institutionOf(by), name }, now);

function institutionOf({ acting }: Viewer): InstitutionId {
  if (!acting) throw new Error('nobody acts');
  return acting.institutionId;
}

/** A letter as it would be signed; null where no PDF can be set. */
async function examplePaper(context: SeedContext, id: ReplicationId): Promise<KeptFile | null> {
  const replication = await replicationById(context.db.conn, id);
  if (!replication) return null;
  try {
    const bytes = await letterPdf({ replication, kind: 'pks', adaptations: [] });
    const looked = await lookAt(context.config, { bytes, name: 'kesepakatan-contoh.pdf' });
    return looked.ok ? keepFile(context, looked.value) : null;
  } catch (error) {
    if (error instanceof PdfAbsent) return null;
    throw error;
  }
}

type Course = {
  readonly id: ReplicationId;
  readonly by: Viewer;
  readonly paper: KeptFile;
  readonly story: Story;
};

const revisionOf = async (tx: Tx, id: ReplicationId): Promise<{ id: ReplicationId; revision: number }> => ({
  id,
  revision: (await standing(tx, id)).revision,
});

async function standing(tx: Tx, id: ReplicationId): Promise<Replication> {
  const found = await replicationById(tx, id);
  if (!found) throw new Error('the replication is gone');
  return found;
}

const before = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * DAY_MS));

function evidenceOf({ by, paper }: Pick<Course, 'by' | 'paper'>, title: string, now: Date): NewEvidence {
  const said = { title, number: '', documentDate: null, issuer: '', page: '', validityYear: null, isPublic: false };
  return {
    id: newId<'EvidenceId'>(now.getTime()),
    institutionId: institutionOf(by),
    unitId: null,
    paper: { ...said, note: preset.note },
    kind: 'file',
    file: paper,
  };
}

/** From interest to a settled plan, each step by whoever would take it. */
async function planned(tx: Tx, cast: Cast, course: Course, now: Date): Promise<void> {
  const { id, by, story } = course;
  const today = dayOf(now);
  const of = () => revisionOf(tx, id);
  must(await verifyInterest(tx, cast.owner, { ...(await of()), note: preset.verified }, now));
  const personId = cast.coach.person?.id;
  if (personId) must(await appointFacilitator(tx, cast.hub, { ...(await of()), personId }, now));
  for (const it of story.adaptations)
    must(await adaptSection(tx, by, { id, revision: 0, ...it } as Parameters<typeof adaptSection>[2], now));
  const signed = { kind: 'pks', number: story.number, date: before(now, story.signedDaysAgo), parties: story.parties };
  const evidence = evidenceOf(course, preset.paper, now);
  const signing = { ...(await of()), ...signed, evidence, today } as Parameters<typeof registerAgreement>[2];
  must(await registerAgreement(tx, by, signing, now));
  await committed(tx, cast, course, now);
  must(await fillFromTemplate(tx, by, { id, today: before(now, story.signedDaysAgo) }, now));
  const tasks = [...byPhase(await planOf(tx, id)).values()].flat();
  for (const [at, task] of tasks.entries()) await tell(tx, course, { task, at }, now);
  must(await settlePlan(tx, by, await of(), now));
}

async function committed(tx: Tx, cast: Cast, { id, by, story }: Course, now: Date): Promise<void> {
  const date = before(now, story.signedDaysAgo);
  const sides = [
    ['owner', cast.owner],
    ['replicator', by],
    ['facilitator', cast.coach],
  ] as const;
  for (const [side, who] of sides) {
    const said = { side, name: who.person?.name ?? '', office: preset.offices[side], date, today: dayOf(now) };
    must(await commitSide(tx, who, { ...(await revisionOf(tx, id)), ...said }, now));
  }
}

type Told = { readonly task: PlanTask; readonly at: number };

/** The first tasks are done; the others have their people. */
async function tell(tx: Tx, { id, by, story }: Course, { task, at }: Told, now: Date): Promise<void> {
  const isDone = at < story.tasksDone;
  const { phase, title, due } = task;
  const change = {
    ...{ id, taskId: task.id, revision: task.revision, phase, title, due, who: preset.team, note: '' },
    state: isDone ? ('done' as const) : ('open' as const),
    doneOn: isDone ? before(now, story.signedDaysAgo - at * preset.daysATask) : null,
    today: dayOf(now),
  };
  must(await changeTask(tx, by, change, now));
}

type Ending = Omit<Course, 'story'> & { readonly context: SeedContext };

/** From the plan to the certificate, with a record of its own. */
async function certified(tx: Tx, cast: Cast, { id, by, paper, context }: Ending): Promise<void> {
  const { now, config } = context;
  const today = dayOf(now);
  const recordId = newId<'InnovationId'>(now.getTime());
  const { toba } = preset;
  must(await beginRecord(tx, by, { id, recordId, title: toba.title }, now));
  const startedOn = before(now, toba.startedDaysAgo);
  const beginning = { ...(await revisionOf(tx, id)), startedOn, note: toba.started, today };
  must(
    await beginImplementation(tx, by, { ...beginning, evidence: evidenceOf({ by, paper }, preset.proof, now) }, now),
  );
  const content = { ...toba.content, startDate: startedOn } as Parameters<typeof saveSection>[2]['content'];
  must(await saveSection(tx, by, { id: recordId, revision: 1, content }, now));
  const row = await tables(tx)
    .selectFrom('innovation')
    .select('working_version_id')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow();
  must(await publishVersion(tx, by, { id: recordId, versionId: row.working_version_id as never }, now));
  must(await handInEvaluation(tx, by, { ...(await revisionOf(tx, id)), evaluation: toba.evaluation }, now));
  must(await certify(tx, cast.owner, { ...(await revisionOf(tx, id)), today, hubRegion: config.hubRegion }, now));
}
