import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Origin } from './model.ts';
import { originById } from './queries.ts';

export type SpreadVisit = Visit<Viewer>;

/** The published record of the address; every other is not there. */
export async function originOf({ db, params }: SpreadVisit): Promise<Origin> {
  const id = parseId<'InnovationId'>(params.id);
  const origin = id ? await originById(db.conn, id) : null;
  if (!origin) throw new NotFound();
  return origin;
}

export function originTrail(origin?: Pick<Origin, 'id' | 'title'>): NonNullable<Page['trail']> {
  const list = { text: t('record.trail'), href: registryPaths.catalogue.to() };
  return origin ? [list, { text: origin.title, href: registryPaths.record.to(origin.id) }] : [list];
}

/** A page with a form that no search engine keeps; with errors it answers 422 unless it tells another status. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ width: 'reading', ...page, noindex: true }, errors);
}

/** The page that says why nothing was done. */
export function refusalPage(reason: string, back: string, status: 403 | 409 = 409): Answer {
  const title = t('origin.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{reason}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('origin.refused.back')}</LinkButton>
      </p>
    </>
  );
  return workPage({ title, status, body });
}

const LAST_PAGE = 10_000;

/** The page that the address asks for, from 1 on. */
export function pageAsked(query: URLSearchParams): number {
  const asked = Number.parseInt(query.get('hal') ?? '1', 10) || 1;
  return Math.min(Math.max(1, asked), LAST_PAGE);
}
