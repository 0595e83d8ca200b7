import { eventKind } from '#platform/outbox.ts';
import type { LastingRecordId } from './model/record.ts';

type OfRecords = { readonly recordIds: readonly LastingRecordId[]; readonly at: string };

/** Records of lasting were verified, or one was sent back, in one step; `at` is the moment (ISO 8601). */
export const recordDecided = eventKind<OfRecords>('institutionalisation.record_decided');

export const recordFacts: readonly string[] = [recordDecided.name];
