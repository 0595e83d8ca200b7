import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Objection } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';

/** What stands in the forms of the page. */
export type Typed = {
  readonly question: string;
  readonly day: string;
  readonly outcome: string;
  readonly answer: string;
  readonly reason: string;
  readonly statement: string;
};

/** Why each deed cannot be done now; null: it can. */
export type Deeds = Readonly<
  Record<'ask' | 'answer' | 'uphold' | 'second' | 'reopen' | 'state', ObjectionRefusal | null>
>;

export type ObjectionPageProps = {
  readonly objection: Objection;
  readonly edition: Edition;
  /** Sees the objector and answers. */
  readonly organises: boolean;
  /** Belongs to the people of the entry, who state. */
  readonly isHeard: boolean;
  readonly deeds: Deeds;
  /** Upholding waits for a second person. */
  readonly twoEyes: boolean;
  readonly typed: Typed;
  readonly files: { readonly names: readonly string[]; readonly megabytes: number };
  readonly errors: FieldErrors;
};
