import type { Role } from '#identity/index.ts';

/** Who follows from outside which problems find nothing, and what nobody copies. */
export const followers = [
  'hub_admin',
  'local_admin',
  'planner',
  'leader',
  'coach',
  'national',
] as const satisfies readonly Role[];
