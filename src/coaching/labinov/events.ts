import { eventKind } from '#platform/outbox.ts';
import type { LabId, Stage } from './model.ts';
import type { StageMove } from './rules.ts';

type Moved = { readonly labId: LabId; readonly stage: Stage; readonly move: StageMove; readonly at: string };

/** A stage went to the leader or came back: who is concerned is told. */
export const labMoved = eventKind<Moved>('coaching.lab_moved');

export const labFacts: readonly string[] = [labMoved.name];
