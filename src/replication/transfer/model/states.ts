/** Where a replication stands; what leads from one to the other stands in `rules/moves.ts` and in the README. */
export const replicationStates = [
  'interest',
  'verified',
  'agreed',
  'committed',
  'planned',
  'running',
  'evaluated',
  'certified',
  'paused',
  'refused',
  'stopped',
] as const;
export type ReplicationState = (typeof replicationStates)[number];

/** Those in which it goes on, in their order. */
export const courseStates = [
  'interest',
  'verified',
  'agreed',
  'committed',
  'planned',
  'running',
  'evaluated',
  'certified',
] as const satisfies readonly ReplicationState[];
export type CourseState = (typeof courseStates)[number];

/** From these it may be given up or rest. */
export type StoodState = Exclude<CourseState, 'certified'>;

export const taskStates = ['open', 'doing', 'done', 'dropped'] as const;
export type TaskState = (typeof taskStates)[number];
