import { acting, actorOf, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { hubOf } from '../feed/routes.ts';
import { paths } from '../paths.ts';
import { announceKey, revokeKey } from './actions.ts';
import { nextAfter, stateOf, USUAL_DAYS } from './rules.ts';
import { freshKey } from './secret.ts';
import { signerOf } from './signer.ts';
import { KeysPage, type TypedKeys } from './views/keys-page.tsx';

type KeyVisit = Visit<Viewer>;

const guard = acting('system_admin');

/** The keys by which the hub signs, for whoever runs it. */
export const keyRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.keys.pattern, guard, event: 'network.keys.list', handle: (visit) => page(visit, {}) },
  { method: 'post', path: paths.announceKey.pattern, guard, event: 'network.keys.announced', handle: announce },
  { method: 'post', path: paths.revokeKey.pattern, guard, event: 'network.keys.revoked', handle: revoke },
];

export const keyEvents: readonly string[] = ['network.keys.list', 'network.keys.announced', 'network.keys.revoked'];

const untyped: TypedKeys = { days: String(USUAL_DAYS), key: '', reason: '' };

async function page(visit: KeyVisit, errors: FieldErrors, typed: TypedKeys = untyped): Promise<Answer> {
  const { keys, signing } = await signerOf(visit, visit.now);
  const shown = keys.map((key) => ({ ...key, state: stateOf(key, keys, visit.now, signing === null) }));
  const body = <KeysPage keys={shown} hasNext={nextAfter(keys, visit.now) !== null} typed={typed} errors={errors} />;
  return formPage({ title: t('keys.title'), noindex: true, width: 'wide', body }, errors);
}

async function announce(visit: KeyVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { keys, signing } = await signerOf(visit, now);
  // The form of this very key was sent before: a second press, not a second key.
  const isAgain = nextAfter(keys, now) !== null && keys.length === Number(form.get('jumlah')) + 1;
  if (isAgain) return redirect(paths.keys.to(), 'keys.flash.announced');
  const typed = { ...untyped, days: form.get('hari') };
  const given = { fresh: await freshKey(visit), days: Number(typed.days), hub: hubOf(visit), present: signing };
  const outcome = await db.transact((tx) => announceKey(tx, actorOf(viewer), given, now));
  if (outcome.ok) return redirect(paths.keys.to(), 'keys.flash.announced');
  return page(visit, { hari: t(`keys.refusal.${outcome.why}`) }, typed);
}

async function revoke(visit: KeyVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const typed = { ...untyped, key: form.get('kunci'), reason: form.get('alasan') };
  const given = { id: typed.key, reason: typed.reason, hub: hubOf(visit), fresh: await freshKey(visit) };
  const outcome = await db.transact((tx) => revokeKey(tx, viewer, given, now));
  if (outcome.ok || outcome.why === 'revoked_already') return redirect(paths.keys.to(), 'keys.flash.revoked');
  const field = outcome.why === 'not_found' ? 'kunci' : 'alasan';
  return page(visit, { [field]: t(`keys.refusal.${outcome.why}`) }, typed);
}
