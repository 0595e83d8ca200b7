import { eventKind } from '#platform/outbox.ts';
import type { EntryId, EntryMessageId } from './model/entry.ts';

type OfEntry = { readonly entryId: EntryId; readonly at: string };

/** An entry waits for the admin lokal since this moment (ISO 8601). */
export const entryHandedOver = eventKind<OfEntry>('competition.entry_handed_over');
export const entryReturned = eventKind<OfEntry>('competition.entry_returned');
/** `isMended`: the administrative check had opened it again. */
export const entrySubmitted = eventKind<OfEntry & { readonly isMended?: boolean }>('competition.entry_submitted');
export const entryWithdrawn = eventKind<OfEntry>('competition.entry_withdrawn');

/** The check opened a submission again for its people, until a moment (ISO 8601). */
export const entryReopened = eventKind<OfEntry & { readonly until: string }>('competition.entry_reopened');
/** A reopening ended without a new submission: what was submitted before counts as it is. */
export const entryGivenBack = eventKind<OfEntry>('competition.entry_given_back');
/** A message of the dialogue between the secretariat and the people of an entry. */
export const entryMessageWritten = eventKind<OfEntry & { readonly messageId: EntryMessageId }>(
  'competition.entry_message_written',
);

export const entryFacts: readonly string[] = [
  entryHandedOver,
  entryReturned,
  entrySubmitted,
  entryWithdrawn,
  entryReopened,
  entryGivenBack,
  entryMessageWritten,
].map((kind) => kind.name);
