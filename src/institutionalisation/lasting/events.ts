import { eventKind } from '#platform/outbox.ts';
import type { LastingRecordId } from './model/record.ts';

type OfRecord = { readonly recordId: LastingRecordId; readonly at: string };

/** A record of lasting was verified or sent back; `at` is the moment (ISO 8601). */
export const recordDecided = eventKind<OfRecord>('institutionalisation.record_decided');

export const recordFacts: readonly string[] = [recordDecided.name];
