import type { Membership, MembershipId, Role } from '../model.ts';

/** The role of the daily work first: the one in which somebody acts who chose none. Running the system is chosen. */
const order: Record<Role, number> = {
  hub_admin: 0,
  local_admin: 1,
  secretariat: 2,
  leader: 3,
  planner: 4,
  coach: 5,
  evaluator: 6,
  panelist: 7,
  national: 8,
  innovator: 9,
  system_admin: 10,
};

/** The membership acted in: the chosen one while it is held, else that of the daily work; null without any. */
export function actingOf(held: readonly Membership[], chosen: MembershipId | null): Membership | null {
  const kept = held.find((membership) => membership.id === chosen);
  return kept ?? [...held].sort((a, b) => order[a.role] - order[b.role])[0] ?? null;
}
