import type { Tx } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import type { Round } from '../model/round.ts';
import { roundById } from '../queries/round.ts';
import { tables } from '../schema.ts';

/** Locks and loads a round until the transaction ends, so that its set-up changes one step at a time; null without one. */
export async function holdRound(tx: Tx, id: RoundId): Promise<Round | null> {
  await tables(tx).selectFrom('evaluation_round').select('id').where('id', '=', id).forUpdate().execute();
  return roundById(tx, id);
}
