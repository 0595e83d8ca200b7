import { eventKind } from '#platform/outbox.ts';
import type { InnovationId } from '../model/ids.ts';
import type { ErasureId } from './model.ts';

type OfRecord = {
  readonly innovationId: InnovationId;
  /** Whether the public could ever read it: of what it never knew, it is told nothing. */
  readonly wasPublic: boolean;
};

/** The record is gone for good: whoever keeps a copy lets it go. */
export const innovationErased = eventKind<OfRecord>('registry.innovation_erased');
/** A request waits for another administrator; it was carried out or given up. */
export const erasureRequested = eventKind<{ readonly erasureId: ErasureId }>('registry.erasure_requested');
export const erasureDecided = eventKind<{ readonly erasureId: ErasureId }>('registry.erasure_decided');

export const erasureFacts: readonly string[] = [innovationErased, erasureRequested, erasureDecided].map(
  (it) => it.name,
);

/** Pages and deeds of erasing, as the logs name them. */
export const erasureEvents: readonly string[] = ['list', 'form', 'request', 'confirm', 'cancel'].map(
  (it) => `registry.erasure.${it}`,
);
