import { eventKind } from '#platform/outbox.ts';
import type { CommitmentId } from './model.ts';

type OfCommitment = { readonly commitmentId: CommitmentId; readonly at: string };

/** A member brought its commitment, and the hub is to look at it; `at` is the moment (ISO 8601). */
export const commitmentRegistered = eventKind<OfCommitment>('network.commitment_registered');
/** The hub verified it or sent it back. */
export const commitmentDecided = eventKind<OfCommitment>('network.commitment_decided');

export const commitmentFacts: readonly string[] = [commitmentRegistered.name, commitmentDecided.name];
