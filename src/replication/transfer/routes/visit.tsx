import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { replicationFor } from '../queries/replication.ts';

export type TransferVisit = Visit<Viewer>;

/** The replication of the address, when the viewer may read it; else it is not there. */
export async function replicationOf({ db, viewer, params }: TransferVisit): Promise<Replication> {
  const id = parseId<'ReplicationId'>(params.id);
  const found = id ? await replicationFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** A page of ours that no search engine keeps, titled as wrong when it is shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

export const listTrail = (): NonNullable<Page['trail']> => [{ text: t('transfer.list.title'), href: paths.list.to() }];

export const oneTrail = ({ id, originTitle }: Pick<Replication, 'id' | 'originTitle'>): NonNullable<Page['trail']> => [
  ...listTrail(),
  { text: originTitle, href: paths.one.to(id) },
];

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: ReplicationRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('transfer.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`transfer.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('transfer.refused.back')}</LinkButton>
      </p>
    </>
  );
  return workPage({ title, status: 409, width: 'reading', body });
}
