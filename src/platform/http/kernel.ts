import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Config } from '../config.ts';
import type { Database } from '../db.ts';
import { baseLocale, inLocale, isLocale, isMessageKey, type Locale } from '../i18n/i18n.ts';
import type { Log } from '../log.ts';
import { spokenLocale } from './api/language.ts';
import { commonProblems, type Problem, problemResponse, tokenWanted, writeWanted } from './api/problem.ts';
import { openToSites } from './api/reply.ts';
import { bytesUpTo } from './bytes.ts';
import { emptyForm, type FormValues, formValues } from './form.ts';
import { packedPage } from './packed.ts';
import { type Answer, NotFound, type Page, type Route, type Visit } from './route.ts';
import type { Turnstile } from './turnstile.ts';

export type ErrorStatus = 400 | 403 | 404 | 413 | 500 | 503;

export type Kernel<Viewer> = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly baseUrl: () => string;
  readonly clock: () => Date;
  readonly viewerOf: (request: Request, ip: string) => Promise<{ viewer: Viewer; headers?: Headers }>;
  /** Who sends a request to a route for programs; cookies say nothing there. */
  readonly programOf: (request: Request, ip: string) => Promise<{ viewer: Viewer; refusal?: Problem }>;
  readonly clientIp: (context: Context) => string;
  /** The whole document of a page; the route says which page it is. */
  readonly render: (page: Page, { visit, route }: Asked<Viewer>) => readonly string[];
  readonly signInPath: (back: string) => string;
  /** What stands between a viewer and a route beside its guard, answered in its place; null when nothing does. */
  readonly bar: (visit: Visit<Viewer>, route: Route<Viewer>) => Answer | null;
  readonly errorPage: (status: ErrorStatus, reference: string) => Page;
  /** What is neither ahead nor raw waits its turn here. */
  readonly inTurn: Turnstile;
  /** Counts a fault for the operator; the text of the fault goes to the log only. */
  readonly onFault: (error: unknown, fields: object) => void;
};

export type Asked<Viewer> = { readonly visit: Visit<Viewer>; readonly route: Route<Viewer> };

const DEFAULT_BODY_LIMIT = 1024 * 1024;
/** When to come again, where too many wait. */
export const RETRY_SECONDS = '10';

/** Registers the routes: language, viewer, guard, body, handler, rendering and the access log are the same for all. */
export function mount<Viewer>(app: Hono, routes: readonly Route<Viewer>[], kernel: Kernel<Viewer>): void {
  for (const route of routes) {
    app.on(route.method, route.path, (context) => answer(context, route, kernel));
  }
}

/** Answers with the page of an error, in the reader's language and layout, where no route is asked: 404 and 403. */
export function erring<Viewer>(kernel: Kernel<Viewer>, status: 403 | 404): (context: Context) => Promise<Response> {
  const route: Route<Viewer> = {
    method: 'get',
    path: '*',
    guard: { name: 'anyone', admits: () => 'yes' },
    event: status === 404 ? 'platform.missing' : 'platform.foreign_form',
    handle: () => ({ page: kernel.errorPage(status, '') }),
  };
  const forPrograms: Route<Viewer> = { ...route, forPrograms: true, handle: () => problemResponse(problemOf(404)) };
  return (context) => answer(context, isForPrograms(context.req.path) ? forPrograms : route, kernel);
}

/** Addresses of the interface for programs; what is not there is told as one. */
export function isForPrograms(path: string): boolean {
  return path.startsWith('/api/');
}

async function answer<Viewer>(context: Context, route: Route<Viewer>, kernel: Kernel<Viewer>): Promise<Response> {
  const started = performance.now();
  const locale = localeOf(context.req.raw, route);
  const reference = randomUUID();
  return inLocale(locale, async () => {
    const visit = await visitOf(context, { kernel, locale, route });
    const response = await guarded(route, visit, { kernel, reference, context });
    if (route.forPrograms) openToSites(context.req.raw, response);
    settle(response, visit);
    kernel.log.info(
      {
        event: route.event,
        method: context.req.method,
        path: visit.url.pathname,
        status: response.status,
        duration_ms: Math.round((performance.now() - started) * 10) / 10,
        reference,
      },
      'answered a request',
    );
    return response;
  });
}

type Setting<Viewer> = { kernel: Kernel<Viewer>; reference: string; context: Context };

async function guarded<Viewer>(
  route: Route<Viewer>,
  visit: Arrival<Viewer>,
  { kernel, reference, context }: Setting<Viewer>,
): Promise<Response> {
  const error = (status: ErrorStatus) => told({ kernel, reference, context }, { visit, route }, status);
  try {
    if (visit.refusal) return problemResponse(visit.refusal);
    const barred = kernel.bar(visit, route);
    if (barred) return respond(kernel, { visit, route }, barred);
    const admission = route.guard.admits(visit.viewer);
    if (route.forPrograms && admission !== 'yes')
      return problemResponse(admission === 'no' ? writeWanted : tokenWanted);
    if (admission === 'no') throw new NotFound();
    if (admission === 'sign_in') return signInFirst(kernel, visit);
    const body = await bodyOf(context, route, kernel.config);
    if (body === 'too_large') return error(413);
    if (body === 'unreadable') return error(400);
    return (await handled(route, { ...visit, form: body }, kernel)) ?? error(503);
  } catch (fault) {
    if (fault instanceof NotFound) return error(404);
    kernel.onFault(fault, { reference, path: visit.url.pathname, event: route.event });
    return error(500);
  }
}

/** What the route answers when its turn has come; null where too many wait. */
async function handled<Viewer>(
  route: Route<Viewer>,
  visit: Arrival<Viewer>,
  kernel: Kernel<Viewer>,
): Promise<Response | null> {
  const work = async () => respond(kernel, { visit, route }, await route.handle(visit));
  return route.ahead || route.raw ? work() : kernel.inTurn(work);
}

/** An error outside the handler: a page for people, a problem for programs. */
function told<Viewer>({ kernel, reference }: Setting<Viewer>, asked: Asked<Viewer>, status: ErrorStatus): Response {
  if (asked.route.forPrograms) return problemResponse(problemOf(status), status === 500 ? reference : undefined);
  return rendered(kernel, asked, kernel.errorPage(status, reference), status);
}

function problemOf(status: ErrorStatus): Problem {
  if (status === 404 || status === 403) return { problem: commonProblems.missing };
  if (status === 413) return { problem: commonProblems.tooLarge };
  if (status === 503) return { problem: commonProblems.tooMany, headers: { 'retry-after': RETRY_SECONDS } };
  return { problem: status === 400 ? commonProblems.unreadable : commonProblems.fault };
}

function signInFirst<Viewer>(kernel: Kernel<Viewer>, visit: Visit<Viewer>): Response {
  const back = visit.request.method === 'GET' ? visit.url.pathname + visit.url.search : '/';
  return new Response(null, { status: 303, headers: { location: kernel.signInPath(back) } });
}

function respond<Viewer>(kernel: Kernel<Viewer>, asked: Asked<Viewer>, result: Answer): Response {
  if (result instanceof Response) return result;
  return rendered(kernel, asked, result.page, result.page.status ?? 200);
}

function rendered<Viewer>(kernel: Kernel<Viewer>, asked: Asked<Viewer>, page: Page, status: number): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', ...page.headers });
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  headers.set('vary', 'Cookie, Accept-Encoding');
  for (const cookie of page.cookies ?? []) headers.append('set-cookie', cookie);
  const body = packedPage(kernel.render(page, asked), asked.visit.request, headers);
  return new Response(body, { status, headers });
}

type Arrival<Viewer> = Visit<Viewer> & { readonly cookies: Headers | null; readonly refusal: Problem | null };

/** Cookies that came up on the way (renewed session, message shown once) go out with any answer, unless it sets them itself. */
function settle<Viewer>(response: Response, visit: Arrival<Viewer>): void {
  const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='));
  const own = new Set(response.headers.getSetCookie().map(nameOf));
  for (const cookie of visit.cookies?.getSetCookie() ?? []) {
    if (!own.has(nameOf(cookie))) response.headers.append('set-cookie', cookie);
  }
  if (visit.flash && response.status === 200)
    response.headers.append('set-cookie', 'tuntas_flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
}

async function visitOf<Viewer>(
  context: Context,
  { kernel, locale, route }: { kernel: Kernel<Viewer>; locale: Locale; route: Route<Viewer> },
): Promise<Arrival<Viewer>> {
  const ip = kernel.clientIp(context);
  const { viewer, headers, refusal } = await whoComes(context.req.raw, ip, { kernel, route });
  const url = new URL(context.req.url);
  const flash = cookieOf(context.req.raw, 'tuntas_flash');
  return {
    request: context.req.raw,
    url,
    params: context.req.param() as Record<string, string>,
    query: wellFormed(url.searchParams),
    form: emptyForm,
    viewer,
    now: kernel.clock(),
    locale,
    ip,
    db: kernel.db,
    config: kernel.config,
    log: kernel.log,
    baseUrl: kernel.baseUrl(),
    flash: flash && isMessageKey(flash) ? flash : null,
    cookies: headers ?? null,
    refusal: refusal ?? null,
  };
}

type Comer<Viewer> = { readonly viewer: Viewer; readonly headers?: Headers; readonly refusal?: Problem };

async function whoComes<Viewer>(
  request: Request,
  ip: string,
  { kernel, route }: { kernel: Kernel<Viewer>; route: Route<Viewer> },
): Promise<Comer<Viewer>> {
  return route.forPrograms ? kernel.programOf(request, ip) : kernel.viewerOf(request, ip);
}

/** The query as the database can hold it: without NUL, which no text in it may have. */
function wellFormed(query: URLSearchParams): URLSearchParams {
  if (![...query].some(([name, value]) => name.includes('\0') || value.includes('\0'))) return query;
  return new URLSearchParams([...query].map(([name, value]) => [name, value.replaceAll('\0', '')]));
}

/** The language of the reader's choice, kept in a cookie; Indonesian first. Programs say theirs in a header. */
function localeOf(request: Request, route: { readonly forPrograms?: true }): Locale {
  const spoken = route.forPrograms ? spokenLocale(request.headers.get('accept-language')) : null;
  if (spoken) return spoken;
  const chosen = cookieOf(request, 'tuntas_locale');
  return isLocale(chosen) ? chosen : baseLocale;
}

export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

async function bodyOf<Viewer>(
  context: Context,
  route: Route<Viewer>,
  config: Config,
): Promise<FormValues | 'too_large' | 'unreadable'> {
  if (route.method === 'get' || route.raw) return emptyForm;
  const told = route.bodyLimit ?? DEFAULT_BODY_LIMIT;
  const limit = typeof told === 'function' ? told(config) : told;
  const bytes = await bytesUpTo(context.req.raw, limit);
  if (bytes === 'too_large') return 'too_large';
  const type = context.req.header('content-type') ?? 'application/x-www-form-urlencoded';
  if (bytes.length === 0) return emptyForm;
  try {
    return formValues(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  } catch {
    return 'unreadable';
  }
}
