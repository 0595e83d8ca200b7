import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { interviewees } from '../../interview/queries/interviewees.ts';
import { visitsFor, visitsOf } from '../queries/visits.ts';
import { EditionVisitsPage } from '../views/edition-page.tsx';
import { OwnVisitsPage } from '../views/own-page.tsx';
import { organisedEdition, ownTrail, type VisitVisit, workPage } from './visit.tsx';

/** The visits that one goes on or organises. */
export async function showOwn(visit: VisitVisit): Promise<Answer> {
  const visits = await visitsFor(visit.db.conn, visit.viewer);
  return workPage({ title: t('visit.title'), width: 'wide', body: <OwnVisitsPage visits={visits} /> });
}

/** All visits of an edition with what was found: the summary for the plenary. */
export async function showEdition(visit: VisitVisit): Promise<Answer> {
  const { edition, stage } = await organisedEdition(visit);
  const visits = await visitsOf(visit.db.conn, edition.id);
  const seen = new Set(visits.map((it) => it.entryId));
  const left = (await interviewees(visit.db.conn, edition.id)).filter((it) => !seen.has(it.entryId));
  const body = <EditionVisitsPage edition={edition} visits={visits} left={left} wanted={stage.settings} />;
  return workPage({ title: t('visit.edition.title'), trail: ownTrail(), width: 'wide', body });
}
