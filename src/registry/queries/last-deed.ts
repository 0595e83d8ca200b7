import { historyOf } from '#audit/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';

type Deed = { readonly kind: 'innovation' | 'problem'; readonly id: string; readonly event: string };

/** Whether the last that happened to the thing is this deed of this viewer: then a second click is no mistake. */
export async function wasLast(conn: Conn, viewer: Viewer, { kind, id, event }: Deed): Promise<boolean> {
  if (!viewer.person) return false;
  const [last] = await historyOf(conn, { kind, id });
  return last?.event === event && last.personId === viewer.person.id;
}
