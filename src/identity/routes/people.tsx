import { paths as auditPaths, historyOf } from '#audit/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { deactivatePerson, reactivatePerson } from '../actions/people.ts';
import { peopleExport } from '../exports/people.ts';
import type { Holding, HoldingOf, LossOf } from '../holding.ts';
import type { PersonId, Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { openEmailChange } from '../queries/email-change.ts';
import { passkeysOf } from '../queries/passkeys.ts';
import { adminCounts, standingOf } from '../queries/people.ts';
import { findPeople, type ListedPerson } from '../queries/people-list.ts';
import { whyNotStandIn } from '../rules/email-change.ts';
import { acting, isActing } from '../rules/guard.ts';
import {
  type AdminCounts,
  whyNotDeactivate,
  whyNotEndMembership,
  whyNotReactivate,
  whyNotResetSecondFactor,
} from '../rules/person.ts';
import { whyNotViewAs } from '../rules/support-view.ts';
import { People } from '../views/people.tsx';
import { DeactivatePerson, PersonPage } from '../views/person.tsx';
import { lossesOf } from './losses.ts';
import { askedPeople } from './people-query.ts';
import { personAt } from './person-visit.ts';
import { type IdentityVisit, isFaulty, pageNumber } from './visit.ts';

const PAGE = 50;
const guard = acting('local_admin', 'hub_admin', 'system_admin');

/** `holdings`: what a person has in hand elsewhere; `losses`: what would be left without anybody. */
export const peopleRoutes = (holdings: readonly HoldingOf[], losses: readonly LossOf[]): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.people.pattern, guard, event: 'identity.people', handle: list },
  exportRoute(peopleExport),
  {
    method: 'get',
    path: paths.person.pattern,
    guard,
    event: 'identity.person',
    handle: (visit) => open(visit, holdings),
  },
  {
    method: 'get',
    path: paths.deactivatePerson.pattern,
    guard,
    event: 'identity.deactivate_form',
    handle: (visit) => ask(visit, losses),
  },
  {
    method: 'post',
    path: paths.deactivatePerson.pattern,
    guard,
    event: 'identity.person_deactivated',
    handle: (visit) => deactivate(visit, losses),
  },
  {
    method: 'post',
    path: paths.reactivatePerson.pattern,
    guard,
    event: 'identity.person_reactivated',
    handle: reactivate,
  },
];

const trail = () => [{ text: t('identity.people.title'), href: paths.people.to() }];
async function list(visit: IdentityVisit): Promise<Answer> {
  const { query, filter, institution } = await askedPeople(visit);
  const page = pageNumber(visit);
  const found = await findPeople(visit.db.conn, visit.viewer, filter, { size: PAGE, offset: (page - 1) * PAGE });
  const body = (
    <People
      {...found}
      page={page}
      pages={Math.ceil(found.total / PAGE)}
      query={query}
      institutionName={institution?.name ?? null}
    />
  );
  return show({ noindex: true, width: 'wide', title: t('identity.people.title'), body });
}

function endAnswers(viewer: Viewer, person: ListedPerson, counts: AdminCounts) {
  const active = person.deactivatedAt === null;
  return new Map(person.memberships.map((it) => [it.id, whyNotEndMembership(viewer, { ...it, active }, counts)]));
}

async function open(visit: IdentityVisit, holdings: readonly HoldingOf[]): Promise<Answer> {
  const person = await personAt(visit);
  const { viewer, db } = visit;
  const counts = await adminCounts(db.conn);
  const standing = await standingOf(db.conn, person.id);
  if (!standing) throw new NotFound();
  const passkeys = (await passkeysOf(db.conn, person.id)).length;
  const change = await openEmailChange(db.conn, person.id, visit.now);
  // The history tells of roles in other institutions too, which an admin lokal does not see.
  const ofHub = isActing(viewer, 'hub_admin', 'system_admin');
  const body = (
    <PersonPage
      person={person}
      passkeys={passkeys}
      holdings={await heldBy(visit, person.id, holdings)}
      whyNotEnd={endAnswers(viewer, person, counts)}
      whyNotDeactivate={whyNotDeactivate(viewer, standing, counts)}
      whyNotReactivate={whyNotReactivate(viewer, standing)}
      emailChange={change && { newEmail: change.newEmail, whyNot: whyNotStandIn(viewer, standing, change, visit.now) }}
      whyNotViewAs={whyNotViewAs(viewer, standing)}
      whyNotReset={whyNotResetSecondFactor(viewer, { ...standing, secondFactor: person.secondFactor || passkeys > 0 })}
      history={ofHub ? await historyOf(db.conn, { kind: 'person', id: person.id }) : null}
      actionsHref={auditPaths.log.to({ cari: person.id })}
    />
  );
  return show({ noindex: true, trail: trail(), title: person.name, body });
}

async function heldBy(
  { db, viewer }: IdentityVisit,
  id: PersonId,
  holdings: readonly HoldingOf[],
): Promise<readonly Holding[]> {
  const found: Holding[] = [];
  for (const holdingOf of holdings) {
    const held = await holdingOf(db.conn, viewer, id);
    if (held) found.push(held);
  }
  return found;
}

async function ask(visit: IdentityVisit, losses: readonly LossOf[]): Promise<Answer> {
  return askPage(visit, losses, await personAt(visit), {});
}

async function askPage(
  visit: IdentityVisit,
  losses: readonly LossOf[],
  person: ListedPerson,
  errors: FieldErrors,
): Promise<Answer> {
  const title = t('identity.deactivate.question', { name: person.name });
  const lost = await lossesOf(visit, losses, { personId: person.id, membership: null });
  const body = <DeactivatePerson person={person} losses={lost} errors={errors} />;
  return show({ noindex: true, width: 'reading', trail: trail(), title, body, status: isFaulty(errors) ? 422 : 200 });
}

async function deactivate(visit: IdentityVisit, losses: readonly LossOf[]): Promise<Answer> {
  const person = await personAt(visit);
  const outcome = await visit.db.transact((tx) => deactivatePerson(tx, visit.viewer, person.id, visit.now));
  if (outcome.ok || outcome.why === 'already') return redirect(paths.person.to(person.id), 'identity.deactivate.done');
  if (outcome.why === 'unknown') throw new NotFound();
  return askPage(visit, losses, person, { '': t(`identity.deactivate.why.${outcome.why}`) });
}

async function reactivate(visit: IdentityVisit): Promise<Answer> {
  const person = await personAt(visit);
  const outcome = await visit.db.transact((tx) => reactivatePerson(tx, visit.viewer, person.id, visit.now));
  if (outcome.ok || outcome.why === 'already') return redirect(paths.person.to(person.id), 'identity.reactivate.done');
  throw new NotFound();
}
