import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Claim, FieldVisit, Member, VisitRefusal } from '../model/visit.ts';

type Seen = Pick<FieldVisit, 'organiserId'> & { readonly members: readonly Pick<Member, 'id'>[] };

export function isOrganiser({ organiserId }: Pick<FieldVisit, 'organiserId'>, viewer: Viewer): boolean {
  return isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === organiserId;
}

/**
 * May this viewer see the visit, its notes and photos? The team that goes and the organiser do; nobody else learns that there is one,
 * the entrants neither. `visibleTo` says the same in SQL.
 */
export function whyNotRead(visit: Seen, viewer: Viewer): 'not_visible' | null {
  if (isOrganiser(visit, viewer)) return null;
  const isMember = viewer.person !== null && visit.members.some((it) => it.id === viewer.person?.id);
  return isMember ? null : 'not_visible';
}

/** Why the form cannot be written in now; asked of those who may see it. */
export function whyNotWrite({ state }: Pick<FieldVisit, 'state'>): VisitRefusal | null {
  return state === 'finished' ? 'finished' : null;
}

export type TeamWanted = { readonly panelists: number; readonly evaluators: number };

/** How many of each panel are missing from the team (domain §3: at least one TPI and one TE). */
export function missingOf(members: readonly Pick<Member, 'role'>[], wanted: TeamWanted): TeamWanted {
  const count = (role: Member['role']) => members.filter((it) => it.role === role).length;
  return {
    panelists: Math.max(0, wanted.panelists - count('panelist')),
    evaluators: Math.max(0, wanted.evaluators - count('evaluator')),
  };
}

type Finishing = Pick<FieldVisit, 'state' | 'members' | 'checks' | 'conclusion'>;

/** Claims of which nobody said yet whether they were seen. */
export function openClaims(claims: readonly Claim[], checks: FieldVisit['checks']): readonly Claim[] {
  const said = new Set(checks.filter((it) => it.seen !== null).map((it) => it.claim));
  return claims.filter((it) => !said.has(it.key));
}

/** Why the visit cannot be finished now: the team is whole, each claim was looked for, and there is a conclusion. */
export function whyNotFinish(visit: Finishing, claims: readonly Claim[], wanted: TeamWanted): VisitRefusal | null {
  const locked = whyNotWrite(visit);
  if (locked) return locked;
  const missing = missingOf(visit.members, wanted);
  if (missing.panelists > 0) return 'panelists_missing';
  if (missing.evaluators > 0) return 'evaluators_missing';
  if (openClaims(claims, visit.checks).length > 0) return 'claims_open';
  return visit.conclusion.trim() === '' ? 'conclusion_missing' : null;
}

/** Why the viewer cannot open it again: only the organiser does, and with a reason. */
export function whyNotReopen(visit: Pick<FieldVisit, 'state' | 'organiserId'>, viewer: Viewer): VisitRefusal | null {
  if (!isOrganiser(visit, viewer)) return 'not_found';
  return visit.state === 'finished' ? null : 'not_finished';
}
