import type { Role } from '#identity/index.ts';

/** Who is called into a jury belongs to its organiser by that alone: no keeper of records, and named to nobody (evaluation). */
export const calledRoles: readonly Role[] = ['evaluator', 'panelist'];
