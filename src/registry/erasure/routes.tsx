import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { shownContents } from '../queries/innovation.ts';
import { idOf, type RegistryVisit, refusal, workOf, workPage, workTrail } from '../routes/visit.tsx';
import { confirmErasure } from './actions/erase.ts';
import { cancelErasure, requestErasure } from './actions/request.ts';
import { type ErasureRequest, requestSchema } from './model.ts';
import { paths } from './paths.ts';
import { administrators, allErasures, openErasure, tollOf } from './queries.ts';
import { ErasePage } from './views/erase-page.tsx';
import { ErasuresPage } from './views/list-page.tsx';

/** Who may erase a record for good. */
export const erasers = acting('hub_admin', 'system_admin');

export const erasureRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: erasers, event: 'registry.erasure.list', handle: list },
  {
    method: 'get',
    path: paths.erase.pattern,
    guard: erasers,
    event: 'registry.erasure.form',
    handle: (visit) => page(visit),
  },
  { method: 'post', path: paths.erase.pattern, guard: erasers, event: 'registry.erasure.request', handle: ask },
  { method: 'post', path: paths.confirm.pattern, guard: erasers, event: 'registry.erasure.confirm', handle: confirm },
  { method: 'post', path: paths.cancel.pattern, guard: erasers, event: 'registry.erasure.cancel', handle: cancel },
];

async function list({ db }: RegistryVisit): Promise<Answer> {
  return workPage({
    title: t('erasure.title'),
    trail: workTrail(),
    width: 'wide',
    body: <ErasuresPage erasures={await allErasures(db.conn)} />,
  });
}

async function page(visit: RegistryVisit, errors: FieldErrors = {}): Promise<Answer> {
  const record = await workOf(visit);
  const { db, viewer, form } = visit;
  const title = (await shownContents(db.conn, [record.id])).get(record.id)?.title ?? '';
  const request = await openErasure(db.conn, record.id);
  const alone = (await administrators(db.conn)).length < 2;
  return workPage(
    {
      title: t('erasure.erase.title'),
      trail: workTrail({ id: record.id, title }),
      body: (
        <ErasePage
          id={record.id}
          title={title}
          toll={await tollOf(db.conn, record.id)}
          request={request}
          mayConfirm={alone || request?.requestedBy !== viewer.person?.id}
          alone={alone}
          values={{
            basis: form.get('dasar'),
            letterNumber: form.get('nomor'),
            letterDate: form.get('tanggal'),
            askedBy: form.get('pemohon'),
            typed: form.get('judul'),
          }}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

const fields = { basis: 'dasar', letterNumber: 'nomor', letterDate: 'tanggal', askedBy: 'pemohon' } as const;

function readRequest({ form }: RegistryVisit): ErasureRequest | { readonly errors: FieldErrors } {
  const said = Object.fromEntries(Object.entries(fields).map(([field, name]) => [field, form.get(name)]));
  const parsed = requestSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => fields[issue.path[0] as keyof typeof fields]);
  return { errors: Object.fromEntries(wrong.map((name) => [name, t(`erasure.fault.${name}`)])) };
}

async function ask(visit: RegistryVisit): Promise<Answer> {
  const request = readRequest(visit);
  if ('errors' in request) return page(visit, request.errors);
  const { id: innovationId } = await workOf(visit);
  const input = { id: newId<'ErasureId'>(visit.now.getTime()), innovationId, request };
  const outcome = await visit.db.transact((tx) => requestErasure(tx, visit.viewer, input, visit.now));
  if (outcome.ok || outcome.why === 'already') return redirect(paths.erase.to(innovationId), 'erasure.done.request');
  return refusal('not_found', paths.list.to());
}

async function confirm(visit: RegistryVisit): Promise<Answer> {
  const { id } = await workOf(visit);
  const placeholder = inLocale('id', () => t('erasure.placeholder'));
  const input = { innovationId: id, typed: visit.form.get('judul'), placeholder };
  const outcome = await visit.db.transact((tx) => confirmErasure(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.list.to(), 'erasure.done.confirm');
  if (outcome.why === 'title_differs') return page(visit, { judul: t('erasure.refusal.title_differs') });
  if (outcome.why === 'second_person') return page(visit, { '': t('erasure.refusal.second_person') });
  return redirect(paths.erase.to(id));
}

async function cancel(visit: RegistryVisit): Promise<Answer> {
  const id = idOf(visit);
  const outcome = await visit.db.transact((tx) => cancelErasure(tx, visit.viewer, id, visit.now));
  return outcome.ok ? redirect(paths.erase.to(id), 'erasure.done.cancel') : redirect(paths.list.to());
}
