import { eventKind } from '#platform/outbox.ts';
import type { InnovationId } from '../model/ids.ts';
import type { BulkRunId } from './model.ts';

type OfRun = { readonly innovationId: InnovationId; readonly runId: BulkRunId };

/** What was done to the record together with many others was taken back. */
export const bulkUndone = eventKind<OfRun>('registry.bulk_undone');

export const bulkFacts: readonly string[] = [bulkUndone.name];

/** Pages of the runs, and the taking back of one. */
export const bulkEvents: readonly string[] = ['list', 'read', 'undo'].map((it) => `registry.bulk.${it}`);
