export { record, recordAll } from './actions.ts';
export type { Actor, AuditEntry, AuditRow, Change } from './model.ts';
export { systemActor } from './model.ts';
export { historyOf, verifyChain } from './queries.ts';
