import { eventKind } from '#platform/outbox.ts';
import type { ObjectionId } from './model/objection.ts';

type OfObjection = { readonly objectionId: ObjectionId; readonly at: string };

/** An objection is confirmed by its objector's address; `at` is the moment (ISO 8601). */
export const objectionReceived = eventKind<OfObjection>('competition.objection_received');
/** The people of the entry are asked for a statement, or have another day for it. */
export const objectionAsked = eventKind<OfObjection>('competition.objection_asked');
/** They gave it. */
export const objectionStated = eventKind<OfObjection>('competition.objection_stated');
/** It is answered. */
export const objectionAnswered = eventKind<OfObjection>('competition.objection_answered');

export const objectionFacts: readonly string[] = [
  objectionReceived,
  objectionAsked,
  objectionStated,
  objectionAnswered,
].map((kind) => kind.name);
