import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { AUTH_BASE, authOf, authOrigin, IP_HEADER } from './auth.ts';
import type { PersonId } from './model.ts';

/** Who asks the sign-in engine, and through which door: taken from one request. */
export type Caller = {
  readonly db: Database;
  readonly config: Config;
  readonly ip: string;
  readonly userAgent: string;
  /** The request's cookies; '' when the question needs no session. */
  readonly cookie: string;
  readonly now: Date;
};

export type EngineAnswer = {
  readonly status: number;
  /** The engine's own code of a refusal, such as INVALID_TOKEN; '' when it gave none. */
  readonly code: string;
  readonly userId: string | null;
  /** Everything it told, for the few questions whose answer is more than a yes. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly cookies: readonly string[];
  /** Seconds to wait, after too many attempts. */
  readonly retryAfter: number;
};

/** Asks the engine as a browser would, so that its rate limits and checks apply; it is reachable in no other way. */
export async function askEngine(caller: Caller, path: string, body: object): Promise<EngineAnswer> {
  const auth = await authOf(caller.db, caller.config);
  const origin = authOrigin(caller.config);
  const headers = headersOf(caller);
  const request = new Request(`${origin}${AUTH_BASE}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answerOf(await auth.handler(request));
}

function headersOf(caller: Caller): Headers {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: authOrigin(caller.config),
    'user-agent': caller.userAgent,
    [IP_HEADER]: caller.ip,
  });
  if (caller.cookie) headers.set('cookie', caller.cookie);
  return headers;
}

/** Opens a session, or the wait for the second step, for somebody whom we have identified without a password. */
export async function enterProven(caller: Caller, personId: PersonId, secondStep: boolean): Promise<EngineAnswer> {
  const auth = await authOf(caller.db, caller.config);
  const body = { personId, secondStep };
  return answerOf(await auth.api.enterProven({ body, headers: headersOf(caller), asResponse: true }));
}

async function answerOf(response: Response): Promise<EngineAnswer> {
  const told = ((await response.json().catch(() => null)) ?? {}) as { code?: unknown; user?: { id?: unknown } };
  if (response.status >= 500) throw new Error(`the sign-in engine failed with ${response.status}`);
  return {
    status: response.status,
    code: typeof told.code === 'string' ? told.code : '',
    userId: typeof told.user?.id === 'string' ? told.user.id : null,
    told: told as Record<string, unknown>,
    cookies: response.headers.getSetCookie(),
    retryAfter: Number(response.headers.get('x-retry-after') ?? 0),
  };
}
