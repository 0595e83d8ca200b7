import type { PersonId } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ProblemId } from '../../model/ids.ts';
import type { Problem } from '../../model/record.ts';
import { tables } from '../../schema.ts';
import { measuredBy, problemColumns } from '../schema.ts';

export type HeldProblem = Problem & { readonly lesson: string; readonly measuredBy: PersonId | null };

/** Locks and loads a problem until the transaction ends; null when there is none. */
export async function holdProblem(tx: Tx, id: ProblemId): Promise<HeldProblem | null> {
  const row = await tables(tx)
    .selectFrom('problem')
    .select(problemColumns)
    .select(measuredBy)
    .where('problem.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
