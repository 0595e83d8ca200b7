import type { Viewer } from '#identity/index.ts';
import type { InnovationContent } from '../model/content.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { whyNotPublishable } from './completeness.ts';
import { type Movable, whyNot } from './moves.ts';

/** What an admin can do to many records at once. */
export const bulkMoves = ['publish', 'return', 'assign_keeper', 'archive'] as const;
export type BulkMove = (typeof bulkMoves)[number];

export function isBulkMove(text: string): text is BulkMove {
  return (bulkMoves as readonly string[]).includes(text);
}

/** Why one of many would be skipped; the same answers as for one record by itself. */
export function whyNotBulk(
  move: BulkMove,
  record: Movable,
  content: InnovationContent,
  viewer: Viewer,
): RecordRefusal | null {
  const forbidden = whyNot(move === 'assign_keeper' ? 'appoint_keeper' : move, record, viewer);
  if (forbidden) return forbidden;
  return move === 'publish' && whyNotPublishable(content, record.origin).length > 0 ? 'incomplete' : null;
}
