import type { ComponentChildren } from 'preact';
import type { Config } from '../config.ts';
import type { Database } from '../db.ts';
import type { Locale, MessageKey } from '../i18n/i18n.ts';
import type { Log } from '../log.ts';
import type { FormValues } from './form.ts';

/** What a guard answers: come in, sign in first, or there is nothing here (404: its existence is not told). */
export type Admission = 'yes' | 'sign_in' | 'no';

export type Guard<Viewer> = {
  /** Stable name, shown in the documentation and asserted by the test of every route × every role. */
  readonly name: string;
  readonly admits: (viewer: Viewer) => Admission;
};

/** Everything a handler may use of one request. */
export type Visit<Viewer> = {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: FormValues;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly locale: Locale;
  readonly ip: string;
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  /** Public address of this instance without trailing slash. */
  readonly baseUrl: string;
  /** Message key left by the action before the redirect, shown once. */
  readonly flash: MessageKey | null;
};

/** A page to be shown inside the one layout; the app renders it. */
export type Page = {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly status?: number;
  readonly description?: string;
  /** Path of the canonical address; the visited path when left out. */
  readonly canonical?: string;
  /** Extra elements for the head: JSON-LD, feed link, Open Graph image. */
  readonly head?: ComponentChildren;
  /** Names of island scripts this page wants (files of src/<capability>/islands). */
  readonly islands?: readonly string[];
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  readonly noindex?: boolean;
  /** Wide pages (tables, maps) take the whole width; reading pages a narrow column. */
  readonly width?: 'reading' | 'wide';
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
};

export type Answer = Response | { readonly page: Page };

export type Route<Viewer> = {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Hono pattern, taken from paths.ts. */
  readonly path: string;
  readonly guard: Guard<Viewer>;
  /** Name of the audit event: what a POST records, or what a GET shows (access log). */
  readonly event: string;
  /** Largest body in bytes, as it stands or by the settings; 1 MiB unless told. */
  readonly bodyLimit?: number | ((config: Config) => number);
  /** The handler reads the body off the request by itself, as it comes. */
  readonly raw?: true;
  /** Goes past those who wait in a rush: short work, without which somebody would lose what they wrote or their deadline. */
  readonly ahead?: true;
  /** For programs: who comes is told by a token, the language by a header, and errors are problems instead of pages. */
  readonly forPrograms?: true;
  readonly handle: (visit: Visit<Viewer>) => Answer | Promise<Answer>;
};

export function show(page: Page): Answer {
  return { page };
}

/** 303 to another page, with a message for the reader there. */
export function redirect(to: string, flash?: MessageKey): Response {
  const headers = new Headers({ location: to });
  if (flash) headers.append('set-cookie', `tuntas_flash=${flash}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  return new Response(null, { status: 303, headers });
}

/** Thrown or returned for what is not there, or not there for this viewer: the reader learns no difference. */
export class NotFound extends Error {
  constructor() {
    // Nobody reads where it was thrown, and finding that out takes longer than the rest.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super('not found');
    Error.stackTraceLimit = limit;
    this.name = 'NotFound';
  }
}
