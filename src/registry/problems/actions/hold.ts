import type { Tx } from '#platform/db.ts';
import type { ProblemId } from '../../model/ids.ts';
import type { Problem } from '../../model/record.ts';
import { tables } from '../../schema.ts';
import { problemColumns } from '../schema.ts';

export type HeldProblem = Problem & { readonly lesson: string };

/** Locks and loads a problem until the transaction ends; null when there is none. */
export async function holdProblem(tx: Tx, id: ProblemId): Promise<HeldProblem | null> {
  const row = await tables(tx)
    .selectFrom('problem')
    .select(problemColumns)
    .where('problem.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
