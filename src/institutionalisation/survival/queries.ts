import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { type RecordLife, recordLives } from '#registry/index.ts';
import type { Life, Statement } from './model.ts';

/** How every public innovation lived, as far as the register knows. */
export async function livesOf(conn: Conn): Promise<readonly Life[]> {
  return (await recordLives(conn)).map((it) => ({
    ...it,
    registered: dayOf(it.createdAt),
    statements: saidOf(it),
    since: {},
  }));
}

function saidOf({ sustainabilityStatus: status, sustainabilityDate: day }: RecordLife): readonly Statement[] {
  return status && day ? [{ status, day, said: day }] : [];
}
