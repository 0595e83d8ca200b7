import type { Membership, MembershipId, Role } from '../model.ts';

/** How far a role reaches, widest first: the one in which somebody acts who chose none. */
const reach: Record<Role, number> = {
  system_admin: 0,
  hub_admin: 1,
  local_admin: 2,
  secretariat: 3,
  leader: 4,
  planner: 5,
  coach: 6,
  evaluator: 7,
  panelist: 8,
  national: 9,
  innovator: 10,
};

/** The membership acted in: the chosen one while it is held, else the one that reaches farthest; null without any. */
export function actingOf(held: readonly Membership[], chosen: MembershipId | null): Membership | null {
  const kept = held.find((membership) => membership.id === chosen);
  return kept ?? [...held].sort((a, b) => reach[a.role] - reach[b.role])[0] ?? null;
}
