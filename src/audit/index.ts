export { eraseDetails, record, recordAll, seal } from './actions.ts';
export { historyTable } from './exports.ts';
export type { Actor, AuditEntry, AuditRow, Change, Verdict } from './model.ts';
export { systemActor } from './model.ts';
export { paths } from './paths.ts';
export { changedSince, historyOf, verifyChain, wholeHistoryOf } from './queries.ts';
export { History } from './views/history.tsx';
