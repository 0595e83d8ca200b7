import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Clinic, ClinicRefusal } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { clinicFor } from '../queries/clinics.ts';
import { refusalText } from '../views/words.ts';

export type ClinicVisit = Visit<Viewer>;

/** The clinic of the address, when the viewer may read it; else it is not there. */
export async function clinicOf({ db, viewer, params }: ClinicVisit): Promise<Clinic> {
  const id = parseId<'ClinicId'>(params.id);
  const clinic = id ? await clinicFor(db.conn, viewer, id) : null;
  if (!clinic) throw new NotFound();
  return clinic;
}

/** A page of ours that no search engine keeps, titled as wrong when it is shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

export function trailOf(clinic?: Pick<Clinic, 'id' | 'title'>): NonNullable<Page['trail']> {
  const list = { text: t('clinic.list.title'), href: paths.list.to() };
  return clinic ? [list, { text: clinic.title, href: paths.one.to(clinic.id) }] : [list];
}

export const revisionIn = ({ form }: ClinicVisit): number =>
  /^\d{1,9}$/.test(form.get('revisi')) ? Number(form.get('revisi')) : 0;

/** The page that says why nothing was done. */
export function refusalPage(reason: string, back: string, status: 403 | 409 = 409): Answer {
  const title = t('clinic.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{reason}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('clinic.refused.back')}</LinkButton>
      </p>
    </>
  );
  return workPage({ title, status, width: 'reading', body });
}

/** The same for what was wanted of a clinic. What is not there stays unknown. */
export function refusal(why: ClinicRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(refusalText(why), back, why === 'hub_only' ? 403 : 409);
}

const LAST_PAGE = 10_000;

/** The page of a list that the address asks for, from 1 on. */
export function pageAsked(query: URLSearchParams): number {
  const asked = Number.parseInt(query.get('hal') ?? '1', 10) || 1;
  return Math.min(Math.max(1, asked), LAST_PAGE);
}
