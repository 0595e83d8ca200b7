import type { Tx } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { ContentField } from '../model/sections.ts';
import { contentAt } from '../queries/revisions.ts';
import { mergeContent } from '../rules/content-merge.ts';
import type { OpenVersion } from './load.ts';

type Typed = { readonly revision: number; readonly content: Partial<InnovationContent> };
type Fitted = { readonly content: Partial<InnovationContent>; readonly theirs: readonly ContentField[] };

/** What was typed on top of what others saved since; null when both changed the same and a person must choose. */
export async function fitted(tx: Tx, open: OpenVersion, input: Typed): Promise<Fitted | null> {
  if (open.revision === input.revision) return { content: input.content, theirs: [] };
  const base = await contentAt(tx, open, input.revision);
  const { merged, clashes, theirs } = mergeContent({ base, stored: open.content, typed: input.content });
  return clashes.length > 0 ? null : { content: merged, theirs };
}
