import { record } from '#audit/index.ts';
import { actorOf, regionName, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isSectionName, sectionTitle } from '#registry/index.ts';
import type { Adaptation } from './model/adaptation.ts';
import type { PlanTask } from './model/plan.ts';
import type { Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { adaptationsOf } from './queries/adaptation.ts';
import { planOf } from './queries/plan.ts';
import { replicationsFor } from './queries/replication.ts';
import { filterIn } from './routes/list-query.ts';
import { replicationOf } from './routes/visit.tsx';
import { awaitedOf } from './rules/awaited.ts';
import { filtered } from './rules/list.ts';
import { byPhase } from './rules/plan.ts';
import { regionText } from './views/words.ts';

const ofList: readonly ColumnOf<Replication>[] = [
  { key: 'origin', label: () => t('transfer.origin'), width: 50, paper: 4, value: (it) => it.originTitle },
  { key: 'owner', label: () => t('transfer.owner'), width: 36, value: (it) => it.ownerName },
  {
    key: 'owner_region',
    label: () => t('transfer.ownerRegion'),
    paper: 0,
    value: (it) => regionName(it.ownerRegion),
  },
  { key: 'replicator', label: () => t('transfer.replicator'), width: 36, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('transfer.unit'), width: 30, paper: 0, value: (it) => it.unitName },
  {
    key: 'region',
    label: () => t('transfer.region'),
    value: (it) => regionText(it.regionCode),
    code: (it) => it.regionCode,
  },
  { key: 'problem', label: () => t('transfer.problem'), width: 40, paper: 0, value: (it) => it.problemTitle },
  {
    key: 'state',
    label: () => t('transfer.stateLabel'),
    value: (it) => t(`replication.state.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'awaited_from',
    label: () => t('transfer.awaitedFrom'),
    value: (it) => [...new Set(awaitedOf(it).map((one) => t(`transfer.party.${one.from}`)))].join(', '),
    code: (it) => [...new Set(awaitedOf(it).map((one) => one.from))].join(','),
  },
  { key: 'asked_at', label: () => t('transfer.askedAt'), type: 'moment', value: (it) => it.askedAt },
  {
    key: 'agreement_kind',
    label: () => t('transfer.agreement.kind'),
    paper: 0,
    value: (it) => (it.agreement ? t(`replication.kind.${it.agreement.kind}`) : null),
    code: (it) => it.agreement?.kind ?? null,
  },
  {
    key: 'agreement_number',
    label: () => t('transfer.agreement.number'),
    paper: 0,
    value: (it) => it.agreement?.number ?? null,
  },
  {
    key: 'agreement_date',
    label: () => t('transfer.agreement.date'),
    type: 'date',
    paper: 0,
    value: (it) => it.agreement?.date ?? null,
  },
  { key: 'started_on', label: () => t('transfer.startedOn'), type: 'date', value: (it) => it.startedOn },
  { key: 'certificate', label: () => t('transfer.certificateNumber'), value: (it) => it.certificateNumber },
];

/** The list of replications as it is filtered. */
const listExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'replikasi',
  guard: signedIn,
  event: 'replication.taken',
  make: (visit) => {
    const filter = filterIn(visit.query);
    const { viewer } = visit;
    return {
      title: t('transfer.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('transfer.list.direction'), filter.direction ? t(`transfer.direction.${filter.direction}`) : null],
        [t('transfer.stateLabel'), filter.state ? t(`replication.state.${filter.state}`) : null],
        [t('transfer.region'), filter.regionCode ? regionText(filter.regionCode) : null],
        [t('transfer.awaitedFrom'), filter.awaited ? t(`transfer.party.${filter.awaited}`) : null],
        [t('transfer.list.words'), filter.words],
      ]),
      ...tableOf(ofList, async function* (conn) {
        yield filtered(await replicationsFor(conn, viewer), filter, viewer.acting?.institutionId ?? null);
      }),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'person', id: visit.viewer.person?.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event: 'replication.taken', subject, after: what }, visit.now);
  },
};

const ofPlan: readonly ColumnOf<PlanTask>[] = [
  {
    key: 'phase',
    label: () => t('transfer.plan.phase'),
    width: 24,
    value: (it) => t(`replication.phase.${it.phase}`),
    code: (it) => it.phase,
  },
  { key: 'place', label: () => t('transfer.plan.place'), type: 'number', value: (it) => it.place },
  { key: 'task', label: () => t('transfer.plan.task'), width: 60, paper: 5, value: (it) => it.title },
  { key: 'who', label: () => t('transfer.plan.who'), width: 30, value: (it) => it.who },
  { key: 'due', label: () => t('transfer.plan.due'), type: 'date', value: (it) => it.due },
  {
    key: 'state',
    label: () => t('transfer.stateLabel'),
    value: (it) => t(`transfer.task.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'done_on', label: () => t('transfer.plan.doneOn'), type: 'date', value: (it) => it.doneOn },
  { key: 'note', label: () => t('transfer.plan.note'), width: 40, value: (it) => it.note },
];

const planExport: ListExport<Viewer> = {
  path: paths.planFile.pattern,
  name: 'rencana-replikasi',
  guard: signedIn,
  event: 'replication.plan_taken',
  make: async (visit) => {
    const replication = await replicationOf(visit);
    return {
      title: t('transfer.plan.titleOf', { title: replication.originTitle }),
      address: paths.plan.to(replication.id),
      filter: [],
      ...tableOf(ofPlan, async function* (conn) {
        yield [...byPhase(await planOf(conn, replication.id)).values()].flat();
      }),
    };
  },
  taken: (tx, visit, what) => takenOf(tx, visit, 'replication.plan_taken', what),
};

const ofAdaptation: readonly ColumnOf<Adaptation>[] = [
  {
    key: 'section',
    label: () => t('transfer.adaptation.section'),
    value: (it) => (isSectionName(it.section) ? sectionTitle(it.section) : it.section),
    code: (it) => it.section,
  },
  {
    key: 'verdict',
    label: () => t('transfer.adaptation.verdict'),
    value: (it) => t(`replication.verdict.${it.verdict}`),
    code: (it) => it.verdict,
  },
  { key: 'what', label: () => t('transfer.adaptation.what'), width: 50, paper: 4, value: (it) => it.what },
  { key: 'why', label: () => t('transfer.adaptation.why'), width: 50, paper: 4, value: (it) => it.why },
  {
    key: 'conditions',
    label: () => t('transfer.adaptation.conditions'),
    value: (it) => it.conditions.map((one) => t(`transfer.condition.${one}`)).join(', '),
    code: (it) => it.conditions.join(','),
  },
];

const adaptationExport: ListExport<Viewer> = {
  path: paths.adaptationFile.pattern,
  name: 'adaptasi-replikasi',
  guard: signedIn,
  event: 'replication.adaptation_taken',
  make: async (visit) => {
    const replication = await replicationOf(visit);
    return {
      title: t('transfer.adaptation.titleOf', { title: replication.originTitle }),
      address: paths.adaptation.to(replication.id),
      filter: [],
      ...tableOf(ofAdaptation, async function* (conn) {
        yield await adaptationsOf(conn, replication.id);
      }),
    };
  },
  taken: (tx, visit, what) => takenOf(tx, visit, 'replication.adaptation_taken', what),
};

type TakenArgs = Parameters<NonNullable<ListExport<Viewer>['taken']>>;

async function takenOf(tx: TakenArgs[0], visit: TakenArgs[1], event: string, what: TakenArgs[2]): Promise<void> {
  const { id } = visit.params;
  if (!id) throw new NotFound();
  await record(tx, actorOf(visit.viewer), { event, subject: { kind: 'replication', id }, after: what }, visit.now);
}

export const transferExports: readonly ListExport<Viewer>[] = [listExport, planExport, adaptationExport];
