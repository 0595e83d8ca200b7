import { eventKind } from '#platform/outbox.ts';
import type { ActionId, CaseId } from './model.ts';

type Settled = { readonly actionId: ActionId; readonly at: string };

/** A record came onto the table of coaches. */
export const caseOpened = eventKind<{ readonly caseId: CaseId }>('coaching.case_opened');
/** Somebody owes an action until a day. */
export const actionAgreed = eventKind<{ readonly actionId: ActionId }>('coaching.action_agreed');
/** An action is done or dropped. */
export const actionSettled = eventKind<Settled>('coaching.action_settled');

export const caseFacts: readonly string[] = [caseOpened, actionAgreed, actionSettled].map((kind) => kind.name);
