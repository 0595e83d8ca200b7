import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import { relationsTo } from '../../entry/rules/moves.ts';
import type { Objection, ObjectionOwnership } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import {
  type ObjectionOutcome,
  type ObjectionState,
  objectionOutcomes,
  openStates,
  type ToldState,
} from '../model/states.ts';

export const objectionMoves = ['confirm', 'ask', 'state', 'answer', 'second', 'reopen'] as const;
export type ObjectionMove = (typeof objectionMoves)[number];

/** Where an objection must stand for each move. */
export const startsAt = {
  confirm: ['unconfirmed'],
  ask: ['received', 'asked'],
  state: ['asked'],
  answer: ['received', 'asked', 'stated'],
  second: ['proposed'],
  reopen: objectionOutcomes,
} as const satisfies Record<ObjectionMove, readonly ObjectionState[]>;

const stands = (move: ObjectionMove, state: ObjectionState): boolean =>
  (startsAt[move] as readonly ObjectionState[]).includes(state);

export const isOpen = (state: ObjectionState): boolean => (openStates as readonly ObjectionState[]).includes(state);
export const isAnswered = (state: ObjectionState): state is ObjectionOutcome =>
  (objectionOutcomes as readonly ObjectionState[]).includes(state);

export function isOrganiser({ organiserId }: Pick<ObjectionOwnership, 'organiserId'>, viewer: Viewer): boolean {
  return isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === organiserId;
}

/** Whether the viewer belongs to the people of the entry and they were asked about it. */
export function isHeard(objection: ObjectionOwnership, viewer: Viewer): boolean {
  return objection.askedAt !== null && relationsTo(objection, viewer).length > 0;
}

/**
 * May this viewer read the objection? The organiser once its address is confirmed; the people of the entry from when they are asked. The
 * objector reads by the receipt number. `visibleTo` says the same in SQL.
 */
export function whyNotRead(objection: ObjectionOwnership, viewer: Viewer): 'not_visible' | null {
  if (objection.state === 'unconfirmed') return 'not_visible';
  return isOrganiser(objection, viewer) || isHeard(objection, viewer) ? null : 'not_visible';
}

/** What the objector and the people of the entry are told of a state. */
export function toldState({ state, statedAt }: Pick<Objection, 'state' | 'statedAt'>): ToldState {
  if (state !== 'proposed') return state;
  return statedAt === null ? 'asked' : 'stated';
}

type Standing = Pick<Objection, 'state' | 'askedAt' | 'askedUntil' | 'firstBy'>;

const whenDone = (state: ObjectionState): ObjectionRefusal => (state === 'proposed' ? 'proposed' : 'answered');

/** Why the people of the entry cannot be asked now; asked again while they are silent, it changes the day. */
export function whyNotAsk({ state }: Pick<Standing, 'state'>): ObjectionRefusal | null {
  if (stands('ask', state)) return null;
  return state === 'stated' ? 'statement_sent' : whenDone(state);
}

/** Why a statement cannot be given now: there is one day until which it is taken, and it is given once. */
export function whyNotState({ state, askedUntil }: Standing, now: Date): ObjectionRefusal | null {
  if (state === 'stated') return 'statement_sent';
  if (!stands('state', state)) return state === 'received' ? 'not_asked' : whenDone(state);
  return askedUntil !== null && askedUntil <= now ? 'statement_late' : null;
}

/**
 * Why it cannot be answered so now. Whoever was asked has until the day; and nobody loses a place, or is told to be wrong in part, without
 * having been asked.
 */
export function whyNotAnswer(
  { state, askedAt, askedUntil }: Standing,
  outcome: ObjectionOutcome | null,
  now: Date,
): ObjectionRefusal | null {
  if (!stands('answer', state)) return whenDone(state);
  if (state === 'asked' && askedUntil !== null && askedUntil > now) return 'statement_due';
  return outcome !== null && outcome !== 'dismissed' && askedAt === null ? 'unheard' : null;
}

/** Why the viewer may not confirm or give back a proposed answer: two pairs of eyes are two persons. */
export function whyNotSecond({ state, firstBy }: Standing, viewer: Viewer): ObjectionRefusal | null {
  if (!stands('second', state)) return 'not_proposed';
  return viewer.person?.id === firstBy ? 'own_proposal' : null;
}

/** Why an answer cannot be taken back. */
export function whyNotReopen({ state }: Pick<Standing, 'state'>): ObjectionRefusal | null {
  return stands('reopen', state) ? null : 'not_answered';
}

/** Where an objection stands whose answer is taken back: as far as its people were heard. */
export function stateBefore({ askedAt, statedAt }: Pick<Objection, 'askedAt' | 'statedAt'>): ObjectionState {
  if (statedAt !== null) return 'stated';
  return askedAt === null ? 'received' : 'asked';
}
