import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A piece of a page by itself, for scripts that put it into the page. */
export function fragment(node: VNode): Response {
  return new Response(renderToString(node), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}
