import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { type RecordLife, recordLives } from '#registry/index.ts';
import { type LastingLife, lastingLives } from '../lasting/queries/lives.ts';
import type { Life, Statement } from './model.ts';

/** A life with what it is called and whose it is. */
export type KnownLife = Life & Pick<RecordLife, 'id' | 'title' | 'institutionId'>;

/** How every public innovation lived, or those of a place: by its own text, by what yearly checks found, and since when it has what holds it. */
export async function livesOf(conn: Conn, place: string | null = null): Promise<readonly KnownLife[]> {
  const records = await recordLives(conn, place);
  const lasting = await lastingLives(
    conn,
    records.map((it) => it.id),
  );
  return records.map((it) => {
    const own = lasting.get(it.id);
    const statements = [...saidOf(it), ...(own ? foundOf(own) : [])];
    return { ...it, registered: dayOf(it.createdAt), statements, since: own ? sinceOf(own) : {} };
  });
}

function saidOf({ sustainabilityStatus: status, sustainabilityDate: day }: RecordLife): readonly Statement[] {
  return status && day ? [{ status, day, said: day }] : [];
}

/** What checks found; who was silent said nothing. */
function foundOf({ conditions }: LastingLife): readonly Statement[] {
  return conditions.flatMap(({ status, since, at }) =>
    status && since ? [{ status, day: since, said: dayOf(at) }] : [],
  );
}

/** A budget and an agreement hold from the first day of their first year; a rule from its date. What ended later still was. */
function sinceOf({ regulationFrom, budgetYears, agreementYears }: LastingLife): Life['since'] {
  const firstDay = (years: readonly number[]) => (years[0] === undefined ? null : `${years[0]}-01-01`);
  const days = { policy: regulationFrom, budget: firstDay(budgetYears), performance: firstDay(agreementYears) };
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day !== null));
}
