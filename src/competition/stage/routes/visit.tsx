import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as editionPaths } from '../../edition/paths.ts';
import { editionFor } from '../../edition/queries/editions.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { whyNotOrganise } from '../rules/check-moves.ts';
import { editionTitle } from '../views/words.ts';

export type StageVisit = Visit<Viewer>;

export const organisers = acting(...organiserRoles);

/** The edition of the address, for those who organise it; for others it is not there. */
export async function organisedEdition({ params, db, viewer }: StageVisit): Promise<Edition> {
  const id = parseId<'EditionId'>(params.id);
  const found = id ? await editionFor(db.conn, viewer, id) : null;
  if (!found || whyNotOrganise(found, viewer)) throw new NotFound();
  return found;
}

export function trailOf(edition: Edition, ...more: NonNullable<Page['trail']>): NonNullable<Page['trail']> {
  return [
    { text: t('edition.organised.title'), href: editionPaths.organised.to() },
    { text: editionTitle(edition), href: editionPaths.work.to(edition.id) },
    { text: t('stage.course.title'), href: paths.course.to(edition.id) },
    ...more,
  ];
}

/** A page of the organiser's work: kept out of search engines, titled as wrong when shown again with errors. */
export function stagePage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
    },
    errors,
  );
}

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusalPage(why: StageRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'not_yours') throw new NotFound();
  const title = t('stage.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`stage.refusal.${why}`)}</Notice>
      <p>
        <LinkButton href={back}>{t('stage.back')}</LinkButton>
      </p>
    </>
  );
  return stagePage({ title, status: 409, width: 'reading', body });
}
