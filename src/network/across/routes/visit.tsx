import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Across, AcrossRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { acrossOne } from '../queries/across.ts';
import { acrossRoles } from '../rules.ts';

export type AcrossVisit = Visit<Viewer>;

export const acrossPeople = acting(...acrossRoles);
export const acrossReaders = acting(...acrossRoles, 'system_admin', 'leader', 'planner');

export async function acrossAt({ params, db, viewer }: AcrossVisit): Promise<Across> {
  const id = parseId<'AcrossId'>(params.id);
  const found = id ? await acrossOne(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

export function acrossPage(page: Page): Answer {
  return show({ noindex: true, trail: [{ text: t('across.title'), href: paths.list.to() }], ...page });
}

/** What cannot be done now: why, and the way back. */
export function refusalPage(why: AcrossRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('across.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        <p>{t(`across.refusal.${why}`)}</p>
      </Notice>
      <p>
        <LinkButton href={back}>{t('across.back')}</LinkButton>
      </p>
    </>
  );
  return acrossPage({ title, status: 409, width: 'reading', body });
}
