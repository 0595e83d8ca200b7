import type { Viewer } from '#identity/index.ts';
import type { EntryOwnership } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { relationsTo } from './moves.ts';

/** Why the viewer cannot remind the writers of this entry now: it is for the admin, while they still write and it is not too late. */
export function whyNotRemind(
  entry: EntryOwnership,
  viewer: Viewer,
  closes: Date | null,
  now: Date,
): EntryRefusal | null {
  const relations = relationsTo(entry, viewer);
  if (!relations.includes('admin')) return relations.length > 0 ? 'admin_only' : 'not_yours';
  if (entry.state === 'submitted' || entry.state === 'withdrawn' || entry.state === 'with_admin') return entry.state;
  if (closes === null) return 'closing_unset';
  return now >= closes ? 'closed' : null;
}
