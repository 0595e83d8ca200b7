import type { DocKind } from '../../model/doc.ts';
import { LONGEST_QUERY } from '../../search/query-text.ts';
import { kindWords } from '../views/search-page.tsx';

/** What the address looks for over everything: the words, and of one kind alone. */
export function askedSearch(query: URLSearchParams): { readonly typed: string; readonly kind: DocKind | null } {
  const word = query.get('jenis') ?? '';
  return {
    typed: (query.get('q') ?? '').slice(0, LONGEST_QUERY).trim(),
    kind: (Object.keys(kindWords) as DocKind[]).find((it) => kindWords[it] === word) ?? null,
  };
}
