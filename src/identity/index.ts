export { requireSecret } from './auth.ts';
export type {
  InstitutionId,
  InstitutionKind,
  Membership,
  MembershipId,
  Person,
  PersonId,
  Role,
  SessionId,
  UnitId,
  Viewer,
} from './model.ts';
export { institutionKinds, nobody, roles } from './model.ts';
export { paths } from './paths.ts';
export { viewerOf } from './queries/viewer.ts';
export { acting, actorOf, anyone, isActing, signedIn } from './rules/guard.ts';
