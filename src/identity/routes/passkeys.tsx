import type { ComponentChildren } from 'preact';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import {
  addPasskey,
  beginPasskey,
  removePasskey,
  renamePasskey,
  type WhyNotBeginPasskey,
} from '../actions/passkeys.ts';
import { cameInJustNow } from '../actions/proof.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { type Passkey, passkeyOf, passkeysOf } from '../queries/passkeys.ts';
import { signedIn } from '../rules/guard.ts';
import { creationOptions, MAX_PASSKEYS, passkeySiteOf } from '../rules/passkey.ts';
import { AddPasskey, Passkeys, RemovePasskey, RenamePasskey } from '../views/passkeys.tsx';
import { addingCookie, addingIn, endedPasskeyCookie } from './passkey-cookie.ts';
import { callerOf, type IdentityVisit, personOf, redirectWith, waitText } from './visit.ts';

const own = { guard: signedIn } as const;
const { passkeys, newPasskey, passkey, removePasskey: removePath } = paths;

export const passkeyRoutes: readonly Route<Viewer>[] = [
  { ...own, method: 'get', path: passkeys.pattern, event: 'identity.passkeys', handle: (it) => list(it, '', {}) },
  { ...own, method: 'post', path: passkeys.pattern, event: 'identity.passkey_begun', handle: begin },
  { ...own, method: 'get', path: newPasskey.pattern, event: 'identity.passkey_form', handle: make },
  { ...own, method: 'post', path: newPasskey.pattern, event: 'identity.passkey_added', handle: add },
  { ...own, method: 'get', path: passkey.pattern, event: 'identity.passkey_name_form', handle: askName },
  { ...own, method: 'post', path: passkey.pattern, event: 'identity.passkey_renamed', handle: rename },
  { ...own, method: 'get', path: removePath.pattern, event: 'identity.passkey_remove_form', handle: askRemove },
  { ...own, method: 'post', path: removePath.pattern, event: 'identity.passkey_removed', handle: remove },
];

type Shown = {
  readonly body: ComponentChildren;
  readonly errors?: FieldErrors;
  readonly island?: 'passkey';
  readonly cookies?: readonly string[];
};

/** A page about what opens the own account; nobody keeps a copy of it. */
function page(title: string, { body, errors = {}, island, cookies }: Shown): Answer {
  const [profile, all] = [t('identity.profile.title'), t('identity.passkey.title')];
  return formPage(
    {
      width: 'reading',
      noindex: true,
      trail: [
        { text: profile, href: paths.profile.to() },
        ...(title === all ? [] : [{ text: all, href: passkeys.to() }]),
      ],
      title,
      body,
      headers: { 'cache-control': 'no-store' },
      islands: island ? [island] : [],
      cookies,
    },
    errors,
  );
}

async function list(
  visit: IdentityVisit,
  name: string,
  errors: FieldErrors,
  cookies?: readonly string[],
): Promise<Answer> {
  const { conn } = visit.db;
  const held = await passkeysOf(conn, personOf(visit).id);
  const whyNotAdd = passkeySiteOf(visit.baseUrl) ? (held.length < MAX_PASSKEYS ? null : 'full') : 'no_site';
  const proven = await cameInJustNow(conn, visit.viewer, visit.now);
  const body = <Passkeys passkeys={held} whyNotAdd={whyNotAdd} proven={proven} name={name} errors={errors} />;
  return page(t('identity.passkey.title'), { body, errors, cookies });
}

async function begin(visit: IdentityVisit): Promise<Answer> {
  if (!passkeySiteOf(visit.baseUrl)) return redirect(passkeys.to());
  const name = visit.form.get('nama');
  const caller = callerOf(visit, { withSession: true });
  const outcome = await beginPasskey(caller, visit.viewer, { name, proof: visit.form.get('sandi') });
  if (outcome.ok) return redirectWith(newPasskey.to(), [await addingCookie(visit, outcome.value.id, name)]);
  const { why } = outcome;
  if (why.code === 'nobody') return redirect(paths.signIn.to(passkeys.to()));
  if (why.code === 'too_many_passkeys') return redirect(passkeys.to());
  if (why.code === 'wrong' || why.code === 'too_many') return list(visit, name, { sandi: proofFault(why) });
  return list(visit, name, { nama: t(`identity.passkey.${why.code}`) });
}

function proofFault(why: Extract<WhyNotBeginPasskey, { code: 'wrong' | 'too_many' }>): string {
  if (why.code === 'wrong') return t('identity.changePassword.wrong');
  return t('identity.signIn.tooMany', { wait: waitText(why.seconds) });
}

async function make(visit: IdentityVisit): Promise<Answer> {
  const [site, adding] = [passkeySiteOf(visit.baseUrl), await addingIn(visit)];
  if (!site || !adding) return redirect(passkeys.to());
  const person = personOf(visit);
  const known = await passkeysOf(visit.db.conn, person.id);
  const options = creationOptions(site, { challenge: adding.challenge, person, known });
  const body = <AddPasskey name={adding.name} options={options} />;
  return page(t('identity.passkey.addTitle'), { body, island: 'passkey' });
}

async function add(visit: IdentityVisit): Promise<Answer> {
  const [site, adding] = [passkeySiteOf(visit.baseUrl), await addingIn(visit)];
  if (!site || !adding) return list(visit, '', { '': t('identity.passkey.why.expired') });
  const given = { ...adding, site, answer: visit.form.get('jawaban') };
  const outcome = await addPasskey(callerOf(visit, { withSession: true }), visit.viewer, given);
  // The challenge is used up whatever came of it: another try begins at the list.
  const ended = [endedPasskeyCookie(visit)];
  if (outcome.ok) return redirectWith(passkeys.to(), ended, 'identity.passkey.added');
  if (outcome.why === 'nobody') return redirect(paths.signIn.to(passkeys.to()));
  return list(visit, adding.name, { '': t(`identity.passkey.why.${outcome.why}`) }, ended);
}

/** The passkey of the address when it is the viewer's own, or 404. */
async function passkeyAt(visit: IdentityVisit): Promise<Passkey> {
  const id = parseId<'PasskeyId'>(visit.params.id);
  const found = id ? await passkeyOf(visit.db.conn, personOf(visit).id, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function askName(visit: IdentityVisit): Promise<Answer> {
  const it = await passkeyAt(visit);
  return namePage(it, it.name, {});
}

function namePage(it: Passkey, name: string, errors: FieldErrors): Answer {
  const body = <RenamePasskey id={it.id} name={name} errors={errors} />;
  return page(t('identity.passkey.renameTitle'), { body, errors });
}

async function rename(visit: IdentityVisit): Promise<Answer> {
  const it = await passkeyAt(visit);
  const given = { id: it.id, name: visit.form.get('nama') };
  const outcome = await visit.db.transact((tx) => renamePasskey(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(passkeys.to(), 'identity.passkey.renamed');
  if (outcome.why === 'unknown') throw new NotFound();
  return namePage(it, given.name, { nama: t(`identity.passkey.${outcome.why}`) });
}

async function askRemove(visit: IdentityVisit): Promise<Answer> {
  return removePage(visit, await passkeyAt(visit), {});
}

async function removePage(visit: IdentityVisit, it: Passkey, errors: FieldErrors): Promise<Answer> {
  const proven = await cameInJustNow(visit.db.conn, visit.viewer, visit.now);
  const title = t('identity.passkey.removeQuestion', { name: it.name });
  return page(title, { body: <RemovePasskey passkey={it} proven={proven} errors={errors} />, errors });
}

async function remove(visit: IdentityVisit): Promise<Answer> {
  const it = await passkeyAt(visit);
  const caller = callerOf(visit, { withSession: true });
  const outcome = await removePasskey(caller, visit.viewer, { id: it.id, proof: visit.form.get('sandi') });
  if (outcome.ok) return redirect(passkeys.to(), 'identity.passkey.removed');
  const { why } = outcome;
  if (why.code === 'nobody') return redirect(paths.signIn.to(passkeys.to()));
  if (why.code === 'unknown') throw new NotFound();
  return removePage(visit, it, { sandi: proofFault(why) });
}
