import type { PersonId } from '#identity/index.ts';
import { eventKind } from '#platform/outbox.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RelocationId } from './model.ts';

type OfOffer = { readonly offerId: RelocationId };

export type Relocated = {
  readonly innovationId: InnovationId;
  /** Those who kept it before. */
  readonly keeperIds: readonly PersonId[];
  /** Who moved it. */
  readonly by: PersonId | null;
  /** When, ISO 8601: tells two moves of one record apart. */
  readonly at: string;
};

/** The record stands in another unit or institution. */
export const innovationRelocated = eventKind<Relocated>('registry.innovation_relocated');
export const relocationOffered = eventKind<OfOffer>('registry.relocation_offered');
export const relocationDeclined = eventKind<OfOffer>('registry.relocation_declined');

export const relocationFacts: readonly string[] = [innovationRelocated, relocationOffered, relocationDeclined].map(
  (kind) => kind.name,
);

/** Pages and deeds of moving a record, as the logs name them; what befalls a record is told among its own events. */
export const relocationEvents: readonly string[] = ['form', 'move', 'read', 'answer', 'withdraw'].map(
  (it) => `registry.relocation.${it}`,
);
