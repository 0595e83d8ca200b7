import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { beginSupportView, endSupportView } from '../actions/support-view.ts';
import type { Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import type { ListedPerson } from '../queries/people-list.ts';
import { acting, signedIn } from '../rules/guard.ts';
import { LONGEST_REASON } from '../rules/support-view.ts';
import { AskSupportView } from '../views/support-view.tsx';
import { personAt, trailOfPerson } from './person-visit.ts';
import type { IdentityVisit } from './visit.ts';

const guard = acting('system_admin');
const path = paths.viewAs.pattern;
const endPath = paths.endSupportView.pattern;

export const supportViewRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path, guard, event: 'identity.support_view_form', handle: ask },
  { method: 'post', path, guard, event: 'identity.support_view_begun', handle: begin },
  { method: 'post', path: endPath, guard: signedIn, event: 'identity.support_view_ended', handle: end },
];

async function ask(visit: IdentityVisit): Promise<Answer> {
  return page(await personAt(visit), '', {});
}

function page(person: ListedPerson, reason: string, errors: FieldErrors): Answer {
  const title = t('identity.viewAs.question', { name: person.name });
  return formPage(
    {
      noindex: true,
      width: 'reading',
      trail: trailOfPerson(person),
      title,
      body: <AskSupportView person={person} reason={reason} errors={errors} />,
    },
    errors,
  );
}

async function begin(visit: IdentityVisit): Promise<Answer> {
  const person = await personAt(visit);
  const reason = visit.form.get('alasan');
  const given = { id: person.id, reason };
  const outcome = await visit.db.transact((tx) => beginSupportView(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(landing);
  const { why } = outcome;
  if (why === 'unknown' || why === 'not_yours') throw new NotFound();
  if (why === 'reason_missing') return page(person, reason, { alasan: t('identity.reason.missing') });
  if (why === 'reason_too_long')
    return page(person, reason, { alasan: t('identity.reason.tooLong', { n: LONGEST_REASON }) });
  return page(person, reason, { '': t(`identity.viewAs.why.${why}`) });
}

async function end(visit: IdentityVisit): Promise<Answer> {
  const viewed = await visit.db.transact((tx) => endSupportView(tx, visit.viewer, visit.now));
  return redirect(viewed ? paths.person.to(viewed) : landing, 'identity.viewAs.ended');
}
