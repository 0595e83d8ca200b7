import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type NoticeId = Id<'NoticeId'>;

export type NoticeValues = Readonly<Record<string, string | number>>;

/** A mail of the sender's own making, in the reader's language. */
export type Letter = { readonly subject: string; readonly text: string; readonly replyTo?: string };

/** How a person wants a kind by mail: at once, once a day with others, or not at all. */
export const deliveries = ['at_once', 'digest', 'never'] as const;
export type Delivery = (typeof deliveries)[number];

/** A kind as the settings show it; one that is owed cannot be turned off, for somebody's right depends on it. */
export type NoticeKind = { readonly kind: string; readonly isOwed: boolean };

/** What is to be told: the kind names the text (`<kind>` is a message key) and the setting. */
export type Telling = {
  readonly to: readonly PersonId[];
  readonly kind: string;
  readonly values: NoticeValues;
  /** Path of the page where the reader goes on. */
  readonly href: string;
  /** The happening; the same one is told once to each person. */
  readonly occasion: string;
  /** Written to those who want mail, instead of the sentence with its link; never put together with others. */
  readonly letter?: (reader: { readonly name: string }) => Letter;
  /** Of a kind that the manifest lists as owed: mailed to everyone, at once or once a day. */
  readonly isOwed?: true;
};

export type Notice = {
  readonly id: NoticeId;
  readonly kind: string;
  readonly values: NoticeValues;
  readonly href: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};
