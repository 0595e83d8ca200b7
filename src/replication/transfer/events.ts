import type { PersonId } from '#identity/index.ts';
import { eventKind } from '#platform/outbox.ts';
import type { ReplicationId } from './model/replication.ts';

/** What happened to a replication that others are told of. */
export const toldMoves = [
  'interest',
  'verify',
  'refuse',
  'withdraw',
  'appoint',
  'sign',
  'commit',
  'begin',
  'evaluate',
  'send_back',
  'certify',
  'pause',
  'resume',
  'stop',
] as const;
export type ToldMove = (typeof toldMoves)[number];

/** `at` is the moment (ISO 8601); whoever did it is not told. */
export type ReplicationMoved = {
  readonly replicationId: ReplicationId;
  readonly move: ToldMove;
  readonly by: PersonId | null;
  readonly at: string;
};

/** A replication moved on, or came to rest. */
export const replicationMoved = eventKind<ReplicationMoved>('replication.moved');

export const transferFacts: readonly string[] = [replicationMoved.name];
