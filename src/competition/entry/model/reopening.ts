import type { EntryId, EntryMessageId } from './entry.ts';
import type { ReopenKind } from './states.ts';

/** Who wrote a message: the organiser's office, or those who write and check the entry. */
export type MessageSide = 'organiser' | 'entrant';

/** A message of the dialogue, or what the check asked for in its own words. */
export type MessageKind = ReopenKind | 'message';

export type EntryMessage = {
  readonly id: EntryMessageId;
  readonly entryId: EntryId;
  readonly kind: MessageKind;
  readonly side: MessageSide;
  readonly body: string;
  /** Null once the account was erased. */
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
};

/** What was written into a reopened entry and never submitted. */
export type UnsentContent = {
  readonly title: string;
  readonly group: string;
  readonly category: string | null;
  readonly sections: readonly { readonly code: string; readonly text: string }[];
  readonly evidence: readonly { readonly evidenceId: string; readonly place: string; readonly title: string }[];
};

export const LONGEST_MESSAGE = 5000;
