import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type RoundState, roundStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import { allRounds, type ListedRound, listRounds, type RoundFilter } from '../queries/round.ts';
import { RoundsPage } from '../views/rounds-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, pageIn } from './visit.tsx';

const PAGE_SIZE = 25;

function filterIn(query: URLSearchParams): RoundFilter {
  const state = roundStates.find((it) => it === query.get('keadaan')) ?? null;
  return { state: state as RoundState | null, text: (query.get('cari') ?? '').trim().slice(0, 100) };
}

async function list(visit: EvaluationVisit): Promise<Answer> {
  const filter = filterIn(visit.query);
  const page = pageIn(visit.query);
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { total, items } = await listRounds(visit.db.conn, visit.viewer, filter, window);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const body = <RoundsPage filter={filter} items={items} total={total} page={page} pages={pages} now={visit.now} />;
  return evaluationPage({ title: t('evaluation.rounds.title'), width: 'wide', body });
}

const columns: readonly ColumnOf<ListedRound>[] = [
  { key: 'name', label: () => t('evaluation.field.name'), width: 45, paper: 4, value: (it) => it.name },
  {
    key: 'state',
    label: () => t('evaluation.field.roundState'),
    value: (it) => t(`evaluation.roundState.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'opens_at', label: () => t('evaluation.field.opensAt'), type: 'moment', value: (it) => it.opensAt },
  { key: 'closes_at', label: () => t('evaluation.field.closesAt'), type: 'moment', value: (it) => it.closesAt },
  { key: 'blind', label: () => t('evaluation.field.blind'), type: 'yes_no', value: (it) => it.blind },
  { key: 'subjects', label: () => t('evaluation.subjects.title'), type: 'number', value: (it) => it.subjects },
  { key: 'jurors', label: () => t('evaluation.jury.title'), type: 'number', value: (it) => it.jurors },
  { key: 'sheets', label: () => t('evaluation.sheets.title'), type: 'number', value: (it) => it.sheets },
  { key: 'finished', label: () => t('evaluation.sheets.finished'), type: 'number', value: (it) => it.finished },
  { key: 'address', label: () => t('evaluation.export.address'), type: 'link', value: (it) => paths.round.to(it.id) },
];

const roundsExport: ListExport<Viewer> = {
  path: paths.roundsFile.pattern,
  name: 'putaran-penilaian',
  guard: organisers,
  event: 'evaluation.rounds_taken',
  make: ({ query, viewer }) => {
    const filter = filterIn(query);
    return {
      title: t('evaluation.rounds.title'),
      address: paths.rounds.to({ keadaan: filter.state ?? '', cari: filter.text }),
      filter: inTerms([
        [t('evaluation.field.roundState'), filter.state && t(`evaluation.roundState.${filter.state}`)],
        [t('evaluation.rounds.search'), filter.text],
      ]),
      ...tableOf(columns, (conn) => allRounds(conn, viewer, filter)),
    };
  },
  taken: (tx, visit, what) =>
    record(
      tx,
      actorOf(visit.viewer),
      { event: 'evaluation.rounds_taken', subject: { kind: 'list', id: paths.rounds.pattern }, after: what },
      visit.now,
    ),
};

export const roundListRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.rounds.pattern, guard: organisers, event: 'evaluation.rounds', handle: list },
  exportRoute(roundsExport),
];
