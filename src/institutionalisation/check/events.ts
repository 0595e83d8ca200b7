import { eventKind } from '#platform/outbox.ts';
import type { ItemId, RoundId } from './model/check.ts';

type OfItems = { readonly itemIds: readonly ItemId[]; readonly at: string };
type OfRound = { readonly roundId: RoundId; readonly at: string };

/** A round is open: its keepers are told; `at` is the moment (ISO 8601). */
export const checkOpened = eventKind<OfRound>('institutionalisation.check_opened');
/** A round is closed; what nobody answered is told to be silent. */
export const checkClosed = eventKind<OfRound>('institutionalisation.check_closed');
/** Answers were verified, or one was sent back, in one step. */
export const answerDecided = eventKind<OfItems>('institutionalisation.answer_decided');

export const checkFacts: readonly string[] = [checkOpened.name, checkClosed.name, answerDecided.name];
