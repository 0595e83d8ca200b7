import { signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type OwnFilter, type OwnSheetLine, ownMarks, ownSorts } from '../model/own-sheet.ts';
import { paths } from '../paths.ts';
import { seatsOf } from '../queries/jury.ts';
import { allOwnSheets, ownSheets } from '../queries/own-sheets.ts';
import { askedOwn, SeatsPage } from '../views/seats-page.tsx';
import { type EvaluationVisit, evaluationPage, pageIn } from './visit.tsx';

const PAGE_SIZE = 50;

function filterIn(query: URLSearchParams): OwnFilter {
  return {
    mark: ownMarks.find((it) => it === query.get('tanda')) ?? null,
    roundId: parseId<'RoundId'>(query.get('putaran')),
    text: (query.get('cari') ?? '').trim().slice(0, 100),
    sort: ownSorts.find((it) => it === query.get('urut')) ?? 'due',
  };
}

async function list({ db, viewer, now, query }: EvaluationVisit): Promise<Answer> {
  const [filter, page] = [filterIn(query), pageIn(query)];
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { total, items } = await ownSheets(db.conn, viewer, filter, window);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const seats = await seatsOf(db.conn, viewer);
  const body = (
    <SeatsPage seats={seats} now={now} filter={filter} items={items} total={total} page={page} pages={pages} />
  );
  return evaluationPage({ title: t('evaluation.seats.title'), width: 'wide', body });
}

const columns: readonly ColumnOf<OwnSheetLine>[] = [
  { key: 'round', label: () => t('evaluation.field.round'), width: 40, value: (it) => it.roundName },
  { key: 'label', label: () => t('evaluation.field.label'), type: 'number', value: (it) => it.label },
  { key: 'title', label: () => t('evaluation.field.title'), width: 45, paper: 4, value: (it) => it.title },
  {
    key: 'state',
    label: () => t('evaluation.field.sheetState'),
    value: (it) => t(`evaluation.sheetState.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'marked', label: () => t('evaluation.field.marked'), type: 'number', value: (it) => it.marked },
  { key: 'due_at', label: () => t('evaluation.field.closesAt'), type: 'moment', value: (it) => it.closesAt },
  { key: 'finished_at', label: () => t('evaluation.field.finishedAt'), type: 'moment', value: (it) => it.finishedAt },
  { key: 'address', label: () => t('evaluation.export.address'), type: 'link', value: (it) => paths.sheet.to(it.id) },
];

/** One's own sheets, without marks: nothing in it that the reader did not know. */
const ownSheetsExport: ListExport<Viewer> = {
  path: paths.seatsFile.pattern,
  name: 'lembar-nilai-saya',
  guard: signedIn,
  event: 'evaluation.own_taken',
  make: ({ query, viewer }) => {
    const filter = filterIn(query);
    return {
      title: t('evaluation.seats.title'),
      address: paths.seats.to(askedOwn(filter)),
      filter: inTerms([
        [t('evaluation.field.sheetState'), filter.mark && t(`evaluation.own.${filter.mark}`)],
        [t('evaluation.own.search'), filter.text],
      ]),
      ...tableOf(columns, (conn) => allOwnSheets(conn, viewer, filter)),
    };
  },
};

export const seatListRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.seats.pattern, guard: signedIn, event: 'evaluation.seats', handle: list },
  exportRoute(ownSheetsExport),
];
