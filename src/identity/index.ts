export { attemptKey, countAttempt } from './actions/attempt.ts';
export { createUser, resetPasswordLink, takeSecondFactorAway } from './actions/command-line.ts';
export { firstAdministratorToken, hasPeople } from './actions/first-administrator.ts';
export { addInstitution, ensureInstitution } from './actions/institutions.ts';
export { type Desk, invite, type WhyNotInvitation } from './actions/invitations.ts';
export { startMembership } from './actions/memberships.ts';
export { addPerson } from './actions/people.ts';
export { ensureUnit, ensureUnits } from './actions/units.ts';
export { removeUnusedPlaces } from './actions/unused-places.ts';
export { requireSecret } from './auth.ts';
export { type MembershipEnded, membershipEnded, type PersonDeactivated, personDeactivated } from './events.ts';
export type { Holding, HoldingOf, Leaving, Loss, LossOf, ProfileRow, ProfileRowOf } from './holding.ts';
export { type AgencyDoubt, type AgencySplit, governmentName, splitAgency } from './institution-name.ts';
export type {
  InstitutionId,
  InstitutionKind,
  Membership,
  MembershipId,
  Person,
  PersonId,
  Program,
  Role,
  SessionId,
  UnitId,
  Viewer,
} from './model.ts';
export { institutionKinds, nobody, parseEmail, roles } from './model.ts';
export { paths } from './paths.ts';
export type { Institution } from './queries/institutions.ts';
export { allInstitutions, hubInstitution, institutionById, institutionsByIds } from './queries/institutions.ts';
export type { Contact } from './queries/people.ts';
export {
  adminsByInstitution,
  adminsOf,
  hubAdmins,
  membersOfInstitution,
  membersOfUnit,
  peopleByEmails,
  peopleByIds,
  systemAdmins,
} from './queries/people.ts';
export { viewerOfMembership, viewerOfPerson, viewerOfProgram } from './queries/standing-viewer.ts';
export type { Unit } from './queries/units.ts';
export { unitById, unitsByIds, unitsOf } from './queries/units.ts';
export { viewerOf } from './queries/viewer.ts';
export { provinces, type Region, regenciesOf, regionByCode } from './regions/list.ts';
export { matchRegion } from './regions/match.ts';
export { regionFullName, regionName } from './regions/name.ts';
export { nationalTiles, tileLayout } from './regions/tiles.ts';
export { barOf } from './routes/bar.tsx';
export { acting, actorOf, anyone, isActing, signedIn } from './rules/guard.ts';
export { nameKey } from './rules/name.ts';
export { savedViewsShown } from './saved-views/shown.ts';
export { SavedViews, type SavedViewsProps } from './saved-views/views/saved-views.tsx';
export { seal, unseal } from './sealed.ts';
export { demoAccounts, demoPeople } from './seed/demo.ts';
export { deviceOf } from './wording.ts';
