import type { Id } from '#platform/ids.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { InnovationOwnership } from '../../model/record.ts';
import type { Origin } from '../../model/states.ts';

/** A record by its address, whoever asks: what the public reads of it, and whose it is. */
export type FoundRecord = InnovationOwnership & {
  readonly id: InnovationId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly origin: Origin;
  readonly publishedAt: Date | null;
  /** The text before the public; null while there is none. */
  readonly content: InnovationContent | null;
  /** When the text before the public was decided on. */
  readonly changedAt: Date | null;
  /** Versions that the public has read so far. */
  readonly versions: number;
  /** A next version is being written. */
  readonly inWork: boolean;
  /** The words of its public title and summary, as the index knows them; none while it is not public. */
  readonly lexemes: readonly string[];
};

/** A record that everyone may read. */
export type PublicRecord = FoundRecord & { readonly content: InnovationContent; readonly publishedAt: Date };

export type Origins = {
  /** The origin's record, when the public may read it. */
  readonly record: { readonly id: InnovationId; readonly title: string; readonly institutionName: string } | null;
  readonly text: string;
  readonly adaptation: string;
};

export type Replica = {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};

export type Replicas = {
  /** The first of them; `total` may be more. */
  readonly items: readonly Replica[];
  readonly total: number;
  /** Regions other than the record's own that copied it. */
  readonly regions: number;
};

export type MessageId = Id<'MessageId'>;
export const contactPurposes = ['replicate', 'ask', 'correct'] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

/** A message to those who keep a record. */
export type Contact = {
  readonly purpose: ContactPurpose;
  readonly name: string;
  readonly email: string;
  readonly institution: string;
  readonly body: string;
};

export type ReceivedMessage = Contact & { readonly id: MessageId; readonly createdAt: Date };

export type ContactRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'too_many'; readonly of: 'sender' | 'record'; readonly until: Date };
