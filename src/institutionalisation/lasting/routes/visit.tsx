import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type Innovation, paths as registryPaths, shownContents, workRecordFor } from '#registry/index.ts';
import type { LastingRecord } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { recordFor } from '../queries/records.ts';

export type RecordVisit = Visit<Viewer>;

/** Those whose work is with innovations that last: they write, run, lead and plan. */
export const insiders = acting('innovator', 'local_admin', 'hub_admin', 'planner', 'leader');
export const admins = acting('local_admin', 'hub_admin');

export type Titled = { readonly innovation: Innovation; readonly title: string };

/** The innovation of the address, when the viewer may see its work; else it is not there. */
export async function innovationOf({ db, viewer, params }: RecordVisit): Promise<Titled> {
  const id = parseId<'InnovationId'>(params.id);
  const innovation = id ? await workRecordFor(db.conn, viewer, id) : null;
  if (!innovation) throw new NotFound();
  return { innovation, title: await titleOf(db.conn, innovation) };
}

async function titleOf(conn: RecordVisit['db']['conn'], { id }: Innovation): Promise<string> {
  return (await shownContents(conn, [id])).get(id)?.title ?? '';
}

export type Opened = Titled & { readonly record: LastingRecord };

/** The record of lasting of the address with its innovation, when the viewer may read it; else it is not there. */
export async function recordOf({ db, viewer, params }: RecordVisit): Promise<Opened> {
  const id = parseId<'LastingRecordId'>(params.id);
  const record = id ? await recordFor(db.conn, viewer, id) : null;
  const innovation = record && (await workRecordFor(db.conn, viewer, record.innovationId));
  if (!record || !innovation) throw new NotFound();
  return { record, innovation, title: await titleOf(db.conn, innovation) };
}

/** A page of ours, kept out of search engines, titled as wrong when it is shown again with errors. */
export function ownPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

export function trailOf({ innovation, title }: Titled, ...more: readonly { text: string; href: string }[]) {
  return [
    { text: t('lasting.list.title'), href: paths.list.to() },
    { text: title, href: registryPaths.work.to(innovation.id) },
    { text: t('lasting.page.short'), href: paths.page.to(innovation.id) },
    ...more,
  ];
}

export const revisionIn = ({ form }: RecordVisit): number => {
  const text = form.get('revisi');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

const forbidding: readonly RecordRefusal[] = ['not_yours', 'admin_only', 'own_claim'];

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: RecordRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('lasting.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`lasting.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('lasting.refused.back')}</LinkButton>
      </p>
    </>
  );
  return ownPage({ title, status: forbidding.includes(why) ? 403 : 409, width: 'reading', body });
}
