import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { currentLocale } from '#platform/i18n/i18n.ts';

/** HTML that was made by us from components, so that it is escaped already. */
export type KeptHtml = { readonly html: string };

const kept = new WeakMap<object, Map<string, KeptHtml>>();
const MOST = 40;

/**
 * A part of a page that is the same while its ground is: made once for each key and language, and forgotten with the
 * ground. The facets of a list are most of its HTML and stay as they are from page to page. Null: it will not be asked for again.
 */
export function keptPart(ground: object | null, key: string, make: () => VNode): KeptHtml {
  if (!ground) return { html: renderToString(make()) };
  const parts = kept.get(ground) ?? new Map<string, KeptHtml>();
  kept.set(ground, parts);
  const name = `${currentLocale()} ${key}`;
  const known = parts.get(name);
  if (known) return known;
  if (parts.size >= MOST) parts.clear();
  const made = { html: renderToString(make()) };
  parts.set(name, made);
  return made;
}

/** Puts a kept part into its place. */
export function KeptPart({ part }: { readonly part: KeptHtml }) {
  return <div dangerouslySetInnerHTML={{ __html: part.html }} />;
}
