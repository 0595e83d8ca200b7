import type { InnovationContent } from '../model/content.ts';
import type { Condition } from './model.ts';

type Said = Pick<InnovationContent, 'sustainabilityStatus' | 'sustainabilityReason' | 'sustainabilityDate'>;

/** The newest word of each year, the newest year first; `conditions` come so. */
export function byYear(conditions: readonly Condition[]): readonly Condition[] {
  const years = Map.groupBy(conditions, (it) => it.year);
  return [...years.values()].flatMap(([newest]) => (newest ? [newest] : []));
}

/**
 * The text as far as the condition goes: the last word of a check, unless the text tells of a later day. A check that nobody answered changes
 * nothing here; that it stayed silent is told beside.
 */
export function withCondition<Content extends Said>(
  content: Content,
  conditions: readonly Pick<Condition, 'status' | 'reason' | 'since'>[],
): Content {
  const last = conditions.find((it) => it.status !== null);
  if (!last) return content;
  if (content.sustainabilityDate !== null && last.since !== null && content.sustainabilityDate > last.since)
    return content;
  return {
    ...content,
    sustainabilityStatus: last.status,
    sustainabilityReason: last.reason,
    sustainabilityDate: last.since,
  };
}
