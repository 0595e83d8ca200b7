import type { Id } from '#platform/ids.ts';

export type HookId = Id<'HookId'>;
export type SecretId = Id<'HookSecretId'>;
/** Also the `webhook-id` under which receivers know the message. */
export type DeliveryId = Id<'DeliveryId'>;
export type AttemptId = Id<'AttemptId'>;

/** What a hook may be told of (names after Standard Webhooks: dots between the words). */
export const hookEvents = ['innovation.published', 'innovation.changed', 'innovation.archived'] as const;
export type HookEvent = (typeof hookEvents)[number];
export const TEST = 'webhook.test';
export const deliveryEvents = [...hookEvents, TEST] as const;
export type DeliveryEvent = (typeof deliveryEvents)[number];

/** States of a hook: only an `active` one is told; a `paused` one keeps what waits; an `archived` one can be brought back. */
export const hookStates = ['active', 'paused', 'archived'] as const;
export type HookState = (typeof hookStates)[number];

/** By a person · all attempts of a message failed · the receiver said 410 · its secret cannot be opened any more. */
export const pauseReasons = ['hand', 'failing', 'gone', 'secret'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** States of a delivery; `dropped` when the record left the public, or the hook was archived, before it was taken. */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export type Hook = {
  readonly id: HookId;
  readonly url: string;
  readonly description: string;
  readonly events: readonly HookEvent[];
  readonly state: HookState;
  readonly pausedBecause: PauseReason | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdByName: string;
};

/** A hook in the list: what was last sent, and what failed and was not sent again. */
export type ListedHook = Hook & {
  readonly lastAt: Date | null;
  readonly lastState: DeliveryState | null;
  readonly failed: number;
};

/** A secret as it is kept; `endsAt` is null for the one that the hook has now. */
export type SealedSecret = { readonly id: SecretId; readonly sealed: string; readonly endsAt: Date | null };

export type ListedDelivery = {
  readonly id: DeliveryId;
  readonly hookId: HookId;
  readonly url: string;
  readonly event: DeliveryEvent;
  readonly subjectId: string | null;
  readonly state: DeliveryState;
  readonly createdAt: Date;
  readonly nextAt: Date | null;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastFault: CallFault | null;
};

export type Delivery = Omit<ListedDelivery, 'attempts' | 'lastStatus' | 'lastFault'> & {
  readonly hookState: HookState;
  readonly hookDescription: string;
  readonly body: string;
  readonly tries: number;
};

/** Why nobody answered (`platform/outbound`). */
export type CallFault = 'forbidden' | 'unknown_host' | 'timeout' | 'unreachable';

/** What came of one attempt; `answer` is the beginning of what the receiver said. */
export type Result = { readonly durationMs: number } & (
  | { readonly status: number; readonly fault: null; readonly answer: string }
  | { readonly status: null; readonly fault: CallFault; readonly answer: '' }
);
export type Attempt = Result & { readonly id: AttemptId; readonly at: Date };

/** Why a hook was not made or changed; each code has the message `webhooks.refusal.<code>`. */
export const hookRefusals = [
  'not_found',
  'url_missing',
  'url_long',
  'url_malformed',
  'url_scheme',
  'url_credentials',
  'url_private',
  'no_event',
  'description_long',
  'limit_reached',
  'made_already',
  'stale',
  'is_active',
  'is_paused',
  'is_archived',
  'not_archived',
  'too_many_secrets',
  'still_waiting',
  'was_dropped',
  'none_failed',
] as const;
export type HookRefusal = (typeof hookRefusals)[number];
