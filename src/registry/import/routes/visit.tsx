import { acting, allInstitutions, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { ImportId, ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import { runFor } from '../queries/run.ts';
import type { ImportRefusal } from '../rules/moves.ts';
import type { InstitutionChoice } from '../views/columns-page.tsx';
import { RefusedPage } from '../views/refused-page.tsx';

export type ImportVisit = Visit<Viewer>;

/** Sheets are brought in by those who run the hub or an institution. */
export const admins = acting('hub_admin', 'local_admin');

/** The import of the address, when the viewer may see it; else it is not there. */
export async function runOf(visit: ImportVisit): Promise<ImportRun> {
  const id = parseId<'ImportId'>(visit.params.id);
  const run = id ? await runFor(visit.db.conn, visit.viewer, id) : null;
  if (!run) throw new NotFound();
  return run;
}

/** The revision that the reader had before the eyes; one that cannot be when the field was tampered with. */
export function revisionOf(visit: ImportVisit): number {
  const text = visit.form.get('revisi');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** The page number of the address, from 1. */
export function pageOf(visit: ImportVisit): number {
  const text = visit.query.get('halaman') ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** A page of the import: no search engine, titled as wrong when it is shown again with errors. */
export function importPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  const wrong = Object.keys(errors).length > 0;
  return show({
    ...page,
    noindex: true,
    trail: page.trail ?? [{ text: t('import.list.title'), href: paths.list.to() }],
    title: wrong ? errorTitle(page.title) : page.title,
    ...(wrong && page.status === undefined ? { status: 422 } : {}),
  });
}

/** Says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: ImportRefusal, id: ImportId): Answer {
  if (why === 'not_found') throw new NotFound();
  return importPage({
    title: t('import.refused.title'),
    status: why === 'not_yours' ? 403 : 409,
    width: 'reading',
    body: <RefusedPage reason={t(`import.refusal.${why}`)} back={paths.import.to(id)} />,
  });
}

/** Institutions to choose from. */
export async function institutionChoices(conn: Conn): Promise<readonly InstitutionChoice[]> {
  return (await allInstitutions(conn)).map(({ id, name }) => ({ value: id, label: name }));
}
