import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { endMembership } from '../actions/memberships.ts';
import type { LossOf } from '../holding.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { membershipFor } from '../queries/membership.ts';
import { signedIn } from '../rules/guard.ts';
import { EndMembership } from '../views/person.tsx';
import { lossesOf } from './losses.ts';
import { type IdentityVisit, isFaulty } from './visit.ts';

/** People end their own memberships and admins those of others; who may which, the action says. */
export const membershipRoutes = (losses: readonly LossOf[]): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.endMembership.pattern,
    guard: signedIn,
    event: 'identity.end_membership_form',
    handle: async (visit) => askPage(visit, losses, await membershipAt(visit), {}),
  },
  {
    method: 'post',
    path: paths.endMembership.pattern,
    guard: signedIn,
    event: 'identity.membership_ended',
    handle: (visit) => end(visit, losses),
  },
];

type Found = NonNullable<Awaited<ReturnType<typeof membershipFor>>>;

async function membershipAt(visit: IdentityVisit): Promise<Found> {
  const id = parseId<'MembershipId'>(visit.params.id);
  const found = id ? await membershipFor(visit.db.conn, visit.viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

function homeOf(visit: IdentityVisit, found: Found): string {
  return found.personId === visit.viewer.person?.id ? paths.profile.to() : paths.person.to(found.personId);
}

async function askPage(
  visit: IdentityVisit,
  losses: readonly LossOf[],
  found: Found,
  errors: FieldErrors,
): Promise<Answer> {
  const { id, institutionId, personId } = found;
  const body = (
    <EndMembership
      membership={found}
      personName={found.personName}
      losses={await lossesOf(visit, losses, { personId, membership: { id, institutionId } })}
      cancel={homeOf(visit, found)}
      errors={errors}
    />
  );
  const title = t('identity.endMembership.title');
  return show({ noindex: true, width: 'reading', title, body, status: isFaulty(errors) ? 422 : 200 });
}

async function end(visit: IdentityVisit, losses: readonly LossOf[]): Promise<Answer> {
  const found = await membershipAt(visit);
  const outcome = await visit.db.transact((tx) => endMembership(tx, visit.viewer, found.id, visit.now));
  if (outcome.ok || outcome.why === 'ended') return redirect(homeOf(visit, found), 'identity.endMembership.done');
  if (outcome.why === 'unknown') throw new NotFound();
  return askPage(visit, losses, found, { '': t(`identity.endMembership.why.${outcome.why}`) });
}
