import { markerOf, SNIPPET_LENGTH } from '../marks.ts';
import type { Card } from './cards.ts';

/** A hit as it is told: facts by the names of its shelf, title and snippet with marks around what was looked for. */
export type Told = { readonly facts: unknown; readonly title: string; readonly snippet: string };

/**
 * These cards as JSON of `Told[]`: it is read once, where it is shown, and facts go through as PostgreSQL wrote them. `forms`: words as
 * people write them that were looked for; null where nothing was.
 */
export function toldOf(cards: readonly Card[], forms: readonly string[] | null): string {
  const marker = forms ? markerOf(new Set(forms)) : null;
  const parts = cards.map(({ facts, title, summary, body }) => {
    const [shown, snippet] = marker
      ? [marker.whole(title), marker.snippet(`${summary} ${body}`.trimEnd())]
      : [title, beginning(summary)];
    return `{"facts":${facts},"title":${JSON.stringify(shown)},"snippet":${JSON.stringify(snippet)}}`;
  });
  return `[${parts.join(',')}]`;
}

/** The first letters, as PostgreSQL counts them: a letter of two units is one. */
function beginning(summary: string): string {
  if (summary.length <= SNIPPET_LENGTH) return summary;
  return Array.from(summary.slice(0, 2 * SNIPPET_LENGTH))
    .slice(0, SNIPPET_LENGTH)
    .join('');
}
