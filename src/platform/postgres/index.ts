export { type EmbeddedOptions, type EmbeddedServer, type Loss, startEmbedded } from './embedded.ts';
export { guestUrl } from './guest.ts';
export type { Connection, PostgresRefusal, PostgresStep, StepDetail, StepLog } from './model.ts';
export type { StopResult } from './server.ts';
