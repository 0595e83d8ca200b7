export type {
  InstitutionId,
  InstitutionKind,
  Membership,
  MembershipId,
  Person,
  PersonId,
  Role,
  UnitId,
  Viewer,
} from './model.ts';
export { institutionKinds, nobody, roles } from './model.ts';
export { acting, actorOf, anyone, isActing, signedIn } from './rules.ts';
