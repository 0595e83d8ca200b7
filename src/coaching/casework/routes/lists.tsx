import { isActing, signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { settleMany } from '../actions/agree.ts';
import { actionsExport, casesExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { listActions, regionsOfActions } from '../queries/actions.ts';
import { listCases } from '../queries/cases.ts';
import { ActionsPage } from '../views/actions-page.tsx';
import { ListPage } from '../views/list-page.tsx';
import { actionsFilterIn, casesFilterIn, pageAsked } from './list-query.ts';
import { type CaseVisit, caseTrail, faultAt, workPage } from './visit.tsx';

const PAGE_SIZE = 20;
const ACTIONS_SIZE = 50;

export const listRoutes: readonly Route<Viewer>[] = [
  exportRoute(actionsExport),
  exportRoute(casesExport),
  { method: 'get', path: paths.list.pattern, guard: signedIn, event: 'coaching.casework.list', handle: list },
  {
    method: 'get',
    path: paths.actions.pattern,
    guard: signedIn,
    event: 'coaching.casework.actions',
    handle: (visit) => actionsPage(visit, {}),
  },
  {
    method: 'post',
    path: paths.settleMany.pattern,
    guard: signedIn,
    event: 'coaching.casework.settle_all',
    handle: many,
  },
];

const pagesOf = (total: number, size: number) => Math.max(1, Math.ceil(total / size));

async function list({ db, viewer, query }: CaseVisit): Promise<Answer> {
  const [filter, page] = [casesFilterIn(query), pageAsked(query)];
  const { rows, total } = await listCases(db.conn, viewer, filter, {
    size: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  if (page > 1 && rows.length === 0) return redirect(paths.list.to());
  const mayOpen = isActing(viewer, 'coach', 'hub_admin', 'local_admin');
  const shown = { filter, rows, total, page, pages: pagesOf(total, PAGE_SIZE), mayOpen };
  return workPage({ title: t('casework.list.title'), body: <ListPage {...shown} /> });
}

async function actionsPage(visit: CaseVisit, errors: FieldErrors): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const [filter, page, today] = [actionsFilterIn(query), pageAsked(query), dayOf(now)];
  const window = { size: ACTIONS_SIZE, offset: (page - 1) * ACTIONS_SIZE };
  const { rows, total } = await listActions(db.conn, viewer, { filter, today }, window);
  if (page > 1 && rows.length === 0) return redirect(paths.actions.to());
  const regions = await regionsOfActions(db.conn, viewer);
  const shown = { filter, rows, total, page, pages: pagesOf(total, ACTIONS_SIZE), regions, today, errors };
  return workPage(
    { title: t('casework.actions.title'), trail: caseTrail(), width: 'wide', body: <ActionsPage {...shown} /> },
    errors,
  );
}

/** Back to the list as it was narrowed; an address elsewhere is none of ours. */
function backIn({ form }: CaseVisit): string {
  const asked = form.get('kembali');
  return asked.startsWith(`${paths.actions.to()}?`) ? asked : paths.actions.to();
}

async function many(visit: CaseVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const ids = form
    .all('pilih')
    .map((it) => parseId<'CaseActionId'>(it))
    .filter((it) => it !== null);
  const outcome = await db.transact((tx) => settleMany(tx, viewer, ids, now));
  if (outcome.ok) return redirect(backIn(visit), 'casework.done.settle_all');
  return actionsPage(visit, faultAt(outcome.why) ?? {});
}
