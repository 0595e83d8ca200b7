import { eventKind } from '#platform/outbox.ts';
import type { RequestId, StepId } from './model.ts';

type Moved = { readonly requestId: RequestId; readonly stepId: StepId };

/** Something happened with a request for help: who is concerned is told. */
export const requestMoved = eventKind<Moved>('coaching.request_moved');

export const requestFacts: readonly string[] = [requestMoved.name];
