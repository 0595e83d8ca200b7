import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { plainField, sectionTitle, workRecordFor } from '#registry/index.ts';
import { paths } from '../paths.ts';
import { actionsOf } from '../queries/actions.ts';
import { textsOf } from '../queries/cases.ts';
import { notesOf } from '../queries/notes.ts';
import { changesBetween } from '../rules-compare.ts';
import { ComparePage } from '../views/compare-page.tsx';
import { type CaseVisit, caseOf, caseTrail, workPage } from './visit.tsx';

export const compareRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.compare.pattern, guard: signedIn, event: 'coaching.casework.compare', handle: compare },
];

/** What the coaching changed: the text of the day the case was opened beside that of today. */
async function compare(visit: CaseVisit): Promise<Answer> {
  const it = await caseOf(visit);
  const { conn } = visit.db;
  const texts = await textsOf(conn, it.id);
  if (!texts) throw new NotFound();
  const changes = changesBetween(texts.then, texts.now, plainField);
  const notes = (await notesOf(conn, it.id)).filter((note) => note.struckAt === null);
  const spoken = [...notes, ...(await actionsOf(conn, [it.id]))].flatMap(({ section }) => section ?? []);
  const still = [...new Set(spoken)].filter((section) => !changes.some((change) => change.section === section));
  const body = (
    <ComparePage
      it={it}
      changes={changes}
      notes={notes}
      untouched={still.map(sectionTitle)}
      seesWork={(await workRecordFor(conn, visit.viewer, it.innovationId)) !== null}
    />
  );
  const title = `${t('casework.compare.title')}: ${it.title}`;
  return workPage({ title, trail: caseTrail(it), body });
}
