import { editionPaths } from '#competition/index.ts';
import { paths as evaluationPaths } from '#evaluation/index.ts';
import { paths as filesPaths } from '#files/index.ts';
import { paths as identityPaths, type Role } from '#identity/index.ts';
import type { PlainKey } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { paths } from './paths.ts';

/** A page that a role comes for, and what one does there. */
export type Way = { readonly text: PlainKey; readonly href: string };

const ways = {
  records: { text: 'app.home.way.records', href: registryPaths.records.to() },
  newRecord: { text: 'app.home.way.newRecord', href: registryPaths.newRecord.to() },
  catalogue: { text: 'app.home.way.catalogue', href: registryPaths.catalogue.to() },
  problems: { text: 'app.home.way.problems', href: registryPaths.problems.to() },
  newProblem: { text: 'app.home.way.newProblem', href: registryPaths.newProblem.to() },
  competitions: { text: 'app.home.way.competitions', href: editionPaths.list.to() },
  organised: { text: 'app.home.way.organised', href: editionPaths.organised.to() },
  newEdition: { text: 'app.home.way.newEdition', href: editionPaths.new.to() },
  seats: { text: 'app.home.way.seats', href: evaluationPaths.seats.to() },
  locker: { text: 'app.home.way.locker', href: filesPaths.locker.to() },
  institutions: { text: 'app.home.way.institutions', href: identityPaths.institutions.to() },
  people: { text: 'app.home.way.people', href: identityPaths.people.to() },
  invitations: { text: 'app.home.way.invitations', href: identityPaths.invitations.to() },
  mails: { text: 'app.home.way.mails', href: paths.outgoingMail.to() },
} as const satisfies Record<string, Way>;

/** Where a role goes while nothing waits for its holder, what it comes for first. */
export const waysOf: Readonly<Record<Role, readonly Way[]>> = {
  innovator: [ways.newRecord, ways.records, ways.competitions, ways.newProblem],
  local_admin: [ways.records, ways.invitations, ways.organised, ways.locker],
  hub_admin: [ways.records, ways.invitations, ways.organised, ways.institutions],
  secretariat: [ways.organised, ways.newEdition, ways.catalogue],
  evaluator: [ways.seats, ways.competitions, ways.catalogue],
  panelist: [ways.seats, ways.competitions, ways.catalogue],
  coach: [ways.catalogue, ways.problems, ways.newProblem, ways.competitions],
  planner: [ways.records, ways.locker, ways.problems, ways.catalogue],
  leader: [ways.records, ways.problems, ways.competitions, ways.locker],
  national: [ways.organised, ways.newEdition, ways.catalogue, ways.institutions],
  system_admin: [ways.people, ways.institutions, ways.mails],
};
