import type { SubjectDoor } from '#evaluation/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { entryReading } from '../entry/reading.ts';
import { leadersAt } from './queries/leaders.ts';

/** What is known of entries beside their content: digital or not, and whether leaders came to the interview. */
async function aspectsOf(conn: Conn, subjectIds: readonly string[]) {
  const told = (await entryReading.aspectsOf?.(conn, subjectIds)) ?? new Map();
  const leaders = await leadersAt(conn, subjectIds as readonly EntryId[]);
  return new Map(
    subjectIds.map((id) => {
      const { digital = null } = told.get(id) ?? {};
      return [id, { digital, leader: leaders.get(id as EntryId) ?? null }];
    }),
  );
}

/** What jurors read of an entry, which this room completes by what was seen of it in the interview. */
export const heardReading: SubjectDoor = { ...entryReading, aspectsOf };
