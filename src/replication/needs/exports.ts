import { record } from '#audit/index.ts';
import { actorOf, anyone, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { speaksFor } from '../origin/rules.ts';
import { originOf } from '../origin/visit.tsx';
import type { Need, Readiness } from './model.ts';
import { paths } from './paths.ts';
import { needsOf, readinessesOf } from './queries/needs.ts';
import { type Summary, summaryOf } from './rules/readiness.ts';

/** What copying a record needs, as a file. */
export const needsExport: ListExport<Viewer> = {
  path: paths.needsFile.pattern,
  name: 'kebutuhan-replikasi',
  guard: anyone,
  event: 'replication.needs.list_taken',
  make: async (visit) => {
    const { id, title } = await originOf(visit);
    return {
      title: `${t('needs.title')}: ${title}`,
      address: paths.needs.to(id),
      filter: [],
      ...tableOf(needColumns, async function* (conn) {
        yield (await needsOf(conn, id)).needs;
      }),
    };
  },
};

const needColumns: readonly ColumnOf<Need>[] = [
  { key: 'kind', label: () => t('needs.kindLabel'), value: (it) => t(`needs.kind.${it.kind}`), code: (it) => it.kind },
  { key: 'item', label: () => t('needs.item'), width: 50, paper: 4, value: (it) => it.item },
  { key: 'amount', label: () => t('needs.amount'), value: (it) => it.amount },
  { key: 'must', label: () => t('needs.must'), type: 'yes_no', value: (it) => it.isMust },
  { key: 'note', label: () => t('needs.note'), width: 50, value: (it) => it.note },
];

type Line = Readiness & { readonly summary: Summary };

/** How ready places are for a record, for those who speak for it; who took it is kept. */
export const readinessExport: ListExport<Viewer> = {
  path: paths.allFile.pattern,
  name: 'kesiapan-replikasi',
  guard: signedIn,
  event: 'replication.needs.all_taken',
  make: async (visit) => {
    const origin = await originOf(visit);
    if (!speaksFor(origin, visit.viewer)) throw new NotFound();
    return {
      title: `${t('needs.all.title')}: ${origin.title}`,
      address: paths.all.to(origin.id),
      filter: [],
      ...tableOf(readinessColumns, async function* (conn) {
        const { needs } = await needsOf(conn, origin.id);
        const rows = await readinessesOf(conn, origin.id);
        yield rows.map((it) => ({ ...it, summary: summaryOf(needs, it.answers) }));
      }),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'innovation', id: visit.params.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event: 'replication.needs.all_taken', subject, after: what }, visit.now);
  },
};

const readinessColumns: readonly ColumnOf<Line>[] = [
  { key: 'institution', label: () => t('needs.institution'), width: 40, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('needs.unit'), width: 40, value: (it) => it.unitName },
  { key: 'have', label: () => t('needs.answer.have'), type: 'number', value: (it) => it.summary.have },
  { key: 'partly', label: () => t('needs.answer.partly'), type: 'number', value: (it) => it.summary.partly },
  { key: 'lacking', label: () => t('needs.answer.lacking'), type: 'number', value: (it) => it.summary.lacking },
  { key: 'open', label: () => t('needs.unanswered'), type: 'number', value: (it) => it.summary.open },
  {
    key: 'lacking_musts',
    label: () => t('needs.lackingMusts'),
    type: 'number',
    value: (it) => it.summary.lackingMusts,
  },
  { key: 'answered_at', label: () => t('needs.answeredAt'), type: 'moment', value: (it) => it.answeredAt },
];
