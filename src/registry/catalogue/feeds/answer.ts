import type { Viewer } from '#identity/index.ts';
import type { Visit } from '#platform/http/route.ts';
import { etagOf, isFresh, type Validators, XML_HEAD, type Xml } from './rules.ts';

export type FeedVisit = Visit<Viewer>;

export type Kind = { readonly type: string; readonly seconds: number };

/** 304 when the asker's copy is good; else what `body` answers, with what the next copy is recognised by. */
export async function answered(
  visit: FeedVisit,
  validators: Validators,
  { type, seconds }: Kind,
  body: () => Promise<string | ReadableStream>,
): Promise<Response> {
  const { headers } = visit.request;
  // The kernel may add the cookie of a renewed session: what was asked for with cookies is for the asker alone.
  const scope = headers.has('cookie') ? 'private' : 'public';
  const answer = new Headers({
    'content-type': `${type}; charset=utf-8`,
    'cache-control': `${scope}, max-age=${seconds}`,
    etag: validators.etag,
    vary: 'Cookie',
  });
  if (validators.lastModified) answer.set('last-modified', validators.lastModified.toUTCString());
  if (!isFresh(headers, validators)) return new Response(await body(), { headers: answer });
  answer.delete('content-type');
  return new Response(null, { status: 304, headers: answer });
}

/** The same for what changes with the settings only. */
export function answeredText(visit: FeedVisit, kind: Kind, text: string): Promise<Response> {
  const validators = { etag: etagOf(text), lastModified: null };
  return answered(visit, validators, kind, async () => text);
}

export function documentOf(root: Xml): string {
  return XML_HEAD + root.xml;
}
