import { eventKind } from '#platform/outbox.ts';
import type { EntryId } from './model/entry.ts';

type OfEntry = { readonly entryId: EntryId; readonly at: string };

/** An entry waits for the admin lokal since this moment (ISO 8601). */
export const entryHandedOver = eventKind<OfEntry>('competition.entry_handed_over');
export const entryReturned = eventKind<OfEntry>('competition.entry_returned');
export const entrySubmitted = eventKind<OfEntry>('competition.entry_submitted');
export const entryWithdrawn = eventKind<OfEntry>('competition.entry_withdrawn');

export const entryFacts: readonly string[] = [entryHandedOver, entryReturned, entrySubmitted, entryWithdrawn].map(
  (kind) => kind.name,
);
