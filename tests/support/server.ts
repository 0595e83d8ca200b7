import { createServer } from '../../src/app/server.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { testConfig, testNow, testPassword } from './people.ts';

export const HERE = 'http://localhost:3000';
/** Header by which the visitor's address is told here. */
const ADDRESS = 'x-real-ip';

export type Ask = {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  /** A Cookie header, as `cookiesOf` answers it. */
  readonly cookies?: string;
  readonly form?: Readonly<Record<string, string>> | FormData | string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestServer = {
  /** For a test that wants a socket of its own. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly ask: (path: string, ask?: Ask) => Promise<Response>;
  /** Posts a body whose length nobody promised. */
  readonly stream: (path: string, body: ReadableStream) => Promise<Response>;
  /** Signs in by the form and answers the cookies, as a browser would send them. */
  readonly cookiesOf: (email: string, password?: string) => Promise<string>;
  /** What was told to the operator as a fault, newest last. */
  readonly faults: readonly string[];
};

export type ServerOptions = { readonly config?: Partial<Config>; readonly clock?: () => Date };

function bodyOf(form: Ask['form']): BodyInit | undefined {
  return form instanceof FormData || typeof form === 'string' || form === undefined ? form : new URLSearchParams(form);
}

/** The whole web side on a test database, asked without a socket; times stand still unless a clock is given. */
export function testServer(db: Database, options: ServerOptions = {}): TestServer {
  const faults: string[] = [];
  const log = Object.assign(Object.create(silentLog), {
    error: (fields: { readonly error?: unknown }, text: string) => faults.push(`${text}: ${String(fields.error)}`),
  });
  // Renewed cookies are another answer: none are due however long a test takes.
  const fixed = {
    sessionCacheSeconds: 86_400,
    authRateLimit: false,
    apiPerMinute: 0,
    baseUrl: HERE,
    trustedProxyHeader: ADDRESS,
  };
  const config: Config = { ...testConfig, ...fixed, ...options.config };
  let visits = 0;
  const app = createServer({
    db,
    config,
    log,
    statics: { asset: (name) => `/assets/${name}`, serve: () => null },
    baseUrl: () => config.baseUrl ?? HERE,
    clock: options.clock ?? (() => testNow),
  });
  const ask = async (path: string, { method, cookies, form, headers }: Ask = {}): Promise<Response> => {
    const asked = method ?? (form === undefined ? 'GET' : 'POST');
    visits += 1;
    // Every visit comes from an address of its own, so that no limit by address is met by chance.
    const own = { [ADDRESS]: `10.0.${visits >> 8}.${visits & 255}` };
    const sent = new Headers({ ...(asked === 'POST' ? { origin: HERE } : {}), ...own, ...headers });
    if (cookies) sent.set('cookie', cookies);
    if (typeof form === 'string' && !sent.has('content-type'))
      sent.set('content-type', 'application/x-www-form-urlencoded');
    const body = bodyOf(asked === 'POST' ? (form ?? '') : form);
    return app.fetch(new Request(HERE + path, { method: asked, headers: sent, body }));
  };
  const cookiesOf = async (email: string, password = testPassword): Promise<string> => {
    const answer = await ask('/masuk', { form: { surel: email, sandi: password } });
    const cookies = answer.headers.getSetCookie().map((it) => it.split(';')[0] ?? '');
    if (answer.status !== 303 || cookies.length === 0) throw new Error(`${email} could not sign in: ${answer.status}`);
    return cookies.join('; ');
  };
  const stream = async (path: string, body: ReadableStream): Promise<Response> => {
    const headers = { origin: HERE, 'content-type': 'application/x-www-form-urlencoded' };
    return app.fetch(new Request(HERE + path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit));
  };
  return { ask, stream, cookiesOf, faults, fetch: async (request) => app.fetch(request) };
}

/** A Cookie header of what this answer sets; what it takes back is left out. */
export function cookiesIn(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .filter((it) => !/Max-Age=0/i.test(it))
    .map((it) => it.split(';')[0])
    .join('; ');
}
