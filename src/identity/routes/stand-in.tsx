import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { standInForOldAddress } from '../actions/email-change.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { type EmailChange, openEmailChange } from '../queries/email-change.ts';
import type { ListedPerson } from '../queries/people-list.ts';
import { acting } from '../rules/guard.ts';
import { StandIn } from '../views/email-change.tsx';
import { personAt, trailOfPerson } from './person-visit.ts';
import type { IdentityVisit } from './visit.ts';

const guard = acting('local_admin', 'hub_admin', 'system_admin');
const path = paths.standInForEmail.pattern;

export const standInRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path, guard, event: 'identity.email_stand_in_form', handle: ask },
  { method: 'post', path, guard, event: 'identity.email_change_stood_in', handle: standIn },
];

type Asked = { readonly person: ListedPerson; readonly change: EmailChange | null };

async function askedAt(visit: IdentityVisit): Promise<Asked> {
  const person = await personAt(visit);
  return { person, change: await openEmailChange(visit.db.conn, person.id, visit.now) };
}

async function ask(visit: IdentityVisit): Promise<Answer> {
  return page(await askedAt(visit), '', {});
}

function page({ person, change }: Asked, reason: string, errors: FieldErrors): Answer {
  if (!change) return redirect(paths.person.to(person.id), 'identity.standIn.gone');
  const title = t('identity.standIn.question', { name: person.name });
  return formPage(
    {
      noindex: true,
      width: 'reading',
      trail: trailOfPerson(person),
      title,
      body: <StandIn person={person} change={change} reason={reason} errors={errors} />,
    },
    errors,
  );
}

async function standIn(visit: IdentityVisit): Promise<Answer> {
  const asked = await askedAt(visit);
  const reason = visit.form.get('alasan');
  const given = { id: asked.person.id, reason };
  const outcome = await visit.db.transact((tx) => standInForOldAddress(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.person.to(asked.person.id), 'identity.standIn.done');
  const { why } = outcome;
  if (why === 'none') return redirect(paths.person.to(asked.person.id), 'identity.standIn.gone');
  if (why === 'reason_missing') return page(asked, reason, { alasan: t('identity.reason.missing') });
  return page(asked, reason, { '': t(`identity.standIn.why.${why}`) });
}
