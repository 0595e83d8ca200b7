export { record } from './actions.ts';
export type { Actor, AuditRow, Change } from './model.ts';
export { systemActor } from './model.ts';
export { historyOf } from './queries.ts';
