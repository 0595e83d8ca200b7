import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { Viewer } from '../model.ts';
import { signedIn } from '../rules/guard.ts';
import { bringBackView, changeView, keepView, removeView } from './actions.ts';
import type { SavedViewId } from './model.ts';
import { paths } from './paths.ts';
import { ownViews } from './queries.ts';
import { bringableSince, hrefOfView, queryOfView, whyNotKeep } from './rules.ts';
import { KeepPage } from './views/keep-page.tsx';
import { OwnPage } from './views/own-page.tsx';

type ViewVisit = Visit<Viewer>;

export const savedViewRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'identity.saved_view.list', handle: list },
  { method: 'post', path: paths.own.pattern, guard: signedIn, event: 'identity.saved_view.keep', handle: keep },
  { method: 'post', path: paths.change.pattern, guard: signedIn, event: 'identity.saved_view.change', handle: change },
  { method: 'post', path: paths.remove.pattern, guard: signedIn, event: 'identity.saved_view.remove', handle: remove },
  {
    method: 'post',
    path: paths.bringBack.pattern,
    guard: signedIn,
    event: 'identity.saved_view.bring_back',
    handle: bringBack,
  },
];

const isList = (list: string): boolean => whyNotKeep({ list, query: '', name: 'x' }) === null;

function list(visit: ViewVisit): Promise<Answer> {
  return ownPage(visit, visit.query.get('daftar') ?? '', {});
}

async function ownPage({ db, viewer, now }: ViewVisit, from: string, errors: FieldErrors): Promise<Answer> {
  const views = await ownViews(db.conn, viewer, bringableSince(now));
  const title = t('identity.savedView.own.title');
  const body = <OwnPage views={views} from={isList(from) ? from : ''} errors={errors} />;
  return formPage({ title, noindex: true, body }, errors);
}

async function keep(visit: ViewVisit): Promise<Answer> {
  const { db, form, viewer, now } = visit;
  const id = parseId<'SavedViewId'>(form.get('id')) ?? newId<'SavedViewId'>(now.getTime());
  const [list, name] = [form.get('daftar'), form.get('nama')];
  const query = queryOfView(form.get('saringan'));
  const said = { id, list, query, name, shared: form.get('bagikan') === 'ya' };
  const outcome = await db.transact((tx) => keepView(tx, viewer, said, now));
  if (outcome.ok) return redirect(hrefOfView(outcome.value), 'identity.savedView.done.keep');
  if (outcome.why === 'not_found' || outcome.why === 'invalid') throw new NotFound();
  const errors = { nama: t(`identity.savedView.refusal.${outcome.why}`) };
  const title = t('identity.savedView.keep.title');
  const body = <KeepPage {...said} errors={errors} />;
  return formPage({ title, noindex: true, width: 'reading', body }, errors);
}

function idOf({ params }: ViewVisit): SavedViewId {
  const id = parseId<'SavedViewId'>(params.id);
  if (!id) throw new NotFound();
  return id;
}

async function change(visit: ViewVisit): Promise<Answer> {
  const { db, form, viewer, now } = visit;
  const id = idOf(visit);
  const said = { id, name: form.get('nama'), shared: form.get('bagikan') === 'ya' };
  const outcome = await db.transact((tx) => changeView(tx, viewer, said, now));
  if (outcome.ok) return redirect(paths.own.to(outcome.value.list), 'identity.savedView.done.change');
  if (outcome.why === 'not_found' || outcome.why === 'invalid') throw new NotFound();
  return ownPage(visit, form.get('daftar'), { [`nama.${id}`]: t(`identity.savedView.refusal.${outcome.why}`) });
}

async function remove(visit: ViewVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => removeView(tx, viewer, idOf(visit), now));
  if (!outcome.ok) throw new NotFound();
  return redirect(`${paths.own.to(outcome.value.list)}#dihapus`, 'identity.savedView.done.remove');
}

async function bringBack(visit: ViewVisit): Promise<Answer> {
  const { db, viewer, now, form } = visit;
  const outcome = await db.transact((tx) => bringBackView(tx, viewer, idOf(visit), now));
  if (outcome.ok) return redirect(paths.own.to(outcome.value.list), 'identity.savedView.done.bring_back');
  if (outcome.why !== 'most') throw new NotFound();
  return ownPage(visit, form.get('daftar'), { '': t('identity.savedView.refusal.most') });
}
