import * as z from 'zod';
import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '../model/ids.ts';

export type ErasureId = Id<'ErasureId'>;

/** States of a request to erase a record for good. */
export const erasureStates = ['requested', 'cancelled', 'erased'] as const;
export type ErasureState = (typeof erasureStates)[number];

/** On which ground: the law on personal data (UU 27/2022), that on electronic systems (PP 71/2019), a court, another. */
export const erasureBases = ['personal_data', 'electronic_systems', 'court', 'other'] as const;
export type ErasureBasis = (typeof erasureBases)[number];

const line = z.string().trim().min(1).max(200);
export const requestSchema = z.object({
  basis: z.enum(erasureBases),
  letterNumber: line,
  letterDate: z.iso.date(),
  askedBy: line,
});
export type ErasureRequest = z.infer<typeof requestSchema>;

/** Why a step was refused; each has the message `erasure.refusal.<code>`. */
export type ErasureRefusal = 'not_found' | 'invalid' | 'already' | 'none_open' | 'second_person' | 'title_differs';

export type Erasure = ErasureRequest & {
  readonly id: ErasureId;
  readonly innovationId: InnovationId;
  readonly state: ErasureState;
  readonly requestedBy: PersonId;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly decidedBy: PersonId | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly digest: string | null;
};

/** What would go with the record, counted. */
export const erasedThings = ['versions', 'notes', 'drafts', 'evidence', 'messages', 'awards', 'imported'] as const;
export type ErasedThing = (typeof erasedThings)[number];
export type Toll = Readonly<Record<ErasedThing, number>>;
