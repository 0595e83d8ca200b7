import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import { paths } from '../../paths.ts';
import { editHook, makeHook, rotateSecret } from '../actions/hooks.ts';
import { hooksExport } from '../exports.ts';
import { type Hook, type HookId, type HookRefusal, hookEvents } from '../model.ts';
import { listDeliveries } from '../queries/deliveries.ts';
import { allHooks, secretsOf } from '../queries/hooks.ts';
import { whyNotMove } from '../rules.ts';
import { freshSecret } from '../secret.ts';
import { addressIn } from '../send.ts';
import { HookFormPage, type TypedHook } from '../views/form-page.tsx';
import { HookPage } from '../views/hook-page.tsx';
import { HooksPage } from '../views/hooks-page.tsx';
import { nameOf } from '../views/name.ts';
import { RotatePage, SecretPage, type SecretProps } from '../views/secret-page.tsx';
import { hookAdmins as guard, type HookVisit, hookAt, hookPage, hooksTrail, refusalPage, trailOf } from './visit.tsx';

const LATEST = 10;

/** The list, and making and changing one hook. Fixed addresses stand before that of one hook. */
export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.hooks.pattern, guard, event: 'integration.hooks', handle: list },
  exportRoute(hooksExport),
  { method: 'get', path: paths.newHook.pattern, guard, event: 'integration.hook_form', handle: openNew },
  { method: 'post', path: paths.newHook.pattern, guard, event: 'integration.hook_made', handle: make },
];
export const hookRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.hook.pattern, guard, event: 'integration.hook_shown', handle: one },
  { method: 'get', path: paths.editHook.pattern, guard, event: 'integration.hook_edit_form', handle: openEdit },
  { method: 'post', path: paths.editHook.pattern, guard, event: 'integration.hook_changed', handle: edit },
  { method: 'get', path: paths.rotateSecret.pattern, guard, event: 'integration.hook_secret_form', handle: askRotate },
  { method: 'post', path: paths.rotateSecret.pattern, guard, event: 'integration.hook_secret_changed', handle: rotate },
];

async function list({ db }: HookVisit): Promise<Answer> {
  const body = <HooksPage hooks={await allHooks(db.conn)} />;
  return hookPage({ title: t('webhooks.title'), trail: [], width: 'wide', body });
}

function typedIn({ form }: HookVisit): TypedHook {
  return { url: form.get('alamat'), events: form.all('kejadian'), description: form.get('keterangan') };
}

const givenIn = (typed: TypedHook, { config }: HookVisit) => ({ ...typed, address: addressIn(typed.url, config) });

function openNew(): Answer {
  return newPage(newId<'HookId'>() as HookId, { url: '', events: hookEvents, description: '' }, []);
}

function newPage(id: HookId, typed: TypedHook, refusals: readonly HookRefusal[]): Answer {
  const title = t('webhooks.new.title');
  const form = { action: paths.newHook.to(), button: t('webhooks.new.button'), cancel: paths.hooks.to() };
  const body = (
    <HookFormPage title={title} lead={t('webhooks.new.lead')} {...form} hidden={{ id }} {...{ typed, refusals }} />
  );
  return formPage(title, refusals, body);
}

function formPage(title: string, refusals: readonly HookRefusal[], body: preact.JSX.Element, trail = hooksTrail()) {
  const isRefused = refusals.length > 0;
  return hookPage({
    title: isRefused ? errorTitle(title) : title,
    status: isRefused ? 422 : 200,
    width: 'reading',
    trail,
    body,
  });
}

async function make(visit: HookVisit): Promise<Answer> {
  const { viewer, db, form, now } = visit;
  const id = (parseId<'HookId'>(form.get('id')) ?? newId<'HookId'>()) as HookId;
  const typed = typedIn(visit);
  const { secret, sealed } = await freshSecret(visit);
  const outcome = await db.transact((tx) => makeHook(tx, viewer, { ...givenIn(typed, visit), id, sealed }, now));
  if (!outcome.ok) return newPage(id, typed, outcome.why);
  const name = nameOf({ url: typed.url.trim(), description: typed.description.trim() });
  return secretPage({ hookId: id, name, title: t('webhooks.made.title'), secret, old: null });
}

function secretPage(props: SecretProps): Answer {
  const headers = { 'cache-control': 'no-store' };
  const body = <SecretPage {...props} />;
  return hookPage({ title: props.title, width: 'reading', body, headers, islands: ['copy'] });
}

async function one(visit: HookVisit): Promise<Answer> {
  const { db, now } = visit;
  const hook = await hookAt(visit);
  const filter = { hookId: hook.id, state: null };
  const { items, total } = await listDeliveries(db.conn, filter, { size: LATEST, offset: 0 });
  const failed = await listDeliveries(db.conn, { ...filter, state: 'failed' }, { size: 0, offset: 0 });
  const ends = (await secretsOf(db.conn, hook.id)).flatMap((it) => (it.endsAt && it.endsAt > now ? [it.endsAt] : []));
  const body = (
    <HookPage
      hook={hook}
      latest={items}
      total={total}
      failed={failed.total}
      oldSecretUntil={ends[0] ?? null}
      testMark={newId<'TestMark'>()}
    />
  );
  return hookPage({ title: nameOf(hook), width: 'wide', body });
}

async function openEdit(visit: HookVisit): Promise<Answer> {
  const hook = await hookAt(visit);
  const why = whyNotMove('edit', hook);
  return why ? refusalPage(why, paths.hook.to(hook.id)) : editPage(hook, hook, []);
}

function editPage(hook: Hook, typed: TypedHook, refusals: readonly HookRefusal[]): Answer {
  const title = t('webhooks.edit.title');
  const form = { action: paths.editHook.to(hook.id), button: t('webhooks.edit.save'), cancel: paths.hook.to(hook.id) };
  const hidden = { revisi: String(hook.revision) };
  const body = <HookFormPage title={title} lead={t('webhooks.edit.lead')} {...form} {...{ hidden, typed, refusals }} />;
  return formPage(title, refusals, body, trailOf(hook));
}

async function edit(visit: HookVisit): Promise<Answer> {
  const { viewer, db, form, now } = visit;
  const { id } = await hookAt(visit);
  const typed = typedIn(visit);
  const given = { ...givenIn(typed, visit), id, revision: Number(form.get('revisi')) };
  const outcome = await db.transact((tx) => editHook(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.hook.to(id), 'webhooks.flash.changed');
  // As it stands now: with it before the eyes, the next try counts.
  return editPage(await hookAt(visit), typed, outcome.why);
}

async function askRotate(visit: HookVisit): Promise<Answer> {
  const hook = await hookAt(visit);
  const why = whyNotMove('rotate', hook);
  if (why) return refusalPage(why, paths.hook.to(hook.id));
  const title = t('webhooks.rotate.question', { name: nameOf(hook) });
  return hookPage({ title, width: 'reading', trail: trailOf(hook), body: <RotatePage hook={hook} title={title} /> });
}

async function rotate(visit: HookVisit): Promise<Answer> {
  const { viewer, db, form, now } = visit;
  const hook = await hookAt(visit);
  const atOnce = form.get('lama') === 'at_once';
  const { secret, sealed } = await freshSecret(visit);
  const outcome = await db.transact((tx) => rotateSecret(tx, viewer, { id: hook.id, sealed, atOnce }, now));
  if (!outcome.ok) return refusalPage(outcome.why, paths.hook.to(hook.id));
  const title = t('webhooks.rotated.title');
  return secretPage({ hookId: hook.id, name: nameOf(hook), title, secret, old: atOnce ? 'at_once' : 'day' });
}
