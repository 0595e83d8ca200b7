import { createHash } from 'node:crypto';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Characters that XML 1.0 cannot carry at all, escaped or not (§2.2): controls, halves of pairs, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
const UNCARRIED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A piece of XML that is well-formed by construction. */
export type Xml = { readonly xml: string };
type Part = string | Xml | readonly Xml[];

/** Text as it may stand between tags or in a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(UNCARRIED, '').replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

function written(part: Part): string {
  if (typeof part === 'string') return escapeXml(part);
  return 'xml' in part ? part.xml : part.map((it) => it.xml).join('');
}

/** XML out of a template; whatever is put in is escaped unless it is XML already. */
export function xml(pieces: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  return { xml: pieces.reduce((text, piece, at) => text + written(parts[at - 1] ?? '') + piece) };
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * What a copy is recognised by (RFC 9110 §8.8). Weak, because the answer may be compressed on its way; no time where
 * nobody knows when the answer changed last.
 */
export type Validators = { readonly etag: string; readonly lastModified: Date | null };

/** A tag that changes with each of these. */
export function etagOf(...parts: readonly (string | number)[]): string {
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`;
}

const SECOND = 1000;

/** Whether the asker's copy is still good: by its tag, else by its time (RFC 9110 §13.2.2). */
export function isFresh(asked: { readonly get: (name: string) => string | null }, { etag, lastModified }: Validators) {
  const tags = asked.get('if-none-match');
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  if (tags !== null) return tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === bare(etag));
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  return (
    lastModified !== null && Number.isFinite(since) && Math.floor(lastModified.getTime() / SECOND) * SECOND <= since
  );
}
