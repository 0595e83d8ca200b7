import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { listClinics } from '../queries/clinics.ts';
import { whyNotPlan } from '../rules/moves.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterIn } from './list-query.ts';
import { type ClinicVisit, pageAsked, workPage } from './visit.tsx';

const PAGE_SIZE = 20;

export async function showList(visit: ClinicVisit): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const [filter, page] = [filterIn(query), pageAsked(query)];
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { rows, total } = await listClinics(db.conn, viewer, { filter, now }, window);
  if (page > 1 && rows.length === 0) return redirect(paths.list.to());
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const mayPlan = whyNotPlan(viewer) === null;
  const shown = { filter, rows, total, page, pages, mayPlan, isSignedIn: viewer.person !== null };
  return workPage({ title: t('clinic.list.title'), width: 'wide', body: <ListPage {...shown} /> });
}
