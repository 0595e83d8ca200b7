import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type NoticeId = Id<'NoticeId'>;

export type NoticeValues = Readonly<Record<string, string | number>>;

/** What is to be told: the kind names the text (`<kind>` is a message key) and the setting. */
export type Telling = {
  readonly to: readonly PersonId[];
  readonly kind: string;
  readonly values: NoticeValues;
  /** Path of the page where the reader goes on. */
  readonly href: string;
  /** The happening; the same one is told once to each person. */
  readonly occasion: string;
};

export type Notice = {
  readonly id: NoticeId;
  readonly kind: string;
  readonly values: NoticeValues;
  readonly href: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};
