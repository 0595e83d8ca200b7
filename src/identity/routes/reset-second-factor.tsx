import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { resetSecondFactor } from '../actions/second-factor.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import type { ListedPerson } from '../queries/people-list.ts';
import { acting } from '../rules/guard.ts';
import { ResetSecondFactor } from '../views/person.tsx';
import { personAt, trailOfPerson } from './person-visit.ts';
import type { IdentityVisit } from './visit.ts';

const guard = acting('hub_admin', 'system_admin');
const path = paths.resetSecondFactor.pattern;

export const resetSecondFactorRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path, guard, event: 'identity.second_factor_reset_form', handle: ask },
  { method: 'post', path, guard, event: 'identity.second_factor_reset', handle: reset },
];

async function ask(visit: IdentityVisit): Promise<Answer> {
  return page(await personAt(visit), '', {});
}

function page(person: ListedPerson, reason: string, errors: FieldErrors): Answer {
  const title = t('identity.resetSecondFactor.question', { name: person.name });
  return formPage(
    {
      noindex: true,
      width: 'reading',
      trail: trailOfPerson(person),
      title,
      body: <ResetSecondFactor person={person} reason={reason} errors={errors} />,
    },
    errors,
  );
}

async function reset(visit: IdentityVisit): Promise<Answer> {
  const person = await personAt(visit);
  const reason = visit.form.get('alasan');
  const given = { id: person.id, reason };
  const outcome = await visit.db.transact((tx) => resetSecondFactor(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.person.to(person.id), 'identity.resetSecondFactor.done');
  const { why } = outcome;
  if (why === 'unknown') throw new NotFound();
  if (why === 'reason_missing') return page(person, reason, { alasan: t('identity.reason.missing') });
  return page(person, reason, { '': t(`identity.resetSecondFactor.why.${why}`) });
}
