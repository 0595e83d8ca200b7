import type { ContentOf, LastingContent } from '../model/content.ts';

/** Whether a rule, decree or agreement is in force on the day (`YYYY-MM-DD`). */
export function isInForce(content: LastingContent, day: string): boolean {
  if ('date' in content && content.date !== null && content.date > day) return false;
  if ('validUntil' in content && content.validUntil !== null && content.validUntil < day) return false;
  return content.dimension !== 'policy' || content.revokedOn === null || content.revokedOn > day;
}

/** Whether a budget line is money of its year: what was granted, or planned while nothing was granted yet. Granted nothing is no money. */
export function hasMoney({ granted, planned }: Pick<ContentOf<'budget'>, 'granted' | 'planned'>): boolean {
  return granted === null ? planned !== null && planned > 0 : granted > 0;
}

/** Whether the target of an agreement was met; null while no result is known. */
export function isMet({ better, target, result }: Pick<ContentOf<'performance'>, 'better' | 'target' | 'result'>) {
  if (result === null) return null;
  return better === 'higher' ? result >= target : result <= target;
}

/** Names that are told apart, whatever their case and spaces. */
export function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map(names.map((name) => [name.trim().replaceAll(/\s+/g, ' ').toLowerCase(), name]));
  return [...seen.values()];
}
