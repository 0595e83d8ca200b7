import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { CertificateRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { type Batch, batchFor } from '../queries/batch.ts';
import { type CertifiedEdition, certifiedEdition } from '../queries/edition.ts';
import { whyNotManage } from '../rules/reading.ts';
import { RefusedPage } from '../views/refused-page.tsx';
import { titleOf } from '../views/words.tsx';

export type CertificateVisit = Visit<Viewer>;

/** Certificates are given by those who organise competitions; of which edition is asked by each page. */
export const organisers = acting(...organiserRoles);

/** The edition of the address, when the viewer organises it; else it is not there. */
export async function editionOf({ db, viewer, params }: CertificateVisit): Promise<CertifiedEdition> {
  const id = parseId<'EditionId'>(params.id);
  const edition = id ? await certifiedEdition(db.conn, id) : null;
  if (!edition || whyNotManage(edition.organiserId, viewer)) throw new NotFound();
  return edition;
}

/** The batch of the address, when the viewer organises its edition; else it is not there. */
export async function batchOf({ db, viewer, params }: CertificateVisit): Promise<Batch> {
  const id = parseId<'CertificateBatchId'>(params.id);
  const batch = id ? await batchFor(db.conn, viewer, id) : null;
  if (!batch) throw new NotFound();
  return batch;
}

/** The page number of the address, from 1. */
export function pageOf({ query }: CertificateVisit): number {
  const text = query.get('halaman') ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** A page of the work on certificates: no search engine, titled as wrong when it is shown again with errors. */
export function certificatePage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

export function trailOf(edition: Pick<CertifiedEdition, 'id' | 'title' | 'titleEn'>): NonNullable<Page['trail']> {
  return [{ text: t('certificate.list.title', { edition: titleOf(edition) }), href: paths.edition.to(edition.id) }];
}

/** Says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: CertificateRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return certificatePage({
    title: t('certificate.refused.title'),
    status: 409,
    width: 'reading',
    body: <RefusedPage reason={t(`certificate.refusal.${why}`)} back={back} />,
  });
}
