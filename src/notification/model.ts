import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type NoticeId = Id<'NoticeId'>;

export type NoticeValues = Readonly<Record<string, string | number>>;

/** A mail of the sender's own making, in the reader's language. */
export type Letter = { readonly subject: string; readonly text: string; readonly replyTo?: string };

/** What is to be told: the kind names the text (`<kind>` is a message key) and the setting. */
export type Telling = {
  readonly to: readonly PersonId[];
  readonly kind: string;
  readonly values: NoticeValues;
  /** Path of the page where the reader goes on. */
  readonly href: string;
  /** The happening; the same one is told once to each person. */
  readonly occasion: string;
  /** Written to those who want mail, instead of the sentence with its link. */
  readonly letter?: (reader: { readonly name: string }) => Letter;
};

export type Notice = {
  readonly id: NoticeId;
  readonly kind: string;
  readonly values: NoticeValues;
  readonly href: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};
