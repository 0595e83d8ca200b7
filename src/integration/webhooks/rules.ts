import {
  type DeliveryEvent,
  type DeliveryState,
  type Hook,
  type HookEvent,
  type HookRefusal,
  type HookState,
  hookEvents,
  type Result,
  TEST,
} from './model.ts';

/** Those who administer the hub, as they read its log: a hook carries news out of the house. */
export const hookAdminRoles = ['hub_admin', 'system_admin'] as const;
export const LONGEST_URL = 2000;
export const LONGEST_DESCRIPTION = 200;
export const MOST_HOOKS = 20;
/** Secrets that may sign at once: the one that holds, and those that still run out. */
export const MOST_SECRETS = 4;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** So long does a secret that was changed sign along. */
export const OLD_SECRET_MS = 24 * HOUR_MS;
/** Deliveries are kept so long, whatever came of them. */
export const KEPT_MS = 30 * 24 * HOUR_MS;

/** Waits before each attempt: the schedule that the specification gives as its example (Standard Webhooks, «Retry»). */
export const waitsMs: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
/** A wait is stretched by up to a tenth, so that what failed together does not come back together. */
const JITTER = 0.1;
const GONE = 410;

export type GivenHook = {
  /** The address as it was parsed, or why it is none. */
  readonly address: { readonly ok: true; readonly value: URL } | { readonly ok: false; readonly why: WhyNotUrl };
  readonly events: readonly string[];
  readonly description: string;
};
export type WhyNotUrl = Extract<HookRefusal, `url_${string}`>;
export type SoundHook = {
  readonly url: string;
  readonly events: readonly HookEvent[];
  readonly description: string;
};

/** What a form asks for as it is kept, or why not, by field. */
export function readHook(given: GivenHook): SoundHook | readonly HookRefusal[] {
  const description = given.description.replaceAll(/\s+/g, ' ').trim();
  const events = hookEvents.filter((it) => given.events.includes(it));
  const url = given.address.ok ? given.address.value.href : '';
  const why: HookRefusal[] = [];
  if (!given.address.ok) why.push(given.address.why);
  if (url.length > LONGEST_URL) why.push('url_long');
  if (events.length === 0) why.push('no_event');
  if (description.length > LONGEST_DESCRIPTION) why.push('description_long');
  return why.length > 0 ? why : { url, events, description };
}

export const hookMoves = ['edit', 'pause', 'resume', 'rotate', 'test', 'archive', 'restore'] as const;
export type HookMove = (typeof hookMoves)[number];

const startsAt = {
  edit: ['active', 'paused'],
  pause: ['active'],
  resume: ['paused'],
  rotate: ['active', 'paused'],
  test: ['active', 'paused'],
  archive: ['active', 'paused'],
  restore: ['archived'],
} as const satisfies Record<HookMove, readonly HookState[]>;

const because = { active: 'is_active', paused: 'is_paused', archived: 'is_archived' } as const;

/** Whether the hook, as it stands, can make the move; who administers the hub may make all of them. */
export function whyNotMove(move: HookMove, hook: Pick<Hook, 'state'>): HookRefusal | null {
  const states: readonly HookState[] = startsAt[move];
  if (states.includes(hook.state)) return null;
  return move === 'restore' ? 'not_archived' : because[hook.state];
}

/** Whether a delivery can be sent again by hand. */
export function whyNotResend(it: { readonly state: DeliveryState; readonly hookState: HookState }): HookRefusal | null {
  if (it.state === 'waiting') return 'still_waiting';
  if (it.state === 'dropped') return 'was_dropped';
  return it.hookState === 'active' ? null : because[it.hookState];
}

/** Whether a waiting delivery goes out now: a test also to a paused hook, to see whether it may go on. */
export function isSent(it: { readonly event: DeliveryEvent; readonly hookState: HookState }): boolean {
  return it.hookState === 'active' || (it.event === TEST && it.hookState === 'paused');
}

export type Verdict =
  | { readonly state: 'delivered' }
  | { readonly state: 'waiting'; readonly nextAt: Date }
  | { readonly state: 'failed'; readonly because: 'gone' | 'exhausted' };

type Tried = { readonly event: DeliveryEvent; readonly tries: number };

/**
 * What follows an attempt: 2xx is taken, 410 ends the hook, all else is tried again while the schedule lasts; a test is
 * tried once. `tries` counts this attempt too; `roll` is between 0 and 1.
 */
export function verdictOn(result: Pick<Result, 'status'>, it: Tried, roll: number, now: Date): Verdict {
  const { status } = result;
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === GONE) return { state: 'failed', because: 'gone' };
  const wait = it.event === TEST ? undefined : waitsMs[it.tries];
  if (wait === undefined) return { state: 'failed', because: 'exhausted' };
  return { state: 'waiting', nextAt: new Date(now.getTime() + Math.round(wait * (1 + JITTER * roll))) };
}
