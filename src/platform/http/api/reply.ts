import { createHash } from 'node:crypto';
import type { Visit } from '../route.ts';

/** What an operation answers when it did what was asked. */
export type Reply<Data> = {
  readonly data: Data;
  /** Relations of a list to its other pages: `next`, `prev`. */
  readonly links?: Readonly<Record<string, string>>;
  /** Address of what was made. */
  readonly location?: string;
};

/** Answers depend on who asks and in which language. */
const VARY = 'Authorization, Accept-Language, Cookie';
const SHORT = 'public, max-age=60';
const TAG_LENGTH = 22;

type Asked = { readonly method: string; readonly status: number };

/** The answer as JSON; what was read carries a mark, by which it is not sent again while it is the same. */
export function replyResponse<Viewer>(asked: Asked, visit: Visit<Viewer>, reply: Reply<unknown>): Response {
  const body = JSON.stringify(reply.data);
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', vary: VARY });
  const links = Object.entries(reply.links ?? {}).map(([rel, href]) => `<${href}>; rel="${rel}"`);
  if (links.length > 0) headers.set('link', links.join(', '));
  if (reply.location) headers.set('location', reply.location);
  if (asked.method !== 'get') {
    headers.set('cache-control', 'no-store');
    return new Response(body, { status: asked.status, headers });
  }
  const own = visit.request.headers.has('authorization');
  headers.set('cache-control', own ? 'private, no-cache' : SHORT);
  const tag = tagOf(body);
  headers.set('etag', tag);
  if (isKnown(tag, visit.request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers });
  return new Response(body, { status: asked.status, headers });
}

/** Weak, for the bytes differ when they are packed. */
function tagOf(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, TAG_LENGTH)}"`;
}

function isKnown(tag: string, told: string | null): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (told ?? '').split(',').some((it) => bare(it) === bare(tag) || it.trim() === '*');
}

/** Pages of other sites may read what everyone may; what a token opens is not for them. */
export function openToSites(request: Request, response: Response): void {
  if (!['GET', 'HEAD'].includes(request.method) || request.headers.has('authorization')) return;
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', 'ETag, Link, Retry-After');
}
