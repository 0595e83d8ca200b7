import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition, EditionRefusal } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { editionFor } from '../queries/editions.ts';
import { organiserRoles } from '../rules/moves.ts';
import { told } from '../wording.ts';

export type EditionVisit = Visit<Viewer>;

export const organisers = acting(...organiserRoles);

/** The edition of the address, when the viewer may read it; else it is not there. */
export async function editionAt({ params, db, viewer }: EditionVisit): Promise<Edition> {
  const id = parseId<'EditionId'>(params.id);
  const found = id ? await editionFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** The same for those who organise it. */
export async function ownEditionAt(visit: EditionVisit): Promise<Edition> {
  const found = await editionAt(visit);
  if (visit.viewer.acting?.institutionId !== found.organiserId) throw new NotFound();
  return found;
}

export function trailOf(edition?: Edition): NonNullable<Page['trail']> {
  const list = { text: t('edition.organised.title'), href: paths.organised.to() };
  return edition ? [list, { text: titleOf(edition), href: paths.work.to(edition.id) }] : [list];
}

export function titleOf({ document }: Pick<Edition, 'document'>): string {
  return told(document, 'title') || t('edition.untitled');
}

/** A page of the work on an edition: kept out of search engines, titled as wrong when shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      width: 'reading',
      trail: trailOf(),
      ...page,
      noindex: true,
    },
    errors,
  );
}

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusalPage(why: EditionRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'not_yours') throw new NotFound();
  const title = t('edition.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`edition.refusal.${why}`)}</Notice>
      <p>
        <LinkButton href={back}>{t('edition.back')}</LinkButton>
      </p>
    </>
  );
  return workPage({ title, status: 409, body });
}
