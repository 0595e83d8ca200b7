import { isActing, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { everyEdition, listEditions } from '../../catalogue/queries/editions.ts';
import { pageIn, SIZE } from '../../catalogue/routes/page.ts';
import { phaseAt } from '../../catalogue/rules/period.ts';
import { sheetExport, sheetListExport } from '../exports.ts';
import { sheetStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import { scoredSheets } from '../queries/scored.ts';
import { countSheets, listSheets } from '../queries/sheets.ts';
import { fillerRoles } from '../rules/rights.ts';
import { SheetListPage } from '../views/list-page.tsx';
import { filterIn } from './list-query.ts';
import { type Doors, listers as guard, type SheetVisit, sheetPage } from './visit.tsx';

/** The list of sheets and its files. */
export function listRoutes(doors: Doors): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.list.pattern,
      guard,
      event: 'instrument.sheet.list',
      handle: (visit) => list(visit, doors),
    },
    exportRoute(sheetListExport(doors)),
    exportRoute(sheetExport(doors)),
  ];
}

const MOST_EDITIONS = 50;

async function list({ db, viewer, now, query }: SheetVisit, { facts }: Doors): Promise<Answer> {
  const filter = filterIn(query);
  const editions = await listEditions(db.conn, viewer, everyEdition, { size: MOST_EDITIONS, offset: 0 });
  const counts = await countSheets(db.conn, viewer, filter);
  const total = filter.state ? counts[filter.state] : sheetStates.reduce((sum, it) => sum + counts[it], 0);
  const pages = Math.max(1, Math.ceil(total / SIZE));
  const page = pageIn(query, pages);
  const sheets = await listSheets(db.conn, viewer, filter, { size: SIZE, offset: (page - 1) * SIZE });
  const rows = await scoredSheets(db.conn, sheets, { facts, now });
  const edition = editions.find((it) => it.id === filter.editionId) ?? null;
  const mayBegin = edition !== null && phaseAt(edition, now) === 'filling' && isActing(viewer, ...fillerRoles);
  const shown = { filter, editions: editions.filter((it) => it.state !== 'draft'), edition, rows, counts, page, pages };
  const body = <SheetListPage {...shown} mayBegin={mayBegin} />;
  return sheetPage({ title: t('answer.list.title'), width: 'wide', trail: [], body });
}
